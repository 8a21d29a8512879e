import type { FleetPool } from '../../fleet/model/fleet';
import { nearest } from '../../findings/nearest';
import { poolNodeLabels } from '../../fleet/quota/pool-labels';
import { unitsIn } from '../../fleet/values/quantity';
import { askedDevices } from './accelerator-rules';
import { type FitPlace, type JudgedPods } from './fit-place';
import { type BareReason, listed } from './fit-reason';
import { type ToleratedTaint, openPools } from './flavor-rules';
import { countedAmounts } from './pod-amounts';
import {
  type ManifestMap,
  asMap,
  asMaps,
  asText,
  asTexts,
  valueAt,
} from '../../verify/objects/manifest-data';

/** Where the pods of a group get their devices. */
export interface PoolChoice {
  readonly resource: string;
  /** The pools whose nodes can take the pods. Several: the scheduler chooses. */
  readonly pools: readonly string[];
  /** The taints of these nodes, and what tolerates them. Absent: they have none, as far as the file says. */
  readonly taints?: readonly ToleratedTaint[];
}

/** What the pods demand of the labels of their node: each entry is one alternative. */
type NodeDemands = readonly Readonly<Record<string, readonly string[]>>[];

/** The pools that pods land on, and why there is none. */
export function choosePools(
  pods: JudgedPods,
  place: FitPlace,
): { readonly choices: readonly PoolChoice[]; readonly reasons: readonly BareReason[] } {
  const demands = nodeDemands(pods.spec);
  const choices: PoolChoice[] = [];
  const reasons: BareReason[] = [];
  for (const resource of askedDevices(pods)) {
    const pools = Object.entries(place.platform.pools).filter(
      ([, pool]) => pool.resource === resource,
    );
    if (pools.length === 0) continue;
    const labelled = pools.filter(([, pool]) => accepts(pool, demands));
    if (labelled.length === 0) {
      reasons.push(noPool(resource, pools, demands));
      continue;
    }
    const asked = unitsIn(countedAmounts(pods.amounts, 'requests')[resource] ?? 0n);
    const large = labelled.filter(([, pool]) => devicesOnNode(pool) >= asked);
    // Where no node is large enough, the pods are judged as smaller ones would be: all reasons at once.
    const candidates = large.length > 0 ? large : labelled;
    const { open, taints, reasons: shut } = openPools(pods, candidates, place);
    reasons.push(...shut);
    if (open.length > 0) {
      const names = open.map(([name]) => name);
      choices.push({ resource, pools: names, ...(taints.length === 0 ? {} : { taints }) });
    }
    if (large.length === 0) reasons.push(tooMany(resource, asked, labelled));
  }
  return { choices, reasons };
}

/** A pod is on one node, and gets no device of another. */
function tooMany(
  resource: string,
  asked: number,
  pools: readonly (readonly [string, FleetPool])[],
): BareReason {
  const most = Math.max(...pools.map(([, pool]) => devicesOnNode(pool)));
  const names = listed(pools.map(([name]) => name));
  const has = pools.length === 1 ? `has ${most}` : `has at most ${most}`;
  return {
    effect: 'waits',
    rule: 'pools',
    message: `The pod asks for ${asked} of ${resource}, and a node of ${names} ${has}, so the pod waits for ever.`,
    fix: `Spread the work over several pods with at most ${most} each, such as the workers of a training job.`,
  };
}

/** The devices of one node; without a bound where the file does not say how many nodes there are. */
function devicesOnNode({ capacity, nodes, devicesPerNode }: FleetPool): number {
  const isStated = capacity !== undefined && nodes !== undefined && devicesPerNode !== undefined;
  return isStated && nodes > 0 ? capacity / nodes : Infinity;
}

function nodeDemands(spec: ManifestMap): NodeDemands {
  const selector = Object.fromEntries(
    Object.entries(asMap(spec['nodeSelector'])).map(([key, value]) => [key, [asText(value)]]),
  );
  const terms = asMaps(
    valueAt(
      spec,
      'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms',
    ),
  );
  if (terms.length === 0) return [selector];
  return terms.map((term) => ({
    ...selector,
    ...Object.fromEntries(
      asMaps(term['matchExpressions'])
        .filter(({ operator }) => operator === 'In')
        .map(({ key, values }) => [asText(key), asTexts(values)]),
    ),
  }));
}

/** Whether nodes of a pool may have the labels. Of labels that the file does not state, nothing is known. */
function accepts(pool: FleetPool, demands: NodeDemands): boolean {
  const labels = poolNodeLabels(pool);
  return demands.some((demand) =>
    Object.entries(demand).every(
      ([key, values]) => labels[key] === undefined || values.includes(labels[key]),
    ),
  );
}

function noPool(
  resource: string,
  pools: readonly [string, FleetPool][],
  demands: NodeDemands,
): BareReason {
  const known = pools.flatMap(([name, pool]) =>
    Object.entries(poolNodeLabels(pool)).map(([key, value]) => ({ name, key, value })),
  );
  const wanted = demands
    .flatMap((demand) => Object.entries(demand))
    .find(([key]) => known.some((label) => label.key === key))!;
  const [key, values] = wanted;
  const texts = known.filter((label) => label.key === key).map(({ value }) => value);
  const near = nearest(values[0] ?? '', texts);
  return {
    effect: 'waits',
    rule: 'pools',
    message: `No pool of ${resource} has nodes with the label \`${key}: ${values.join(' or ')}\`, so the pods wait for ever.`,
    fix: `${near === undefined ? 'Write' : `Did you mean \`${near}\`? Pools have`} ${known
      .filter((label) => label.key === key)
      .map(({ name, value }) => `\`${value}\` (${name})`)
      .join(', ')}.`,
  };
}
