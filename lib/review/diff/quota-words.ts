/** What a key of a quota counts. */
export type QuotaSubject = 'devices' | 'way-in' | 'other';

/** A key of a quota in words. */
export interface QuotaWords {
  readonly subject: QuotaSubject;
  /** What is counted, after or before a number: `h100 devices`, `cpu`, `load balancers`. */
  readonly name: string;
}

/** What people call the keys of quotas. */
const NAMES: Readonly<Record<string, string>> = {
  'requests.cpu': 'cpu',
  'requests.memory': 'memory',
  'requests.storage': 'storage',
  'requests.ephemeral-storage': 'ephemeral storage',
  'limits.cpu': 'sum of cpu limits',
  'limits.memory': 'sum of memory limits',
  'limits.ephemeral-storage': 'sum of ephemeral storage limits',
  pods: 'running pods',
  'count/pods': 'pods',
  persistentvolumeclaims: 'volume claims',
  configmaps: 'config maps',
  secrets: 'secrets',
  services: 'services',
  serviceaccounts: 'service accounts',
  'count/serviceaccounts': 'service accounts',
};

/** Ways into the cluster from outside. */
const WAYS_IN: Readonly<Record<string, string>> = {
  'services.loadbalancers': 'load balancers',
  'services.nodeports': 'node ports',
};

const DEVICE_CLASS = /^(.+)\.deviceclass\.resource\.k8s\.io\/devices$/;
const CLAIMED_BY_CLASS = /^requests\.deviceclass\.resource\.kubernetes\.io\/(.+)$/;

/**
 * A key of a quota in words.
 *
 * @param deviceName - what people call an accelerator
 */
export function quotaWords(
  key: string,
  deviceName: (resource: string) => string | undefined,
): QuotaWords {
  const resource = resourceOf(key);
  const device = resource === undefined ? undefined : deviceName(resource);
  if (device !== undefined) return { subject: 'devices', name: deviceWords(device, key) };
  const wayIn = WAYS_IN[key];
  if (wayIn !== undefined) return { subject: 'way-in', name: wayIn };
  return { subject: 'other', name: NAMES[key] ?? key.replace(/^(?:count|requests)[./]/, '') };
}

/** The extended resource or the device class that a key is about. */
export function resourceOf(key: string): string | undefined {
  const [, deviceClass] = DEVICE_CLASS.exec(key) ?? CLAIMED_BY_CLASS.exec(key) ?? [];
  if (deviceClass !== undefined) return deviceClass;
  return /^requests\.(.+\/.+)$/.exec(key)?.[1];
}

/** `h100 GPUs` for a pool; a resource as it is. */
function deviceWords(device: string, key: string): string {
  const name = /[./]/.test(device) ? `\`${device}\`` : `${device} devices`;
  return isClaimKey(key) ? `${name} by claims` : name;
}

/** Whether a key counts claims of Dynamic Resource Allocation. */
export function isClaimKey(key: string): boolean {
  return DEVICE_CLASS.test(key) || CLAIMED_BY_CLASS.test(key);
}

/** The order in which people ask for amounts. */
const ORDER = ['cpu', 'memory', 'storage', 'ephemeral storage', 'running pods'];

/** The turn of a key among the others of a quota: devices first. Keys without a turn of their own come last. */
export function quotaTurn({ subject, name }: QuotaWords): number {
  if (subject === 'devices') return 0;
  const turn = ORDER.indexOf(name);
  return turn < 0 ? ORDER.length + 1 : turn + 1;
}

/** Whether an amount is named where only the most important are. */
export function isMainAmount(words: QuotaWords): boolean {
  return quotaTurn(words) <= ORDER.length;
}
