import type { AmountChange } from '../../review/diff/amount-rows';
import { type Change, type Claim, sentence } from '../../review/diff/change';
import { type CostChange, type CostChanges, costAmount } from '../../review/diff/cost-changes';
import type { DiffReport as Report, ReportRow } from '../../review/diff/diff-report';
import { pathText } from '../../review/diff/objects/field-text';
import { present } from '../../review/diff/objects/object-pair';
import type { Place } from '../../review/diff/place';
import type { RiskLevel, Topic } from '../../review/diff/risk-rules';

/**
 * What `tenancy diff --format json` prints. New fields may be added; any other change of the shape comes with another
 * `apiVersion`. `null` means that something is not limited, or does not exist.
 */
export interface FleetDiff {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'FleetDiff';
  /** What the tree is compared with. */
  readonly base: string;
  /** Whether nothing changes. */
  readonly same: boolean;
  /** One line that says how carefully to read. */
  readonly verdict: string;
  /** What to know before reading, such as that the output is stale. */
  readonly notes: readonly string[];
  readonly totals: DiffTotals;
  /** Every tenant, environment and cluster where something changes. */
  readonly rows: readonly DiffRow[];
  /** By risk, topic and place. */
  readonly changes: readonly DiffChange[];
}

/** Sums over all changes. */
export interface DiffTotals {
  /** How many changes there are of each risk. */
  readonly changes: Readonly<Record<RiskLevel, number>>;
  /** How many objects there are only now, only in the base, and in both with other fields. */
  readonly objects: { readonly added: number; readonly removed: number; readonly changed: number };
  /** The amounts of the namespaces whose quota changes. */
  readonly amounts: {
    /** Accelerators of all pools. */
    readonly gpu: DiffAmount;
    /** Cores. */
    readonly cpu: DiffAmount;
    /** Bytes. */
    readonly memory: DiffAmount;
    /** Bytes. */
    readonly storage: DiffAmount;
  };
  /** What everything costs at most for a month. Absent: nothing has a price. */
  readonly cost?: DiffCost;
}

/** What something costs at most for a month, as decimals. It is a ceiling and not a bill. */
export interface DiffCost extends DiffAmount {
  /** As in ISO 4217. */
  readonly currency: string;
}

/** An amount on both sides: a Kubernetes quantity, or a decimal for money. */
export interface DiffAmount {
  readonly before: string | null;
  readonly after: string | null;
}

/** Whom something is about. */
export interface DiffPlace {
  /** The tenant or the shared service; `null` for the platform. */
  readonly tenant: string | null;
  /** The environment, which is `shared` for a shared service; `null` for the owner as a whole. */
  readonly environment: string | null;
  /** Absent if the file names no cluster. */
  readonly cluster?: string;
}

/** A place where something changes. */
export interface DiffRow extends DiffPlace {
  /** The worst of its changes. */
  readonly risk: RiskLevel;
  /** What its namespace has. Absent: its quota is the same. */
  readonly amounts?: {
    /** Accelerators by pool, or by resource where none is declared. */
    readonly gpu: Readonly<Record<string, DiffAmount>>;
    readonly cpu: DiffAmount;
    readonly memory: DiffAmount;
    readonly storage: DiffAmount;
  };
  /** What it costs at most for a month. Absent: nothing has a price. */
  readonly cost?: DiffCost;
}

/** A change in words. */
export interface DiffChange extends DiffPlace {
  readonly risk: RiskLevel;
  readonly topic: Topic;
  /** The rule that gives the change its risk. */
  readonly rule: string;
  readonly text: string;
  /** The objects that the sentence accounts for. */
  readonly objects: readonly DiffObject[];
}

/** An object that differs. */
export interface DiffObject {
  readonly change: 'added' | 'removed' | 'changed';
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Absent for objects of the whole cluster. */
  readonly namespace?: string;
  /** Relative to the output folder; that of the base for an object that is gone. */
  readonly file: string;
  /** The 1-based line where it starts. */
  readonly line: number;
  /** The fields that the sentence accounts for. Empty for an object that is new or gone. */
  readonly fields: readonly string[];
}

/** A report for programs. */
export function diffJson(report: Report): FleetDiff {
  const { base, same, verdict, notes, rows, totals, changes, cost } = report;
  const { gpu, cpu, memory, storage } = totals;
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'FleetDiff',
    base,
    same,
    verdict,
    notes,
    totals: {
      changes: totals.changes,
      objects: totals.objects,
      amounts: { gpu, cpu, memory, storage } satisfies Record<string, AmountChange>,
      ...(cost === undefined ? {} : { cost: costJson(cost.total, cost) }),
    },
    rows: rows.map((row) => rowJson(row, cost)),
    changes: changes.map(changeJson),
  };
}

function placeJson({ tenant, environment, cluster }: Place): DiffPlace {
  return {
    tenant: tenant || null,
    environment: environment || null,
    ...(cluster === '' ? {} : { cluster }),
  };
}

function rowJson({ place, risk, amounts, cost }: ReportRow, all: CostChanges | undefined): DiffRow {
  const own = {
    ...placeJson(place),
    risk,
    ...(cost === undefined || all === undefined ? {} : { cost: costJson(cost, all) }),
  };
  if (amounts === undefined) return own;
  const { gpu, cpu, memory, storage } = amounts;
  return { ...own, amounts: { gpu, cpu, memory, storage } };
}

function costJson({ before, after }: CostChange, { currency }: CostChanges): DiffCost {
  return {
    currency: currency.code,
    before: costAmount(before, currency),
    after: costAmount(after, currency),
  };
}

function changeJson(change: Change): DiffChange {
  const { risk, topic, rule, place, claims } = change;
  return {
    risk,
    topic,
    rule,
    ...placeJson(place),
    text: sentence(change),
    objects: claims.map(objectJson),
  };
}

function objectJson({ pair, fields }: Claim): DiffObject {
  const { before, after, kind, name, namespace } = pair;
  const { group, version, place } = present(pair);
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return {
    change,
    apiVersion: group === '' ? version : `${group}/${version}`,
    kind,
    name,
    ...(namespace === '' ? {} : { namespace }),
    file: place.file,
    line: place.line,
    fields: change === 'changed' ? fields.map(({ path }) => pathText(path)) : [],
  };
}
