import { nearest } from '../../findings/nearest';
import { allAccelerators, isAccelerator, vendorDomains } from '../../fleet/catalogue/accelerators';
import { OPENSHIFT_KEY, uncountedCount } from '../../fleet/settings/quota-keys';
import { keptText } from '../facts/kept-text';
import { isHugePagesName, isLabelKey } from '../../fleet/values/label-values';

/** What is wrong with a key of a quota, and what to write instead. */
export interface KeyFault {
  readonly message: string;
  readonly fix: string;
}

/** Keys without a slash. The API server refuses others (pkg/apis/core/helper/helpers.go, standardQuotaResources). */
const PLAIN_KEYS: ReadonlySet<string> = new Set([
  ...['', 'requests.', 'limits.'].flatMap((part) =>
    ['cpu', 'memory', 'ephemeral-storage'].map((name) => `${part}${name}`),
  ),
  'requests.storage',
  'pods',
  'services',
  'services.loadbalancers',
  'services.nodeports',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
]);

const OF_STORAGE_CLASS =
  /\.storageclass\.storage\.k8s\.io\/(?:requests\.storage|persistentvolumeclaims)$/;
const OF_DEVICE_CLASS = /\.deviceclass\.resource\.k8s\.io\/devices$/;

/** What the scheduler of HAMi counts by limits: memory and cores of shared devices, never the devices (HAMi pkg/device/quota.go). */
const COUNTED_BY_HAMI = /^limits\.[^/]+\/.*(?:mem(?:ory)?|cores?)$/;

/** Keys that bound something. Namespaces have the same few. */
const good = new Set<string>();
const MOST_GOOD = 5000;

/** Why nobody counts a key, or the API server refuses it. Nothing for a key that bounds something. */
export function quotaKeyFault(key: string, amount: string): KeyFault | undefined {
  if (good.has(key)) return undefined;
  const fault = faultOf(key, amount);
  if (fault === undefined && good.size < MOST_GOOD) good.add(keptText(key));
  return fault;
}

function faultOf(key: string, amount: string): KeyFault | undefined {
  if (PLAIN_KEYS.has(key) || key === OPENSHIFT_KEY) return undefined;
  if (isHugePagesName(key.replace(/^requests\./, ''))) return undefined;
  if (key.startsWith('count/')) return uncountedCount(key.slice('count/'.length));
  if (OF_STORAGE_CLASS.test(key) || OF_DEVICE_CLASS.test(key)) return undefined;
  if (!key.includes('/')) return refusedKey(key);
  if (COUNTED_BY_HAMI.test(key)) return undefined;
  if (!key.startsWith('requests.')) return uncounted(key, amount);
  return isLabelKey(key) ? misspelt(key.slice('requests.'.length)) : refusedKey(key);
}

function uncounted(key: string, amount: string): KeyFault {
  const resource = key.replace(/^limits\./, '');
  const what = isAccelerator(resource) ? 'every one that the cluster has' : 'any number of them';
  return {
    message: `Nobody counts \`${key}\`: the API server accepts it, and pods may take ${what}.`,
    fix: `Write requests.${resource}: ${JSON.stringify(amount)}. Extended resources are counted by their requests alone.`,
  };
}

function refusedKey(key: string): KeyFault {
  const near =
    nearest(key, [...PLAIN_KEYS]) ?? (/gpu/i.test(key) ? 'requests.nvidia.com/gpu' : undefined);
  return {
    message: `The API server refuses \`${key}\`, and with it the whole quota.`,
    fix: near === undefined ? 'Delete it, or write count/<plural>.<group>.' : `Write ${near}.`,
  };
}

/** A name of a known vendor that nothing advertises, but another one like it. */
function misspelt(resource: string): KeyFault | undefined {
  const [domain] = resource.split('/');
  // There are profiles of MIG that the catalogue does not know yet, and all are like each other.
  if (isAccelerator(resource) || resource.includes('/mig-')) return undefined;
  if (!vendorDomains().includes(domain!)) return undefined;
  const near = nearest(
    resource,
    allAccelerators().filter((name) => name.startsWith(`${domain}/`)),
    2,
  );
  if (near === undefined) return undefined;
  return {
    message: `No node offers \`${resource}\`, so the quota bounds nothing.`,
    fix: `Did you mean requests.${near}?`,
  };
}
