import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import { isAccelerator } from '../catalogue/accelerators';
import { BUILT_IN_KINDS } from '../catalogue/built-in-kinds';
import { hamiPart } from '../catalogue/hami';
import { type CapName, type NamespacedKind, countKey } from '../catalogue/namespaced-kind';
import { UNCOUNTED_KINDS, isUncounted } from '../catalogue/uncounted-kinds';
import { DEFAULT_HAMI } from '../model/defaults';
import type { Measure } from '../values/amounts';
import { isDnsSubdomain } from '../values/dns-names';
import { isHugePagesName, isLabelKey } from '../values/label-values';

/** Caps with a quota key that does not count one kind (quota evaluators for services and PVCs). */
const CAP_KEYS: Record<string, CapName> = {
  'services.loadbalancers': 'loadBalancers',
  'services.nodeports': 'nodePorts',
};

/** Keys that follow from the quota of the tenant. */
const QUOTA_KEYS: Record<string, string> = {
  cpu: 'quota.cpu',
  'requests.cpu': 'quota.cpu',
  'limits.cpu': 'burst',
  memory: 'quota.memory',
  'requests.memory': 'quota.memory',
  'limits.memory': 'burst',
  'ephemeral-storage': 'quota.ephemeralStorage',
  'requests.ephemeral-storage': 'quota.ephemeralStorage',
  'limits.ephemeral-storage': 'burst',
  'requests.storage': 'quota.storage',
  pods: 'quota.pods',
};

/** Kinds whose objects are made by controllers: a cap on them stops rollouts and services, not people. */
const DERIVED = ['controllerrevisions.apps', 'endpoints', 'endpointslices.discovery.k8s.io'];

/** A cap that others had before, and that is fine where it is high. */
const ROLLOUT_KEY = 'count/replicasets.apps';

/** Keys of the core group that quotas had before `count/`, in addition to those of `objects`. Every API server counts them. */
const LEGACY_KEYS = ['replicationcontrollers', 'resourcequotas'];

/** A key that only OpenShift counts (openshift/origin pkg/quota/quotaimageexternal, clusterresourcequota docs). */
export const OPENSHIFT_KEY = 'openshift.io/imagestreams';

/** What to do about events instead of capping them. */
const EVENTS_ELSEWHERE =
  'Keep events in an etcd of their own (`--etcd-servers-overrides=/events#https://…`), or for a shorter time (`--event-ttl=10m`).';

/** How the amount of a key is measured. */
export function measureOf(key: string): Measure {
  return /(^|\.|\/)requests\.storage$|hugepages-/.test(key) ? 'bytes' : 'count';
}

/** Reports a key that another setting writes, or that the API server never counts. Returns whether it may be written. */
export function checkQuotaKey(key: string, path: FindingPath, findings: Findings): boolean {
  const elsewhere = elsewhereOf(key);
  if (elsewhere !== undefined) {
    findings.add(
      'QUOTA_KEY_ELSEWHERE',
      path,
      `\`${key}\` follows from \`${elsewhere}\`, so it cannot be stated here.`,
      `State \`${elsewhere}\` instead.`,
    );
    return false;
  }
  if (key === ROLLOUT_KEY) {
    findings.add(
      'QUOTA_KEY_DOUBTFUL',
      path,
      `\`${key}\` caps what controllers make: rollouts stop half-way once it is used up.`,
      'Remove it: `objects.deployments` already leaves room for twelve of each Deployment.',
    );
    return true;
  }
  if (LEGACY_KEYS.includes(key) || key === OPENSHIFT_KEY) return true;
  const reason = uncountedReason(key);
  if (reason === undefined) return true;
  findings.add('QUOTA_KEY_NOT_COUNTED', path, reason.message, reason.fix);
  return false;
}

function elsewhereOf(key: string): string | undefined {
  if (Object.hasOwn(QUOTA_KEYS, key)) return QUOTA_KEYS[key];
  if (Object.hasOwn(CAP_KEYS, key)) return `objects.${CAP_KEYS[key]}`;
  if (isAccelerator(key.replace(/^requests\./, '')) && key.startsWith('requests.')) {
    return 'quota.gpu';
  }
  if (key.endsWith('.deviceclass.resource.k8s.io/devices')) return 'quota.gpu';
  if (key.startsWith('requests.deviceclass.resource.kubernetes.io/')) return 'quota.gpu';
  const kind = BUILT_IN_KINDS.find(
    (entry) => countKey(entry) === key || `count/${entry.resource}` === key,
  );
  if (kind?.group === '' && typeof kind.cap === 'string') return `objects.${kind.cap}`;
  return undefined;
}

