import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { DEFAULT_DISK_REQUEST } from '../model/defaults';
import type { FleetContainers, FleetResources } from '../model/fleet';
import type { ContainersProps, ResourcesProps } from '../model/props';
import type { Merged } from '../model/written';
import {
  RESOURCES,
  type ResourceKey,
  amount,
  canonicalAmount,
  checkAmount,
  checkUnitStated,
} from '../values/amounts';
import { defined, keysOf, mapOf } from '../values/maps';
import { MEBI, MILLI, ONE, compareQuantities, formatQuantity } from '../values/quantity';
import { HUNDRED_PERCENT, burstShare } from '../values/share';
import { checkQuotaOfContainers } from './containers-in-quota';
import { checkRatios, checkRatiosOfContainers, resolveRatios } from './limit-request-ratios';
import type { MergedEnvironment, Setting } from './setting';

/** What a container gets that states no resources, and what bounds it. */
export const containers: Setting<ContainersProps, Merged<ContainersProps>, FleetContainers> = {
  check(written, path, findings) {
    for (const block of BLOCKS) {
      const resources = written[block];
      if (resources === undefined || resources === null) continue;
      for (const [key, measure] of RESOURCES) {
        checkAmount(resources[key], measure, [...path, block, key], findings);
        if (measure === 'bytes') checkUnitStated(resources[key], [...path, block, key], findings);
      }
      if (block !== 'defaultRequest') warnOfBound(block, [...path, block], findings);
    }
    checkRatios(written.maxLimitRequestRatio, [...path, 'maxLimitRequestRatio'], findings);
  },
  resolve(merged, { burst, countsDisk }) {
    const stated = amounts(merged.defaultRequest);
    const request = {
      ...(countsDisk || boundsDisk(merged) ? { ephemeralStorage: DEFAULT_DISK_REQUEST } : {}),
      ...stated,
    };
    const limits = amounts(merged.default);
    const limitOf = (key: ResourceKey): string | undefined =>
      limits[key] ?? burstLimit(request[key], burst?.[key], UNITS[key]);
    const bounds = {
      default: defined(mapOf(RESOURCE_KEYS, limitOf)),
      min: amounts(merged.min),
      max: amounts(merged.max),
      podMax: amounts(merged.podMax),
    };
    return {
      defaultRequest: { cpu: null, memory: null, ...request },
      ...defined(mapOf(keysOf(bounds), (name) => orNothing(bounds[name]))),
      ...defined({ maxLimitRequestRatio: resolveRatios(merged.maxLimitRequestRatio) }),
    };
  },
  checkMerged(environment, findings) {
    checkQuotaOfContainers(environment, findings);
    checkBounds(environment, findings);
    checkRatiosOfContainers(environment, findings);
  },
};

const RESOURCE_KEYS = RESOURCES.map(([key]) => key);

/** The steps to which default limits are rounded. */
const UNITS: Record<ResourceKey, bigint> = { cpu: MILLI, memory: MEBI, ephemeralStorage: MEBI };

/** The blocks in the order that the API server requires: min ≤ default request ≤ default ≤ max. */
const BLOCKS = ['min', 'defaultRequest', 'default', 'max', 'podMax'] as const;

type Bound = Exclude<(typeof BLOCKS)[number], 'defaultRequest'>;

/** What each bound does to ordinary pods. */
const BOUND_EFFECTS: Record<Bound, string> = {
  default: 'refuses every container that requests more and states no limit',
  min: 'refuses every container that requests less, including sidecars and init containers',
  max: 'refuses every container that asks for more, and becomes the limit of every container without one',
  podMax: 'refuses every pod whose containers together ask for more, or state no limit',
};

function warnOfBound(bound: Bound, path: FindingPath, findings: Findings): void {
  findings.add(
    'CONTAINER_BOUND',
    path,
    `\`${bound}\` ${BOUND_EFFECTS[bound]}.`,
    'Prefer a quota: it bounds the namespace and refuses no single pod.',
  );
}

/** Reports blocks that the API server would refuse in one LimitRange. */
function checkBounds({ environment, placeOf }: MergedEnvironment, findings: Findings): void {
  for (const [key] of RESOURCES) {
    const stated = BLOCKS.flatMap((block) => {
      const value = environment.containers[block]?.[key];
      return value === undefined || value === null ? [] : [{ block, value }];
    });
    // Neighbours are enough: if two blocks contradict each other, so do two neighbours between them.
    stated.slice(1).forEach((upper, index) => {
      const lower = stated[index]!;
      if (compareQuantities(amount(lower.value), amount(upper.value)) <= 0) return;
      findings.addOnce(
        'CONTAINER_BOUNDS',
        placeOf(['containers', upper.block, key], ['containers', lower.block, key], ['burst', key]),
        `For \`${key}\`, \`${lower.block}\` is ${lower.value}, which is more than \`${upper.block}\` with ${upper.value}.`,
        'Keep min ≤ defaultRequest ≤ default ≤ max ≤ podMax.',
      );
    });
  }
}

/** Without a default request, the API server takes the default limit or the maximum for one. */
function boundsDisk({ default: limit, max }: Merged<ContainersProps>): boolean {
  return (limit?.ephemeralStorage ?? max?.ephemeralStorage) !== undefined;
}

function amounts(stated: Merged<ResourcesProps> = {}): FleetResources {
  return defined(
    mapOf(RESOURCE_KEYS, (key) => {
      const value = stated[key];
      return value === undefined ? undefined : canonicalAmount(value);
    }),
  );
}

function orNothing(resources: FleetResources): FleetResources | undefined {
  return Object.keys(resources).length === 0 ? undefined : resources;
}

/**
 * The default limit that follows from a burst. It is rounded down, so that the limits hold as many default containers as
 * the requests, but never below the request itself.
 */
function burstLimit(
  request: string | undefined,
  burst: string | undefined,
  unit: bigint,
): string | undefined {
  if (request === undefined || burst === undefined) return undefined;
  const parsed = amount(request);
  const exact = (parsed.nano * (HUNDRED_PERCENT + burstShare(burst))) / HUNDRED_PERCENT;
  const coarse = (exact / unit) * unit;
  // In whole bytes, a request plus its burst is never less than the request.
  return formatQuantity({ ...parsed, nano: coarse >= parsed.nano ? coarse : (exact / ONE) * ONE });
}
