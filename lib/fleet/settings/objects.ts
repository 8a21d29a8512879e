import { canonicalAmount, readAmount, type Measure } from '../values/amounts';
import { isAccelerator } from '../catalogue/accelerators';
import type { FindingPath, Findings } from '../../findings/finding';
import type { FleetObjects } from '../model/fleet';
import { BUILT_IN_KINDS, type CapName, countKey } from '../catalogue/built-in-kinds';
import { isHugePagesName, isLabelKey } from '../values/label-values';
import { type DataMap, isMap } from '../model/layers';
import { isDnsSubdomain } from '../values/names';
import { nearest } from '../../findings/nearest';
import { DEFAULT_SETTINGS } from '../model/defaults';

const CAP_NAMES = Object.keys(DEFAULT_SETTINGS.objects).filter(
  (key) => key !== 'hard',
) as CapName[];

/** Caps that have a quota key of their own instead of counting one kind (quota evaluators for services and PVCs). */
const OWN_KEYS: Record<string, CapName> = {
  'services.loadbalancers': 'loadBalancers',
  'services.nodeports': 'nodePorts',
};

/** Keys that the quota of the tenant writes. */
const QUOTA_KEYS: Record<string, string> = {
  cpu: 'quota.cpu',
  'requests.cpu': 'quota.cpu',
  'limits.cpu': 'burst',
  memory: 'quota.memory',
  'requests.memory': 'quota.memory',
  'limits.memory': 'burst',
  'ephemeral-storage': 'quota.ephemeralStorage',
  'requests.ephemeral-storage': 'quota.ephemeralStorage',
  'limits.ephemeral-storage': 'quota.ephemeralStorage',
  'requests.storage': 'quota.storage',
  pods: 'quota.pods',
};

/** Kinds whose objects controllers make: a cap on them stops rollouts and services, not people. */
const DERIVED = [
  'controllerrevisions.apps',
  'endpoints',
  'endpointslices.discovery.k8s.io',
  'replicasets.apps',
];

/** Reports caps that are no whole numbers, and raw keys that would not do what they seem to. */
export function checkObjects(objects: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(objects)) return;
  for (const [key, value] of Object.entries(objects)) {
    // A text is of the wrong type here, which is said already.
    if (typeof value === 'number') readAmount(value, 'count', [...path, key], findings);
  }
  if (!isMap(objects['hard'])) return;
  for (const [key, value] of Object.entries(objects['hard'])) {
    const at = [...path, 'hard', key];
    if (checkKey(key, at, findings)) readAmount(value, measureOf(key), at, findings);
  }
}

function measureOf(key: string): Measure {
  return /(^|\.|\/)requests\.storage$|hugepages-/.test(key) ? 'bytes' : 'count';
}

function checkKey(key: string, at: FindingPath, findings: Findings): boolean {
  const elsewhere = elsewhereOf(key);
  if (elsewhere !== undefined) {
    findings.add(
      'QUOTA_KEY_ELSEWHERE',
      at,
      `\`${key}\` follows from \`${elsewhere}\`, so it cannot be stated here.`,
      `State \`${elsewhere}\` instead.`,
    );
    return false;
  }
  const reason = uncountedReason(key);
  if (reason === undefined) return true;
  findings.add('QUOTA_KEY_NOT_COUNTED', at, reason.message, reason.fix);
  return false;
}

function elsewhereOf(key: string): string | undefined {
  if (Object.hasOwn(QUOTA_KEYS, key)) return QUOTA_KEYS[key];
  if (Object.hasOwn(OWN_KEYS, key)) return `objects.${OWN_KEYS[key]}`;
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
  const near = nearest(key, [...KNOWN_KEYS, ...Object.keys(QUOTA_KEYS), ...Object.keys(OWN_KEYS)]);
  return {
    message: `The API server counts no \`${key}\`.`,
    fix:
      near === undefined
        ? 'Use count/<plural>.<group> to cap a kind.'
        : `Did you mean \`${near}\`?`,
  };
}

function gpuFix(resource: string): string {
  return isAccelerator(resource)
    ? `Give the tenant GPUs with \`quota: {gpu: …}\` and a pool whose resource is ${resource}.`
    : `Write \`requests.${resource}\`, or list it under \`extendedResources\` to grant it without a cap.`;
}

function uncountedCount(kind: string): { message: string; fix: string } | undefined {
  const full = `count/${kind}`;
  if (DERIVED.includes(kind)) {
    return {
      message: `\`${full}\` caps what controllers make: it would stop rollouts half-way.`,
      fix: 'Cap what people write instead, such as count/deployments.apps.',
    };
  }
  if (KNOWN_KEYS.includes(full)) return undefined;
  const near = KNOWN_KEYS.find((key) => key.startsWith(`${full}.`)) ?? nearest(full, KNOWN_KEYS, 2);
  if (near !== undefined) {
    return {
      message: `No kind is called \`${kind}\`, so nothing would be counted.`,
      fix: `Did you mean \`${near}\`?`,
    };
  }
  if (/^[a-z][a-z0-9]*(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(kind) && kind.includes('.')) {
    return undefined;
  }
  return {
    message: `\`${full}\` names no kind of a group, so nothing would be counted.`,
    fix: 'Write count/<plural>.<group>, such as count/rayclusters.ray.io.',
  };
}

const KNOWN_KEYS = [
  ...BUILT_IN_KINDS.map(countKey),
  ...BUILT_IN_KINDS.filter((kind) => kind.group === '').map((kind) => `count/${kind.resource}`),
];

/** The objects part of an environment in normal form. */
export function resolveObjects(merged: DataMap): FleetObjects {
  const caps = Object.fromEntries(
    CAP_NAMES.map((name) => [name, (merged[name] as number | undefined) ?? null]),
  ) as Record<CapName, number | null>;
  const written = isMap(merged['hard']) ? merged['hard'] : {};
  const hard: Record<string, string> = {};
  for (const key of Object.keys(written).sort()) {
    hard[key] = canonicalAmount(written[key] as string);
  }
  return { ...caps, hard };
}
