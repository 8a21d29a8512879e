import { createHash } from 'node:crypto';
import { addTo, chunks } from '../../../fleet/values/groups';
import { documentTexts, withoutNamespace } from '../../../verify/objects/manifest-documents';
import type { Network } from '../../../verify/reach/cluster-network';
import type { ChangedEnd, ReachChange } from '../../../verify/reach/reach-changes';
import { NAME_LABEL, type Requirements } from '../../../verify/reach/requirements';
import { type DiffContext, namespaceChange } from '../diff-context';

/** How many namespaces have their files in memory at once. */
const NAMESPACES_AT_ONCE = 100;

/** Any word that may be the name of a namespace. */
const WORDS = /[a-z0-9-]+/g;

/**
 * Namespaces of one cluster whose policies are the same text on both sides except for the name of the namespace, and whose
 * policies name no other namespace of a tenant. What is true of one is then true of all, and only the first one needs to
 * be read: thousands of namespaces have a few dozen texts.
 *
 * @param kinds - the kinds of objects that are policies
 * @returns by the first of those that are alike: the others. None where somebody has to look at all of them
 */
export function alikeNamespaces(
  context: DiffContext,
  cluster: string,
  namespaces: readonly string[],
  kinds: ReadonlySet<string>,
): Map<string, readonly string[]> {
  const { places } = context;
  const isTenant = (name: string): boolean => places.known(cluster, name) !== undefined;
  if (!namespaces.every(isTenant)) return new Map();
  const byText = new Map<string, string[]>();
  const named = new Set<string>();
  for (const some of chunks(namespaces, NAMESPACES_AT_ONCE)) {
    const files = some.flatMap((name) => places.filesOf(cluster, name));
    const sides = [context.before, context.after].map((side) =>
      side.read(files.filter((file) => side.ids.has(file))),
    );
    for (const name of some) {
      const own = places.filesOf(cluster, name);
      const text = policyText(sides, own, name, kinds);
      if (text === undefined) return new Map();
      const state = namespaceChange(context, { cluster, namespace: name }) ?? '';
      const key = createHash('sha1').update(`${state}\n${text}`).digest('base64');
      if (!byText.has(key)) {
        for (const word of text.match(WORDS) ?? []) {
          if (!isTenant(word)) continue;
          named.add(word).add(name);
        }
      }
      addTo(byText, key, name);
    }
  }
  const groups = [...byText.values()].map((all) => all.filter((name) => !named.has(name)));
  return new Map(
    groups.filter(({ length }) => length > 1).map(([first, ...others]) => [first!, others]),
  );
}

/** The policies in some files of both sides, without the name of their namespace. */
function policyText(
  sides: readonly ReadonlyMap<string, string>[],
  files: readonly string[],
  namespace: string,
  kinds: ReadonlySet<string>,
): string | undefined {
  const texts: string[] = [];
  for (const side of sides) {
    for (const file of files) {
      const documents = documentTexts(side.get(file) ?? '', kinds);
      if (documents === undefined) return undefined;
      texts.push(`# ${documents.length}`);
      texts.push(...documents.map((one) => withoutNamespace(one, namespace)));
    }
  }
  return texts.join('\n---\n');
}

/** Whether no policy of a network chooses namespaces by other labels than their name. */
export function asksForNamesOnly({ index }: Network): boolean {
  const isByName = (some: Requirements): boolean => some.every(({ key }) => key === NAME_LABEL);
  return index.all.every(
    ({ subject, ingress, egress }) =>
      isByName(subject.namespaces) &&
      [...ingress.rules, ...egress.rules].every(({ peers = [] }) =>
        peers.every((peer) => peer.kind !== 'pods' || isByName(peer.namespaces)),
      ),
  );
}

/**
 * The changes of all namespaces, in the order in which they come when each is looked at.
 *
 * @param changes - those of namespaces of which some stand for others
 */
export function changesOfAll(
  changes: readonly ReachChange[],
  alike: ReadonlyMap<string, readonly string[]>,
): ReachChange[] {
  if (alike.size === 0) return [...changes];
  const all = changes.flatMap((change) => {
    const names = [change.from.namespace, change.to.namespace];
    const first = names.find((name) => name !== undefined && alike.has(name));
    if (first === undefined) return [change];
    return [first, ...alike.get(first)!].map((name) => ({
      ...change,
      from: renamed(change.from, first, name),
      to: renamed(change.to, first, name),
    }));
  });
  return all
    .map((change) => ({ change, turn: turnOf(change) }))
    .sort((a, b) => (a.turn < b.turn ? -1 : a.turn > b.turn ? 1 : 0))
    .map(({ change }) => change);
}

function renamed(end: ChangedEnd, name: string, other: string): ChangedEnd {
  return end.namespace === name ? { ...end, namespace: other } : end;
}

/** Traffic between pods comes first, in the order of both ends, then that with addresses, in the order of the pods. */
function turnOf({ from, to }: ReachChange): string {
  const isPods = from.addresses === undefined && to.addresses === undefined;
  return isPods
    ? `0${from.namespace}\n${to.namespace}`
    : `1${(from.addresses === undefined ? from : to).namespace}`;
}
