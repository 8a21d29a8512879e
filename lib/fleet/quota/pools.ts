import {
  allAccelerators,
  isAccelerator,
  meantProducts,
  meantResource,
  migProfileOf,
  profilesOfProduct,
  vendorDomains,
} from '../catalogue/accelerators';
import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import type { FleetPool } from '../model/fleet';
import type { PlatformEntry, PoolProps } from '../model/props';
import type { Written } from '../model/written';
import { checkCount } from '../values/counts';
import { isDnsLabel, isDnsSubdomain } from '../values/dns-names';
import { isExtendedResourceName } from '../values/label-values';
import { checkLabelKey, checkLabelValue } from '../values/label-checks';
import { defined, entriesOf, sortedMap } from '../values/maps';
import { nameFix } from '../values/name-checks';
import { textMap } from '../values/texts';

/** Reports pools that no node can advertise, or whose resource is misspelt. */
export function checkPools(
  pools: Written<PlatformEntry['pools']>,
  path: FindingPath,
  findings: Findings,
): void {
  const defaults = entriesOf(pools).filter(([, pool]) => pool.default === true);
  if (defaults.length > 1) {
    findings.add(
      'POOL_DEFAULTS',
      [...path, defaults[1]![0], 'default'],
      `${defaults.map(([name]) => `\`${name}\``).join(' and ')} are both the default.`,
      'Keep `default: true` at one of them.',
    );
  }
  for (const [name, pool] of Object.entries(pools ?? {})) {
    if (!isDnsLabel(name)) {
      findings.add(
        'NAME_INVALID',
        [...path, name],
        `\`${name}\` cannot be the name of a pool.`,
        nameFix(name),
      );
    }
    if (pool !== undefined) checkPool(pool, [...path, name], findings);
  }
}

function checkPool(pool: Written<PoolProps>, path: FindingPath, findings: Findings): void {
  const { resource, product, capacity, reserved, deviceClass, custom } = pool;
  checkCount(capacity, 'devices', [...path, 'capacity'], findings);
  checkCount(reserved, 'devices', [...path, 'reserved'], findings);
  if (deviceClass !== undefined && !isDeviceClass(deviceClass)) {
    findings.add(
      'NAME_INVALID',
      [...path, 'deviceClass'],
      `\`${deviceClass}\` cannot be the name of a DeviceClass.`,
      'Write it as `kubectl get deviceclasses` shows it, such as gpu.nvidia.com.',
    );
  }
  checkServer(pool, path, findings);
  checkNodeLabels(pool.nodeLabels, [...path, 'nodeLabels'], findings);
  if (resource === undefined) return;
  const at = [...path, 'resource'];
  if (!isExtendedResourceName(resource)) {
    findings.add(
      'ACCELERATOR_UNKNOWN',
      at,
      `\`${resource}\` is not an extended resource.`,
      /^(requests|limits)\./.test(resource)
        ? 'Leave the prefix out: write the name as nodes advertise it.'
        : `Write it with the domain of its vendor, such as ${nearest(resource, allAccelerators()) ?? 'nvidia.com/gpu'}.`,
    );
    return;
  }
  if (custom === true) return;
  if (product !== undefined && resource.startsWith('nvidia.com/')) {
    checkProduct(product, [...path, 'product'], findings);
  }
  // What a product offers is known better than what any product might offer.
  if (product !== undefined && migProfileOf(resource) !== undefined) {
    checkProfile(resource, product, at, findings);
  } else checkSpelling(resource, at, findings);
}

function checkNodeLabels(
  labels: Written<PoolProps['nodeLabels']>,
  path: FindingPath,
  findings: Findings,
): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    checkLabelKey(key, 'a label', [...path, key], findings);
    checkLabelValue(value, [...path, key], findings);
  }
}

