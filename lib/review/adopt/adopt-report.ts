import type { Severity } from '../../findings/codes/code-entry';
import { type Finding, formatPath } from '../../findings/finding';
import type { AdoptNote } from './adopted-namespace';
import type { AdoptRefusal, OverQuota } from './judge/judged-namespace';
import type { OldObject } from './judge/old-objects';
import type { OutsideRight } from './judge/outside-rights';
import type { RightChange } from './judge/right-changes';

/**
 * What `tenancy adopt --json` prints. New keys may be added; any other change of the shape comes with another
 * `apiVersion`.
 */
export interface AdoptReport {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'Adoption';
  readonly tenant: string;
  /** The cluster of the file that the entry is for; absent where the file names none. */
  readonly cluster?: string;
  /** The server that was read, and which cluster of the file it is, in words. */
  readonly readFrom?: string;
  readonly namespaces: readonly AdoptedPlace[];
  /** YAML: a whole file where there was none, and otherwise what is to be added to it. */
  readonly entry: string;
  /** What `tenancy validate` says of the file with the entry. */
  readonly findings: readonly AdoptFinding[];
  /** What gets lost or changes, and what somebody has to look at. */
  readonly notes: readonly AdoptNote[];
  /** What people may do less, or more, once the old bindings are gone. */
  readonly rights: readonly RightChange[];
  /** Who keeps rights in the namespaces from outside, by ClusterRoleBindings. */
  readonly outsideRights: readonly OutsideRight[];
  /** What uses more than the entry grants. */
  readonly overQuota: readonly OverQuota[];
  /** Running pods and workloads that would be refused if they were created again. */
  readonly refused: readonly AdoptRefusal[];
  /** What has to be deleted by hand. */
  readonly oldObjects: readonly OldObject[];
  /** ClusterRoles that have the names of ours, and are replaced. */
  readonly replacedRoles: readonly string[];
  /** What to do now, in this order. */
  readonly steps: readonly string[];
}

/** A namespace, and the environment that it becomes. */
export interface AdoptedPlace {
  readonly namespace: string;
  readonly environment: string;
}

/** A finding about the entry. */
export interface AdoptFinding {
  readonly code: string;
  readonly severity: Severity;
  /** Its place: `tenants[0].quota.gpu`. */
  readonly at: string;
  readonly message: string;
  readonly fix: string;
}

/** A finding as the report has it. */
export function adoptFinding({ code, severity, path, message, fix }: Finding): AdoptFinding {
  return { code, severity, at: formatPath(path), message, fix };
}

/** Whether the entry can be used as it is, and nothing that runs is in its way. */
export function isClean({ findings, overQuota, refused }: AdoptReport): boolean {
  return (
    findings.every(({ severity }) => severity !== 'error') &&
    overQuota.length === 0 &&
    refused.every(({ from }) => from === 'enforced')
  );
}
