import type { FindingPath, Findings } from '../../findings/finding';
import { isMap } from '../model/layers';
import { checkLabelKey, checkLabelValue } from './network/pod-selectors';

/** Label and annotation keys that say who may do what, and the setting that they follow from, if there is one. */
const RESERVED_KEYS: Readonly<Record<string, string | undefined>> = {
  'app.kubernetes.io/managed-by': undefined,
  'argocd.argoproj.io/sync-options': 'state',
  'cost-center': 'costCenter',
  department: 'department',
  environment: undefined,
  'kubernetes.io/metadata.name': 'namespace',
  'kustomize.toolkit.fluxcd.io/prune': 'state',
  tenant: 'name',
};

const RESERVED_PREFIXES = [
  'cdk8s-tenancy/',
  'pod-security.kubernetes.io/',
  'resource.k8s.io/',
  'resource.kubernetes.io/',
];

/** Reports labels or annotations that are not a user's to write, or that Kubernetes refuses. */
export function checkMetadata(
  map: unknown,
  what: 'labels' | 'annotations',
  path: FindingPath,
  findings: Findings,
): void {
  if (!isMap(map)) return;
  for (const [key, value] of Object.entries(map)) {
    const at = [...path, what, key];
    if (
      Object.hasOwn(RESERVED_KEYS, key) ||
      RESERVED_PREFIXES.some((prefix) => key.startsWith(prefix))
    ) {
      const setting = key.startsWith('pod-security.') ? 'podSecurity' : RESERVED_KEYS[key];
      findings.add(
        'LABEL_RESERVED',
        at,
        `\`${key}\` is written by cdk8s-tenancy itself.`,
        setting === undefined ? 'Remove it.' : `Remove it: it follows from \`${setting}\`.`,
      );
    } else {
      checkLabelKey(key, what === 'labels' ? 'a label' : 'an annotation', at, findings);
      if (what === 'labels') checkLabelValue(value, at, findings);
    }
  }
}
