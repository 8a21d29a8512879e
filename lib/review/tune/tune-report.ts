import type { Proposal, TuneReport } from './tune-fleet';
import { amountText } from './tuned-keys';

/**
 * What `tenancy tune --json` prints. Amounts are Kubernetes quantities. New keys may be added; any other change of the shape
 * comes with another `apiVersion`.
 */
export interface TuningReport {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'Tuning';
  readonly proposals: readonly TuningProposal[];
  /** Why nothing is proposed for somebody, each a sentence. */
  readonly notes: readonly string[];
}

/** A number of a quota, as it is and as it should be. */
export interface TuningProposal {
  readonly tenant: string;
  /** `cpu`, `memory`, `ephemeralStorage`, `storage`, `pods`, or `gpu.` and a pool. */
  readonly key: string;
  /** The total that the tenant has. */
  readonly before: string;
  /** The total that it should have. */
  readonly after: string;
  /** What the file is to state: without grants, which add to it. */
  readonly written: string;
  readonly used: {
    readonly p95: string;
    readonly p99: string;
    readonly peak: string;
    /** At the last reading. */
    readonly now: string;
    readonly readings: number;
    /** From the first reading to the last one. */
    readonly days: number;
  };
  /** In percent. */
  readonly headroom: number;
  /** The most that containers really took. Null: nothing measured it. */
  readonly real: string | null;
  /** The reason, in one line. */
  readonly why: string;
}

/** Proposals for programs. */
export function tuningReport({ proposals, notes }: TuneReport): TuningReport {
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'Tuning',
    proposals: proposals.map(proposalReport),
    notes,
  };
}

function proposalReport(proposal: Proposal): TuningProposal {
  const { tenant, key, figures, headroom, real, why } = proposal;
  const text = (nano: bigint): string => amountText(nano, key);
  return {
    tenant,
    key,
    before: text(proposal.before),
    after: text(proposal.after),
    written: text(proposal.written),
    used: {
      p95: text(figures.p95),
      p99: text(figures.p99),
      peak: text(figures.peak),
      now: text(figures.now),
      readings: figures.readings,
      days: Math.round(figures.days * 100) / 100,
    },
    headroom,
    real: real === undefined ? null : text(real),
    why,
  };
}
