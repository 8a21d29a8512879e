import { parseQuantity } from '../../fleet/values/quantity';
import { type ManifestMap, asMap, asMaps, asText } from '../../verify/objects/manifest-data';

/** Amounts by the name of a resource, in billionths of a core, a byte or a device. */
export type ResourceAmounts = Readonly<Record<string, bigint>>;

/** What a container asks for. */
export interface ContainerAmounts {
  readonly name: string;
  readonly requests: ResourceAmounts;
  readonly limits: ResourceAmounts;
  /** Whether it runs before the others. */
  readonly isInit: boolean;
  /** Whether it is an init container that goes on running beside the others. */
  readonly isSidecar: boolean;
}

/** What a pod asks for. */
export interface PodAmounts {
  readonly containers: readonly ContainerAmounts[];
  /** What is stated for the pod as a whole. */
  readonly whole: Pick<ContainerAmounts, 'requests' | 'limits'>;
  /** What the runtime class takes for itself. */
  readonly overhead: ResourceAmounts;
  /** What is written as an amount, and cannot be read as one. */
  readonly unreadable: readonly string[];
}

/** Resources that may be stated for a pod as a whole. */
const OF_WHOLE = /^(?:cpu|memory|hugepages-.+)$/;

/**
 * What a pod asks for after the API server has applied its own defaults: a limit without a request is a request as well.
 *
 * Source: k8s.io/kubernetes, pkg/apis/core/v1/defaults.go, SetDefaults_Pod and setDefaultPodRequests.
 */
export function writtenAmounts(spec: ManifestMap): PodAmounts {
  const unreadable: string[] = [];
  const read = (value: unknown): ResourceAmounts => amountsOf(value, unreadable);
  const container = (raw: ManifestMap, isInit: boolean): ContainerAmounts => {
    const resources = asMap(raw['resources']);
    const limits = read(resources['limits']);
    return {
      name: asText(raw['name']),
      requests: { ...limits, ...read(resources['requests']) },
      limits,
      isInit,
      isSidecar: isInit && raw['restartPolicy'] === 'Always',
    };
  };
  const containers = [
    ...asMaps(spec['initContainers']).map((raw) => container(raw, true)),
    ...asMaps(spec['containers']).map((raw) => container(raw, false)),
  ];
  const whole = asMap(spec['resources']);
  const [requests, limits] = [read(whole['requests']), read(whole['limits'])];
  const summed =
    Object.keys(limits).length + Object.keys(requests).length === 0
      ? {}
      : heldAtOnce(containers, 'requests');
  const given = Object.fromEntries(Object.entries(summed).filter(([name]) => OF_WHOLE.test(name)));
  return {
    containers,
    whole: { requests: { ...limits, ...given, ...requests }, limits },
    overhead: read(spec['overhead']),
    unreadable,
  };
}

function amountsOf(value: unknown, unreadable: string[]): ResourceAmounts {
  const amounts: Record<string, bigint> = {};
  for (const [name, raw] of Object.entries(asMap(value))) {
    const quantity =
      typeof raw === 'string' || typeof raw === 'number' ? parseQuantity(raw) : undefined;
    if (quantity === undefined || quantity.nano < 0n) unreadable.push(`${name}: ${String(raw)}`);
    else amounts[name] = quantity.nano;
  }
  return amounts;
}

/** What counts for quotas and for the scheduler. */
export function countedAmounts(
  { containers, whole, overhead }: PodAmounts,
  part: 'requests' | 'limits',
): ResourceAmounts {
  const held = { ...heldAtOnce(containers, part), ...whole[part] };
  // A limit that no container has is none for the overhead.
  const extra = Object.entries(overhead).filter(([name]) => part === 'requests' || name in held);
  return addAmounts([held, Object.fromEntries(extra)]);
}

/**
 * What the containers of a pod hold at once: all that run side by side, or one init container and the sidecars that were
 * started before it.
 *
 * Source: k8s.io/component-helpers, resource/helpers.go, AggregateContainerRequests.
 */
function heldAtOnce(
  containers: readonly ContainerAmounts[],
  part: 'requests' | 'limits',
): ResourceAmounts {
  let sidecars: ResourceAmounts = {};
  let most: ResourceAmounts = {};
  for (const container of containers) {
    if (!container.isInit) continue;
    const beside = addAmounts([sidecars, container[part]]);
    if (container.isSidecar) sidecars = beside;
    most = largestOf(most, beside);
  }
  const running = containers.filter(({ isInit }) => !isInit).map((container) => container[part]);
  return largestOf(most, addAmounts([...running, sidecars]));
}

/** The sums by resource. */
export function addAmounts(list: readonly ResourceAmounts[]): ResourceAmounts {
  const sums: Record<string, bigint> = {};
  for (const amounts of list) {
    for (const [name, amount] of Object.entries(amounts)) sums[name] = (sums[name] ?? 0n) + amount;
  }
  return sums;
}

/** So many times the amounts. */
export function timesAmounts(amounts: ResourceAmounts, count: number): ResourceAmounts {
  return Object.fromEntries(
    Object.entries(amounts).map(([name, amount]) => [name, amount * BigInt(count)]),
  );
}

function largestOf(one: ResourceAmounts, other: ResourceAmounts): ResourceAmounts {
  const largest: Record<string, bigint> = { ...one };
  for (const [name, amount] of Object.entries(other)) {
    if ((largest[name] ?? -1n) < amount) largest[name] = amount;
  }
  return largest;
}
