import { addTo } from '../../../fleet/values/groups';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { Network } from '../../../verify/reach/cluster-network';
import { toldApart } from '../../../verify/reach/namespace-kinds';
import { namesIn } from '../../../verify/reach/policy-index';
import { readPolicies } from '../../../verify/reach/policy-network';
import { type ReachChange, reachChanges } from '../../../verify/reach/reach-changes';
import { type Requirements, meets } from '../../../verify/reach/requirements';
import { type TreeSide, isManifest } from '../base/tree-side';
import { type DiffContext, namespaceChange, objectsOfFiles } from '../diff-context';
import { clusterOfPath } from '../objects/changed-objects';
import { type ObjectPair, filesOf } from '../objects/object-pair';
import { alikeNamespaces, asksForNamesOnly, changesOfAll } from './alike-namespaces';

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

/** What differs in the traffic of one cluster. */
export interface ChangedReach {
  readonly changes: readonly ReachChange[];
  /** The policies about a namespace, of those that differ. */
  readonly about: (namespace: string) => readonly ObjectPair[];
}

/**
 * Which traffic gets through now and did not before, and the other way round, in one cluster. Only the files of namespaces
 * whose policies differ are read, and those of namespaces that they name; all of them where labels differ that policies
 * ask for.
 *
 * @param pairs - policies of the cluster that differ, and namespaces whose labels do
 */
export function changedReach(context: DiffContext, pairs: readonly ObjectPair[]): ChangedReach {
  const [{ cluster }] = pairs as readonly [ObjectPair];
  const subjects = pairs.map((pair) => ({ pair, namespaces: subjectsOf(pair) }));
  const own = subjects.flatMap(({ namespaces }) =>
    namespaces.flatMap((some) => namesIn(some) ?? []),
  );
  const isAnywhere = subjects.some(
    ({ pair, namespaces }) =>
      pair.kind === 'Namespace' || namespaces.some((some) => namesIn(some) === undefined),
  );
  const namespaces = [...new Set(own)];
  const alike =
    isAnywhere || !pairs.every((pair) => isAtHome(context, pair))
      ? new Map<string, string[]>()
      : alikeNamespaces(context, cluster, namespaces, POLICY_KINDS);
  const part = { cluster, pairs, namespaces, isAnywhere };
  const few = readNetworks(context, without(part, new Set([...alike.values()].flat())));
  // Labels may choose any namespace, so that each has to be looked at.
  const isByName = alike.size === 0 || few.every(asksForNamesOnly);
  const networks = isByName ? few : readNetworks(context, part);
  const changes = reachChanges(...networks);
  return {
    changes: isByName ? changesOfAll(changes, alike) : changes,
    about: policiesAbout(subjects, networks),
  };
}

/** The part of a cluster that is looked at. */
interface ClusterPart {
  readonly cluster: string;
  readonly pairs: readonly ObjectPair[];
  /** The namespaces that the pairs are about. */
  readonly namespaces: readonly string[];
  /** Whether they may be about any namespace. */
  readonly isAnywhere: boolean;
}

function without(part: ClusterPart, left: ReadonlySet<string>): ClusterPart {
  if (left.size === 0) return part;
  return {
    ...part,
    pairs: part.pairs.filter(({ namespace }) => !left.has(namespace)),
    namespaces: part.namespaces.filter((name) => !left.has(name)),
  };
}

/** Whether the files of a policy's namespace hold it. */
function isAtHome(
  { places }: DiffContext,
  { cluster, namespace, before, after }: ObjectPair,
): boolean {
  const files = places.filesOf(cluster, namespace);
  return [before, after].every((one) => one === undefined || files.includes(one.place.file));
}

/** The networks of both sides, as far as policies that differ decide about them. */
function readNetworks(
  context: DiffContext,
  { cluster, pairs, namespaces, isAnywhere }: ClusterPart,
): [before: Network, after: Network] {
  const files = isAnywhere
    ? manifestsOf(context, cluster)
    : new Set([
        ...pairs.flatMap(filesOf),
        ...namespaces.flatMap((namespace) => context.places.filesOf(cluster, namespace)),
      ]);
  const sides = [context.before, context.after];
  const unborn = namespaces.filter(
    (namespace) => namespaceChange(context, { cluster, namespace }) === 'added',
  );
  const changed = sides.map(
    (side) =>
      new Network([
        ...policiesIn(side, [...files]),
        ...(side === context.before ? unborn.map(closedNamespace) : []),
      ]),
  );
  const named = new Set(changed.flatMap(namedNamespaces));
  const others = [...named]
    .flatMap((namespace) => context.places.filesOf(cluster, namespace))
    .filter((file) => !files.has(file));
  return changed.map((network, index) =>
    others.length === 0 ? network : new Network(policiesIn(sides[index]!, others), {}, network),
  ) as [Network, Network];
}

interface PolicySubject {
  readonly pair: ObjectPair;
  /** The namespaces that the policy is about, before and after. */
  readonly namespaces: readonly Requirements[];
}

function subjectsOf({ before, after }: ObjectPair): Requirements[] {
  return [before, after].flatMap((object) =>
    object === undefined
      ? []
      : (readPolicies(object) ?? []).map(({ subject }) => subject.namespaces),
  );
}

/** Thousands of policies are about one namespace each, which is asked for by its name. */
function policiesAbout(
  subjects: readonly PolicySubject[],
  networks: readonly Network[],
): ChangedReach['about'] {
  const byName = new Map<string, ObjectPair[]>();
  const others: PolicySubject[] = [];
  for (const subject of subjects) {
    if (subject.pair.kind === 'Namespace') addTo(byName, subject.pair.name, subject.pair);
    const names = subject.namespaces.map(namesIn);
    if (names.some((some) => some === undefined)) others.push(subject);
    else for (const name of new Set(names.flat())) addTo(byName, name!, subject.pair);
  }
  return (namespace) => [
    ...(byName.get(namespace) ?? []),
    ...others
      .filter(({ namespaces }) =>
        namespaces.some((some) =>
          networks.some((network) => meets(network.namespaceLabels(namespace), some)),
        ),
      )
      .map(({ pair }) => pair),
  ];
}

/** All manifests of a cluster: labels of namespaces are in any of them. */
export function manifestsOf({ before, after }: DiffContext, cluster: string): Set<string> {
  const paths = [before, after].flatMap(({ ids }) => [...ids.keys()]);
  return new Set(paths.filter((path) => isManifest(path) && clusterOfPath(path) === cluster));
}

export const POLICY_KINDS: ReadonlySet<string> = new Set(
  READ.map((name) => name.slice(name.indexOf('/') + 1)),
);
const KINDS: ReadonlySet<string> = new Set(['Namespace', ...POLICY_KINDS]);

function* policiesIn(side: TreeSide, files: readonly string[]): Generator<ManifestObject> {
  for (const { object } of objectsOfFiles(side, files, KINDS)) {
    if (object.kind === 'Namespace' || isReadPolicy(object)) yield object;
  }
}

/**
 * A namespace that is not there yet reaches nobody. Without a policy, it would count as one that reaches everybody, and
 * nothing that it opens would be new.
 */
function closedNamespace(namespace: string): ManifestObject {
  return {
    group: 'networking.k8s.io',
    version: 'v1',
    kind: 'NetworkPolicy',
    name: 'not-there-yet',
    namespace,
    data: { spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] } },
    place: { file: '', line: 0 },
  };
}

/** The namespaces that policies name. */
function namedNamespaces(network: Network): string[] {
  return network.namespaces.flatMap((namespace) =>
    [...toldApart(network, namespace).values()].map(({ name }) => name),
  );
}
