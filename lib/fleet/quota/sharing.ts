import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { DEFAULT_HAMI } from '../model/defaults';
import type { FleetHami, FleetSharing } from '../model/fleet';
import type { HamiProps, PoolProps, SharingProps } from '../model/props';
import type { Written } from '../model/written';
import { isCount } from '../values/counts';
import { isDnsLabel } from '../values/dns-names';
import { isExtendedResourceName } from '../values/label-values';
import { defined, sortedMap } from '../values/maps';
import { nameFix } from '../values/name-checks';
import { checkLayout } from './mig-layouts';
import { type PoolOffer, offersOf, sharingOf } from './pool-offers';
import { sharingProblem } from './sharing-problems';

/** The name of the configuration of nodes without a label: the device plugin looks for it (cmd/config-manager). */
export const UNLABELLED = 'default';

/** Reports a way of sharing that cannot be, and what it needs. */
export function checkSharing(
  name: string,
  pool: Written<PoolProps>,
  path: FindingPath,
  findings: Findings,
): void {
  const sharing = sharingOf(pool);
  if (sharing === undefined) return;
  const at = [...path, 'sharing'];
  const problem = sharingProblem(pool, sharing);
  if (problem !== undefined) {
    const [keys, message, fix] = problem;
    findings.add('SHARING_IMPOSSIBLE', [...path, ...keys], message, fix);
    return;
  }
  for (const way of ['timeSlicing', 'mps'] as const) {
    checkReplicas(sharing[way]?.replicas, [...at, way, 'replicas'], findings);
  }
  checkReplicas(sharing.hami?.shares, [...at, 'hami', 'shares'], findings);
  checkHami(sharing.hami, [...at, 'hami'], findings);
  checkConfig(name, sharing, at, findings);
  if (sharing.mig !== undefined && pool.custom !== true) {
    checkLayout(sharing.mig, pool.product, [...at, 'mig'], findings);
  }
  checkResource(name, pool, path, findings);
}

function checkReplicas(count: number | undefined, path: FindingPath, findings: Findings): void {
  if (count === undefined || (Number.isInteger(count) && count >= 2 && count <= 1000)) return;
  findings.add(
    'QUANTITY_INVALID',
    path,
    `${count} pods cannot share a card.`,
    'Write a whole number from 2 to 1000, or `sharing: exclusive`.',
  );
}

function checkHami(
  hami: Written<HamiProps> | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (hami === undefined) return;
  for (const key of ['memory', 'cores'] as const) {
    const resource = hami[key];
    if (resource === undefined || isExtendedResourceName(resource)) continue;
    findings.add(
      'ACCELERATOR_UNKNOWN',
      [...path, key],
      `\`${resource}\` is not an extended resource.`,
      `Write the name as pods have it under \`limits\`, such as ${DEFAULT_HAMI[key]}.`,
    );
  }
  const { memoryPerShare: memory, coresPerShare: cores, shares = DEFAULT_HAMI.shares } = hami;
  if (memory === undefined) {
    findings.add(
      'SHARING_MEMORY',
      path,
      'Nothing bounds the memory that comes with a share: a pod with one share can take the memory of a whole card.',
      `Add \`memoryPerShare\`, which is the memory of a card in MB divided by ${shares}: for 80 GB, \`memoryPerShare: ${Math.floor(80_000 / shares)}\`.`,
    );
  }
  if (memory !== undefined && !(isCount(memory) && memory > 0)) {
    findings.add(
      'QUANTITY_INVALID',
      [...path, 'memoryPerShare'],
      `${memory} is not an amount of memory in MB.`,
      'Write a whole number, 1 or more.',
    );
  }
  if (cores !== undefined && !(isCount(cores) && cores >= 1 && cores <= 100)) {
    findings.add(
      'QUANTITY_INVALID',
      [...path, 'coresPerShare'],
      `${cores} is not a part of a card in percent.`,
      'Write a whole number from 1 to 100.',
    );
  }
}

function checkConfig(
  name: string,
  { config, hami }: Written<SharingProps>,
  path: FindingPath,
  findings: Findings,
): void {
  if (config !== undefined && !isDnsLabel(config)) {
    findings.add(
      'NAME_INVALID',
      [...path, 'config'],
      `\`${config}\` cannot be the name of a configuration.`,
      nameFix(config),
    );
  }
  if ((config ?? name) !== UNLABELLED || hami !== undefined) return;
  findings.add(
    'SHARING_CONFIG',
    config === undefined ? path : [...path, 'config'],
    'Nodes without a label use the configuration `default`, so the cards of all of them would be shared like this.',
    'Give the configuration another name with `config`.',
  );
}

/** Reports a resource that nodes with such a configuration do not advertise. */
function checkResource(
  name: string,
  pool: Written<PoolProps>,
  path: FindingPath,
  findings: Findings,
): void {
  const { resource } = pool;
  const offers = offersOf(name, pool);
  if (resource === undefined || sharingOf(pool)?.hami !== undefined) return;
  if (offers.length === 1 && offers[0]!.resources.includes(resource)) return;
  const usual = offers.map(({ resources }) => resources[0]).join(' and ');
  findings.add(
    'SHARING_RESOURCE',
    [...path, 'resource'],
    `Nodes that share cards like this advertise ${usual}, and not ${resource}.`,
    'Leave `resource` out.',
  );
}

/** Sharing in normal form, for one of the offers of a pool. */
export function resolveSharing(
  name: string,
  pool: PoolProps,
  { profile }: PoolOffer,
): FleetSharing | undefined {
  const sharing = sharingOf(pool) as SharingProps | undefined;
  if (sharing === undefined) return undefined;
  const { timeSlicing, mps, mig, hami, strategy, config } = sharing;
  const isOneOfSeveral = mig !== undefined && Object.keys(mig).length > 1;
  return defined({
    timeSlicing: timeSlicing && { replicas: timeSlicing.replicas },
    mps: mps && { replicas: mps.replicas },
    mig: mig && sortedMap(mig, (count) => count),
    strategy: mig && (strategy ?? 'mixed'),
    profile: isOneOfSeveral ? profile : undefined,
    hami: hami && resolveHami(hami),
    config: hami === undefined ? (config ?? name) : undefined,
  });
}

function resolveHami({
  memory,
  cores,
  shares,
  memoryPerShare,
  coresPerShare,
}: HamiProps): FleetHami {
  const perCard = shares ?? DEFAULT_HAMI.shares;
  return defined({
    memory: memory ?? DEFAULT_HAMI.memory,
    cores: cores ?? DEFAULT_HAMI.cores,
    shares: perCard,
    memoryPerShare,
    coresPerShare: coresPerShare ?? Math.max(1, Math.floor(100 / perCard)),
  });
}