/** Reports a pool whose devices cannot be asked for as it says, or whose two names may add up. */
function checkServer(
  { resource, deviceClass, servedBy = 'plugin' }: Written<PoolProps>,
  path: FindingPath,
  findings: Findings,
): void {
  if (servedBy === 'plugin') return;
  const at = [...path, 'servedBy'];
  if (deviceClass === undefined) {
    findings.add(
      'POOL_WITHOUT_CLASS',
      at,
      'A driver hands out the devices of a DeviceClass, and this pool names none.',
      'Add `deviceClass`, as `kubectl get deviceclasses` shows it, or remove `servedBy`.',
    );
  } else if (servedBy === 'both') {
    findings.add(
      'POOL_SERVED_TWICE',
      at,
      `Pods may ask for these devices by \`${resource}\` and by \`${deviceClass}\`, and nothing here shows that the API server counts both together.`,
      `Check that the DeviceClass has \`extendedResourceName: ${resource}\` on Kubernetes 1.36 or newer, and accept it; otherwise, choose \`plugin\` or \`driver\`.`,
    );
  }
}

/** A quota key names the class, and a name has at most 63 characters after the slash of a key. */
function isDeviceClass(text: string): boolean {
  return isDnsSubdomain(text) && text.length <= 63;
}

/** Reports a product that is not written as the label of nodes says it: then nothing is known of its MIG profiles. */
function checkProduct(product: string, path: FindingPath, findings: Findings): void {
  const meant = meantProducts(product);
  if (meant.length === 0) return;
  findings.add(
    'PRODUCT_UNKNOWN',
    path,
    `No node label \`nvidia.com/gpu.product\` says just \`${product}\`, so the quota closes the MIG profiles of every product.`,
    meant.length === 1
      ? `Did you mean \`${meant[0]}\`?`
      : `Write it as the nodes have it, such as ${meant.slice(0, 3).join(', ')}.`,
  );
}

function checkSpelling(resource: string, path: FindingPath, findings: Findings): void {
  if (isAccelerator(resource)) return;
  const domain = resource.slice(0, resource.indexOf('/'));
  const near = nearest(resource, allAccelerators(), 2) ?? meantResource(resource);
  if (near === undefined && !vendorDomains().includes(domain)) return;
  findings.add(
    'ACCELERATOR_UNKNOWN',
    path,
    `As far as the catalogue knows, no node advertises \`${resource}\`.`,
    near === undefined
      ? 'If it is right as it is, add `custom: true`.'
      : `Did you mean \`${near}\`? If it is right as it is, add \`custom: true\`.`,
  );
}

function checkProfile(
  resource: string,
  product: string,
  path: FindingPath,
  findings: Findings,
): void {
  const profile = migProfileOf(resource);
  const offered = profilesOfProduct(product);
  if (profile === undefined || offered === undefined || offered.includes(profile)) return;
  findings.add(
    'MIG_PROFILE',
    path,
    `${product} does not offer the MIG profile ${profile}.`,
    offered.length === 0
      ? 'It cannot be partitioned: use nvidia.com/gpu, or correct the product.'
      : `It offers ${offered.join(', ')}. If this one is right as it is, add \`custom: true\`.`,
  );
}

/** The pools of a platform in normal form. The only pool is the default. */
export function resolvePools(
  pools: Readonly<Record<string, PoolProps>>,
): Record<string, FleetPool> {
  const isOnly = Object.keys(pools).length === 1;
  return sortedMap(pools, ({ resource, product, capacity, deviceClass, custom, ...rest }) =>
    defined({
      resource,
      product,
      capacity,
      reserved: rest.reserved === 0 ? undefined : rest.reserved,
      default: rest.default ?? isOnly,
      deviceClass,
      servedBy: rest.servedBy ?? (deviceClass === undefined ? 'plugin' : 'driver'),
      nodeLabels: rest.nodeLabels === undefined ? undefined : textMap(rest.nodeLabels),
      custom: custom ?? false,
    }),
  );
}
