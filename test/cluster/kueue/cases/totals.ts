import { waitFor } from '../../wait';
import { deliver, namespacesOf, remove } from '../fleet';
import { KUEUE_API, clear, submit } from '../jobs';
import type { Scene } from '../scene';

/** Fleets, and the devices of each pool that are for queues: the capacity, without what is kept or belongs to no queue. */
const FLEETS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'sharing.yaml': { h100: 40 },
  // Of 24 the platform keeps 2, and 3 belong to an environment without a queue.
  'pools.yaml': { h100: 19, mi300x: 16, slices: 14 },
  'organizations.yaml': { h100: 32 },
};

/** The devices of one flavour in one queue. */
interface Held {
  readonly queue: string;
  readonly flavor: string;
  readonly resource: string;
  readonly count: number;
}

interface Flavor {
  readonly name: string;
  readonly resources: readonly {
    readonly name: string;
    readonly nominalQuota?: string;
    readonly total?: string;
    readonly borrowed?: string;
  }[];
}

interface QueueObject {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly resourceGroups?: readonly { readonly flavors: readonly Flavor[] }[] };
  readonly status?: { readonly flavorsUsage?: readonly Flavor[] };
}

/** What queues are guaranteed adds up to the hardware: all of them have it at once, and Kueue's status says so. */
export async function totals(scene: Scene): Promise<void> {
  for (const [file, pools] of Object.entries(FLEETS)) await totalsOf(scene, file, pools);
}

async function totalsOf(
  scene: Scene,
  file: string,
  pools: Readonly<Record<string, number>>,
): Promise<void> {
  const { plane, check } = scene;
  const tree = await deliver(scene, file);
  const list = async (plural: string) =>
    (await plane.request('GET', `${KUEUE_API}/${plural}`)).body.items;
  const queues: QueueObject[] = await list('clusterqueues');
  const guaranteed = queues.flatMap(nominalOf);
  const locals: { metadata: { namespace: string }; spec: { clusterQueue: string } }[] =
    await list('localqueues');
  const flavors: { metadata: { name: string }; spec: { nodeLabels?: Record<string, string> } }[] =
    await list('resourceflavors');

  for (const { queue, flavor, resource, count } of guaranteed) {
    const local = locals.find(({ spec }) => spec.clusterQueue === queue);
    const nodeSelector = flavors.find(({ metadata }) => metadata.name === flavor)?.spec.nodeLabels;
    if (local === undefined) throw new Error(`${queue} has no LocalQueue`);
    const { namespace } = local.metadata;
    await submit(plane, { namespace }, { name: flavor, resource, pods: count, nodeSelector });
  }
  let used: readonly Held[] = [];
  const isFull = async () => {
    used = ((await list('clusterqueues')) as QueueObject[]).flatMap(usedOf);
    return guaranteed.every((held) => used.some((one) => isSame(one, held)));
  };
  await waitFor(isFull, { what: 'all guarantees to be used', seconds: 30 }).catch(() => undefined);
  const short = guaranteed.filter((held) => !used.some((one) => isSame(one, held)));
  check(
    `${file}: all queues have their guarantee at once, and borrow nothing`,
    short.length === 0 ? undefined : `${JSON.stringify(short)} of ${JSON.stringify(used)}`,
  );
  const left = ((await list('cohorts')) as QueueObject[]).flatMap(nominalOf);
  for (const [pool, capacity] of Object.entries(pools)) {
    const sum = (all: readonly Held[]) =>
      all.filter(({ flavor }) => flavor === pool).reduce((total, { count }) => total + count, 0);
    check(
      `${file}: what Kueue's queues have of ${pool}, and what is left for all, are ${capacity}`,
      sum(used) + sum(left) === capacity ? undefined : `${sum(used)} and ${sum(left)}`,
    );
  }
  await clear(plane, namespacesOf(tree));
  await remove(plane, tree);
}

/** Extended resources have a domain. */
function isDevice(resource: string): boolean {
  return resource.includes('/');
}

function nominalOf({ metadata, spec }: QueueObject): Held[] {
  const flavors = (spec.resourceGroups ?? []).flatMap((group) => group.flavors);
  return heldIn(metadata.name, flavors, ({ nominalQuota = '0' }) => Number(nominalQuota));
}

/** What a queue uses of its own, by its status. */
function usedOf({ metadata, status }: QueueObject): Held[] {
  return heldIn(
    metadata.name,
    status?.flavorsUsage ?? [],
    ({ total = '0', borrowed = '0' }) => Number(total) - Number(borrowed),
  );
}

function heldIn(
  queue: string,
  flavors: readonly Flavor[],
  countOf: (resource: Flavor['resources'][number]) => number,
): Held[] {
  return flavors
    .flatMap(({ name: flavor, resources }) =>
      resources
        .filter(({ name }) => isDevice(name))
        .map((each) => ({ queue, flavor, resource: each.name, count: countOf(each) })),
    )
    .filter(({ count }) => count > 0);
}

function isSame(one: Held, other: Held): boolean {
  return (
    one.queue === other.queue &&
    one.flavor === other.flavor &&
    one.resource === other.resource &&
    one.count === other.count
  );
}
