import {
  allAccelerators,
  isAccelerator,
  meantProducts,
  meantResource,
  migProfileOf,
  profilesOfProduct,
  vendorDomains,
} from '../catalogue/accelerators';
import { classOfResource, implicitResource } from '../catalogue/class-resources';
import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import type { FleetPool } from '../model/fleet';
import type { PlatformEntry, PoolProps } from '../model/props';
import type { Written } from '../model/written';
import { isDnsLabel, isDnsSubdomain } from '../values/dns-names';
import { isExtendedResourceName } from '../values/label-values';
import { checkCount } from '../values/counts';
import { defined, entriesOf, sortedMap } from '../values/maps';
import { nameFix } from '../values/name-checks';
import { checkCapacityOf, computedCapacity } from './pool-capacity';
import { checkConfigs, checkOfferedNames } from './pool-names';
import { checkPoolNodes, resolvePoolNodes } from './pool-nodes';
import { offersOf, serverOf, sharingOf } from './pool-offers';
import { checkSharing, resolveSharing } from './sharing';

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
    if (pool !== undefined) checkPool(name, pool, [...path, name], findings);
  }
  checkOfferedNames(pools ?? {}, path, findings);
  checkConfigs(pools ?? {}, path, findings);
}

function checkPool(
  name: string,
  pool: Written<PoolProps>,
  path: FindingPath,
  findings: Findings,
): void {
  const { resource, product, reserved, deviceClass, custom } = pool;
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
  checkPoolNodes(pool, path, findings);
  checkSharing(name, pool, path, findings);
  checkCapacityOf(name, pool, path, findings);
  const isNvidia = resource?.startsWith('nvidia.com/') ?? isNvidiaShared(pool);
  if (custom !== true && product !== undefined && isNvidia) {
    checkProduct(product, [...path, 'product'], findings);
  }
  if (resource === undefined) return checkUnnamed(pool, path, findings);
  const named = classOfResource(resource);
  if (named === undefined) checkResourceName(resource, pool, path, findings);
  else checkClassName(named, pool, path, findings);
}

/** Whether a pool without a resource is one of NVIDIA's, because only theirs are shared like this. */
function isNvidiaShared(pool: Written<PoolProps>): boolean {
  const sharing = sharingOf(pool);
  return sharing !== undefined && sharing.hami === undefined;
}

/** Reports a pool of which nothing says what its nodes advertise. */
function checkUnnamed(pool: Written<PoolProps>, path: FindingPath, findings: Findings): void {
  if (sharingOf(pool) !== undefined || findings.hasErrorBelow(path)) return;
  if (pool.deviceClass !== undefined && serverOf(pool) === 'driver') return;
  findings.add(
    'KEY_MISSING',
    path,
    `\`resource\` is missing from the pool \`${path.at(-1)}\`.`,
    'Add it as nodes advertise it, such as `resource: nvidia.com/gpu`; or the `deviceClass` of devices that have none.',
  );
}

/** Reports the name by which pods ask for another class than that of the pool. */
function checkClassName(
  named: string,
  { deviceClass }: Written<PoolProps>,
  path: FindingPath,
  findings: Findings,
): void {
  if (!isDeviceClass(named)) {
    findings.add(
      'ACCELERATOR_UNKNOWN',
      [...path, 'resource'],
      `\`${implicitResource(named)}\` names no DeviceClass.`,
      'Write the class after the slash, as `kubectl get deviceclasses` shows it.',
    );
    return;
  }
  if (named === deviceClass) return;
  findings.add(
    'SHARING_RESOURCE',
    [...path, 'resource'],
    `By this name, pods ask for the DeviceClass \`${named}\`, and the pool has ${deviceClass === undefined ? 'none' : `\`${deviceClass}\``}.`,
    `Write \`deviceClass: ${named}\` in its place, or state what nodes advertise.`,
  );
}

function checkResourceName(
  resource: string,
  { product, custom }: Written<PoolProps>,
  path: FindingPath,
  findings: Findings,
): void {
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
  // What a product offers is known better than what any product might offer.
  if (product !== undefined && migProfileOf(resource) !== undefined) {
    checkProfile(resource, product, at, findings);
  } else checkSpelling(resource, at, findings);
}

/** Reports a pool whose devices cannot be asked for as it says, or whose two names may add up. */
function checkServer(
  { resource, deviceClass, servedBy = 'plugin', sharing }: Written<PoolProps>,
  path: FindingPath,
  findings: Findings,
): void {
  if (deviceClass === EVERY_PROFILE) {
    findings.add(
      'MIG_CLASS',
      [...path, 'deviceClass'],
      `\`${EVERY_PROFILE}\` stands for instances of every profile, so a quota of five could be five whole cards.`,
      'Replace it with `servedBy: driver` and the instances of a card, such as `sharing: {mig: {1g.10gb: 7}}`: each profile then gets a DeviceClass of its own.',
    );
  }
  if (servedBy === 'plugin') return;
  const at = [...path, 'servedBy'];
  const isCut = typeof sharing === 'object' && sharing.mig !== undefined;
  // A DeviceClass is made for each profile.
  if (deviceClass === undefined && isCut && servedBy === 'driver') return;
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

/** The class of NVIDIA's driver for MIG instances (deployments/helm, deviceclass-mig.yaml). */
const EVERY_PROFILE = 'mig.nvidia.com';

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

/**
 * The pools of a platform in normal form: one for each name by which devices are granted. The only one is the default.
 *
 * @param isQueuedByKueue - whether Kueue adds tolerations to what it admits
 */
export function resolvePools(
  pools: Readonly<Record<string, PoolProps>>,
  isQueuedByKueue: boolean,
): Record<string, FleetPool> {
  const offers = Object.entries(pools).flatMap(([name, pool]) =>
    offersOf(name, pool).map((offer) => ({ name, pool, offer })),
  );
  const isOnly = offers.length === 1;
  const byOffer = Object.fromEntries(offers.map((one) => [one.offer.name, one]));
  return sortedMap(byOffer, ({ name, pool, offer }) =>
    defined({
      resource: pool.resource ?? offer.resources[0]!,
      product: pool.product,
      capacity: pool.capacity ?? computedCapacity(pool, offer),
      reserved: pool.reserved === 0 ? undefined : pool.reserved,
      nodes: pool.nodes,
      devicesPerNode: pool.devicesPerNode,
      sharing: resolveSharing(name, pool, offer),
      default: pool.default ?? isOnly,
      deviceClass: offer.deviceClass,
      servedBy: serverOf(pool),
      ...resolvePoolNodes(pool, isQueuedByKueue),
      custom: pool.custom ?? false,
    }),
  );
}
