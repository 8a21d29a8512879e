import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';

/** Keys of labels and annotations by which access is decided, each with the setting that it follows from, if any. */
const RESERVED_KEYS: Readonly<Record<string, string | undefined>> = {
  'app.kubernetes.io/managed-by': undefined,
  'argocd.argoproj.io/sync-options': 'state',
  'cost-center': 'costCenter',
  department: 'department',
  environment: undefined,
  'kubernetes.io/metadata.name': 'namespace',
  'kustomize.toolkit.fluxcd.io/prune': 'state',
  'pod-security.kubernetes.io/audit': 'podSecurity.audit',
  'pod-security.kubernetes.io/warn': 'podSecurity.warn',
  tenant: 'name',
};

/** Prefixes of such keys. */
const RESERVED_PREFIXES: Readonly<Record<string, string | undefined>> = {
  'cdk8s-tenancy/': undefined,
  'pod-security.kubernetes.io/': 'podSecurity',
  'resource.k8s.io/': undefined,
  'resource.kubernetes.io/': undefined,
};

/** Reports the key of a label or annotation that cdk8s-tenancy writes. Returns whether the user may write it. */
export function checkReservedKey(key: string, path: FindingPath, findings: Findings): boolean {
  const prefix = Object.keys(RESERVED_PREFIXES).find((start) => key.startsWith(start));
  if (prefix === undefined && !Object.hasOwn(RESERVED_KEYS, key)) return true;
  const setting = RESERVED_KEYS[key] ?? (prefix && RESERVED_PREFIXES[prefix]);
  findings.add(
    'LABEL_RESERVED',
    path,
    `cdk8s-tenancy itself writes \`${key}\`.`,
    setting === undefined ? 'Remove it.' : `Remove it: it follows from \`${setting}\`.`,
  );
  return false;
}
