import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { Network } from '../../../verify/reach/cluster-network';
import { toldApart } from '../../../verify/reach/namespace-kinds';
import { type ReachChange, reachChanges } from '../../../verify/reach/reach-changes';
import type { TreeSide } from '../base/tree-side';
import { type DiffContext, objectsOfFiles } from '../diff-context';
import type { ObjectPair } from '../objects/object-pair';

/** Kinds whose meaning is known, with their groups. */
const READ = [
  'networking.k8s.io/NetworkPolicy',
  'policy.networking.k8s.io/ClusterNetworkPolicy',
  'cilium.io/CiliumNetworkPolicy',
  'cilium.io/CiliumClusterwideNetworkPolicy',
];

/** Groups whose objects are network policies that are not read. */
const UNREAD = [
  'projectcalico.org',
  'crd.projectcalico.org',
  'policy.networking.k8s.io',
  'cilium.io',
];

/** Whether an object is a network policy whose meaning is computed. */
export function isReadPolicy({ group, kind }: Pick<ObjectPair, 'group' | 'kind'>): boolean {
  return READ.includes(`${group}/${kind}`);
}

/** Whether an object is a network policy of an engine whose meaning is not computed. */
export function isUnreadPolicy(pair: Pick<ObjectPair, 'group' | 'kind'>): boolean {
  return UNREAD.includes(pair.group) && !isReadPolicy(pair);
}

/**
 * Which traffic gets through now and did not before, and the other way round, in one cluster. Only the files of namespaces
 * whose policies differ are read, and those of namespaces that they name.
 *
 * @param pairs - policies of the cluster that differ
 */
export function reachChangesOf(context: DiffContext, pairs: readonly ObjectPair[]): ReachChange[] {
  const [{ cluster }] = pairs as readonly [ObjectPair];
  const files = new Set(
    pairs.flatMap(({ before, after }) => [before, after].flatMap((one) => one?.place.file ?? [])),
  );
  const changed = [context.before, context.after].map((side) => policiesIn(side, [...files]));
  const named = new Set(changed.flatMap(namedNamespaces));
  const others = [...named]
    .flatMap((namespace) => context.places.filesOf(cluster, namespace))
    .filter((file) => !files.has(file));
  const networks = [context.before, context.after].map(
    (side, index) => new Network([...changed[index]!, ...policiesIn(side, others)]),
  ) as [Network, Network];
  return reachChanges(...networks);
}

function policiesIn(side: TreeSide, files: readonly string[]): ManifestObject[] {
  return objectsOfFiles(side, files)
    .map(({ object }) => object)
    .filter((object) => object.kind === 'Namespace' || isReadPolicy(object));
}

/** The namespaces that policies name. */
function namedNamespaces(objects: readonly ManifestObject[]): string[] {
  const network = new Network(objects);
  return network.namespaces.flatMap((namespace) =>
    [...toldApart(network, namespace).values()].map(({ name }) => name),
  );
}
