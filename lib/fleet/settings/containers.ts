import { amount, canonicalAmount, readAmount } from '../values/amounts';
import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type {
  FleetBurst,
  FleetContainers,
  FleetDefaultRequest,
  FleetResources,
} from '../model/fleet';
import { type DataMap, isMap } from '../model/layers';
import { MEBI, MILLI, ONE, type ParsedQuantity, formatQuantity } from '../values/quantity';
import { HUNDRED_PERCENT, parseShare } from '../values/share';

const BLOCKS = ['defaultRequest', 'default', 'min', 'max', 'podMax'] as const;

/** The two resources that LimitRange and limits are about, with their measure. */
export const RESOURCES = [
  ['cpu', 'cores'],
  ['memory', 'bytes'],
] as const;

/** What each bound does to ordinary pods: said whenever somebody asks for one. */
const BOUND_WARNINGS: Record<string, string> = {
  default: 'refuses every container that requests more and states no limit',
  min: 'refuses every container that requests less, sidecars and init containers included',
  max: 'refuses every container that asks for more, and gives its value as a limit to every container without one',
  podMax: 'refuses every pod whose containers ask for more together, or state no limit',
};

/** Reports amounts that cannot be read, and warns of bounds that refuse ordinary pods. */
export function checkContainers(containers: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(containers)) return;
  for (const block of BLOCKS) {
    const resources = containers[block];
    if (!isMap(resources)) continue;
    for (const [resource, measure] of RESOURCES) {
      readAmount(resources[resource], measure, [...path, block, resource], findings);
    }
    if (block !== 'defaultRequest') {
      findings.add(
        'CONTAINER_BOUND',
        [...path, block],
        `\`${block}\` ${BOUND_WARNINGS[block]}.`,
        'Prefer a quota, which bounds the namespace and refuses no single pod.',
      );
    }
  }
}

/** The containers part of an environment in normal form. */
export function resolveContainers(merged: DataMap, burst: FleetBurst | undefined): FleetContainers {
  const request = resources(merged['defaultRequest']);
  const defaultRequest: FleetDefaultRequest = {
    cpu: request.cpu ?? null,
    memory: request.memory ?? null,
  };
  const written = resources(merged['default']);
  const limits: FleetResources = {
    ...optional('cpu', written.cpu ?? burstLimit(request.cpu, burst?.cpu, MILLI)),
    ...optional('memory', written.memory ?? burstLimit(request.memory, burst?.memory, MEBI)),
  };
  return {
    defaultRequest,
    ...optionalBlock('default', limits),
    ...optionalBlock('min', resources(merged['min'])),
    ...optionalBlock('max', resources(merged['max'])),
    ...optionalBlock('podMax', resources(merged['podMax'])),
  };
}

function resources(block: unknown): FleetResources {
  if (!isMap(block)) return {};
  const { cpu, memory } = block;
  return {
    ...optional('cpu', cpu === undefined ? undefined : canonicalAmount(cpu as string)),
    ...optional('memory', memory === undefined ? undefined : canonicalAmount(memory as string)),
  };
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: string });
}

function optionalBlock<K extends string>(
  key: K,
  block: FleetResources,
): { [P in K]?: FleetResources } {
  return Object.keys(block).length === 0 ? {} : ({ [key]: block } as { [P in K]: FleetResources });
}

/**
 * A container's share of a burst: rounded down, so that as many default containers fit into the limits as into the
 * requests. Never below the request itself.
 */
function burstLimit(
  request: string | undefined,
  burst: string | undefined,
  unit: bigint,
): string | undefined {
  if (request === undefined || burst === undefined) return undefined;
  const parsed = amount(request);
  const exact = withBurst(parsed.nano, burst);
  const coarse = (exact / unit) * unit;
  // A request of whole bytes is never above itself with a burst, counted in bytes.
  return formatQuantity({ ...parsed, nano: coarse >= parsed.nano ? coarse : (exact / ONE) * ONE });
}

/** `nano` × (1 + burst), rounded down to a nano unit. */
export function withBurst(nano: bigint, burst: string): bigint {
  return (nano * (HUNDRED_PERCENT + burstShare(burst))) / HUNDRED_PERCENT;
}

/** A burst that was checked before; `0%` is one. */
export function burstShare(burst: string): bigint {
  return burst === '0%' ? 0n : parseShare(burst)!;
}

/** How many of something fit into an amount. */
export function fits(total: ParsedQuantity, each: ParsedQuantity): bigint {
  return each.nano === 0n ? total.nano : total.nano / each.nano;
}
