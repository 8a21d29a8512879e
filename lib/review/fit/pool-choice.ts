import type { FleetPool } from '../../fleet/model/fleet';
import { nearest } from '../../findings/nearest';
import { poolNodeLabels } from '../../plan/pool-guide';
import { askedDevices } from './accelerator-rules';
import { type FitPlace, type JudgedPods } from './fit-place';
import { type BareReason } from './fit-reason';
import { type ManifestMap, asMap, asMaps, asText, asTexts, valueAt } from '../../verify/objects/manifest-data';

/** Where the pods of a group get their devices. */
export interface PoolChoice {
  readonly resource: string;
  /** The pools whose nodes can take the pods. Several: the scheduler chooses. */
  readonly pools: readonly string[];
}

/** What the pods demand of the labels of their node: each entry is one alternative. */
type NodeDemands = readonly Readonly<Record<string, readonly string[]>>[];

/** The pools that pods land on, and why there is none. */
export function choosePools(
  pods: JudgedPods,
  { platform }: FitPlace,
): { readonly choices: readonly PoolChoice[]; readonly reasons: readonly BareReason[] } {
  const demands = nodeDemands(pods.spec);
  const choices: PoolChoice[] = [];
  const reasons: BareReason[] = [];
  for (const resource of askedDevices(pods)) {
    const pools = Object.entries(platform.pools).filter(([, pool]) => pool.resource === resource);
    if (pools.length === 0) continue;
    const open = pools.filter(([, pool]) => accepts(pool, demands));
    if (open.length === 0) reasons.push(noPool(resource, pools, demands));
    else choices.push({ resource, pools: open.map(([name]) => name) });
  }
  return { choices, reasons };
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