function uncountedReason(key: string): { message: string; fix: string } | undefined {
  if (key.startsWith('count/')) return uncountedCount(key.slice('count/'.length));
  if (isHugePagesName(key.replace(/^requests\./, ''))) return undefined;
  const storage =
    /^(.+)\.storageclass\.storage\.k8s\.io\/(requests\.storage|persistentvolumeclaims)$/.exec(key);
  if (storage !== null && isDnsSubdomain(storage[1]!)) return undefined;
  const part = hamiPart(key.replace(/^limits\./, ''));
  if (part !== undefined && key.startsWith('limits.')) {
    return {
      message: `The API server accepts \`${key}\` and never counts it. HAMi's scheduler does, and its key follows from \`sharing.hami\` of a pool and from \`quota.gpu\`.`,
      fix: hamiFix(key.slice('limits.'.length), part),
    };
  }
  if (key.startsWith('limits.')) {
    return {
      message: `The API server accepts \`${key}\` and never counts it: extended resources are counted by their requests alone.`,
      fix: gpuFix(key.slice('limits.'.length)),
    };
  }
  if (key.includes('/') && !key.startsWith('requests.')) {
    return {
      message: `The API server accepts \`${key}\` and never counts it: extended resources are counted with the prefix \`requests.\` only.`,
      fix: gpuFix(key),
    };
  }
  if (/^requests\.[^/]+\/[^/]+$/.test(key) && isLabelKey(key)) return undefined;
  const near = nearest(key, [...KNOWN_KEYS, ...Object.keys(QUOTA_KEYS), ...Object.keys(CAP_KEYS)]);
  return {
    message: `The API server never counts \`${key}\`.`,
    fix: near === undefined ? 'Use count/<plural>.<group> to cap a kind.' : elsewhereFix(near),
  };
}

/** A near key may be one that another setting writes. */
function elsewhereFix(near: string): string {
  const elsewhere = elsewhereOf(near);
  return elsewhere === undefined ? `Did you mean \`${near}\`?` : `State \`${elsewhere}\` instead.`;
}

function gpuFix(resource: string): string {
  return isAccelerator(resource)
    ? `Give the tenant GPUs with \`quota: {gpu: …}\` and a pool whose resource is ${resource}.`
    : `Write \`requests.${resource}\`, or list it under \`extendedResources\` to grant it without a cap.`;
}

/** What comes with each share of a card. The numbers are examples. */
function hamiFix(resource: string, part: 'memory' | 'cores'): string {
  const named = resource === DEFAULT_HAMI[part] || resource.endsWith('-percentage');
  const parts = [
    ...(named ? [] : [`${part}: ${resource}`]),
    'memoryPerShare: 8000',
    ...(part === 'cores' ? ['coresPerShare: 10'] : []),
  ];
  return `State what comes with each share in the pool, such as \`sharing: {hami: {${parts.join(', ')}}}\`, and grant shares with \`quota: {gpu: …}\`.`;
}

/** What is wrong with a key that counts the objects of a kind, without its `count/`. */
export function uncountedCount(kind: string): { message: string; fix: string } | undefined {
  const full = `count/${kind}`;
  const uncounted = UNCOUNTED_KINDS.find((one) => [nameOf(one), one.resource].includes(kind));
  if (uncounted !== undefined) {
    return uncounted.isStored
      ? {
          message: `The API server leaves events out of every quota, so \`${full}\` counts nothing.`,
          fix: `Remove the key. ${EVENTS_ELSEWHERE}`,
        }
      : {
          message: `The API server answers \`${kind}\` without storing them, so \`${full}\` counts nothing.`,
          fix: 'Remove the key.',
        };
  }
  if (DERIVED.includes(kind)) {
    return {
      message: `\`${full}\` caps what controllers make, so it would stop rollouts half-way.`,
      fix: 'Cap what people write, such as count/deployments.apps.',
    };
  }
  if (KNOWN_KEYS.includes(full)) return undefined;
  const near = KNOWN_KEYS.find((key) => key.startsWith(`${full}.`)) ?? nearest(full, KNOWN_KEYS, 2);
  if (near !== undefined) {
    return {
      message: `There is no kind \`${kind}\`, so nothing would be counted.`,
      fix: `Did you mean \`${near}\`?`,
    };
  }
  if (/^[a-z][a-z0-9]*(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(kind) && kind.includes('.')) {
    return undefined;
  }
  return {
    message: `\`${full}\` does not name a kind and its group, so nothing would be counted.`,
    fix: 'Write count/<plural>.<group>, such as count/rayclusters.ray.io.',
  };
}

/** Kinds that a cap may name. */
const COUNTED = BUILT_IN_KINDS.filter(
  (kind) => !isUncounted(kind) && !DERIVED.includes(nameOf(kind)),
);

const KNOWN_KEYS = [
  ...COUNTED.map(countKey),
  ...COUNTED.filter((kind) => kind.group === '').map((kind) => `count/${kind.resource}`),
];

function nameOf({ group, resource }: Pick<NamespacedKind, 'group' | 'resource'>): string {
  return group === '' ? resource : `${resource}.${group}`;
}
