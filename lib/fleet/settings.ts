import { checkContainers } from './containers';
import type { FindingPath, Findings } from './finding';
import { isAnnotationKey, isLabelKey, isLabelValue } from './values/label-values';
import { isMap } from './layers';
import { isDnsSubdomain } from './values/names';
import { checkNetwork } from './network/network';
import { checkObjects } from './objects';
import { checkDevices } from './pools';

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

/** Checks every setting of one layer by itself. What layers say together is checked once they are merged. */
export function checkSettings(layer: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(layer)) return;
  checkMetadata(layer['labels'], 'labels', path, findings);
  checkMetadata(layer['annotations'], 'annotations', path, findings);
  checkNetwork(layer['network'], [...path, 'network'], findings);
  checkContainers(layer['containers'], [...path, 'containers'], findings);
  checkObjects(layer['objects'], [...path, 'objects'], findings);
  checkDevices(layer['devices'], [...path, 'devices'], findings);
  checkPriorities(layer['priorities'], [...path, 'priorities'], findings);
}

function checkMetadata(
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
    } else if (!(what === 'labels' ? isLabelKey(key) : isAnnotationKey(key))) {
      findings.add(
        'LABEL_INVALID',
        at,
        `\`${key}\` cannot be the key of ${what === 'labels' ? 'a label' : 'an annotation'}.`,
        'Use letters, digits, dashes, underscores and dots, with an optional domain before them: example.com/owner.',
      );
    } else if (what === 'labels' && value !== null && !isLabelValue(String(value))) {
      findings.add(
        'LABEL_INVALID',
        at,
        `${JSON.stringify(value)} cannot be the value of a label.`,
        'Use at most 63 letters, digits, dashes, underscores and dots, or make it an annotation.',
      );
    }
  }
}

/** Reports priority classes that no tenant may be given. */
export function checkPriorities(priorities: unknown, path: FindingPath, findings: Findings): void {
  if (!Array.isArray(priorities)) return;
  priorities.forEach((name: unknown, index) => {
    if (typeof name === 'string') checkPriorityName(name, [...path, index], findings);
  });
}

/** Reports a name that no priority class of ours can have. */
export function checkPriorityName(name: string, path: FindingPath, findings: Findings): void {
  if (name.startsWith('system-')) {
    findings.add(
      'PRIORITY_INVALID',
      path,
      `\`${name}\` is for the cluster's own pods: they evict everybody else's.`,
      'Name a class of your own.',
    );
  } else if (!isDnsSubdomain(name)) {
    findings.add(
      'PRIORITY_INVALID',
      path,
      `\`${name}\` is no name of a priority class.`,
      'Use lower-case letters, digits, dashes and dots.',
    );
  }
}
