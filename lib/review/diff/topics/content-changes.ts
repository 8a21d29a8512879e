import { grouped } from '../../../fleet/values/groups';
import { type Change, say, whole } from '../change';
import { type DiffContext, namespaceChange } from '../diff-context';
import { staysBehind } from '../objects/kept-objects';
import type { ObjectPair } from '../objects/object-pair';
import { claimedFields } from './other-changes';

/** What every new namespace comes with. Other kinds are told of one by one. */
const USUAL = ['LimitRange', 'NetworkPolicy', 'ResourceQuota', 'ServiceAccount'];

/**
 * Objects that come or go with their namespace, and of which nothing else is to say.
 *
 * @param told - the changes that were told of
 */
export function contentChanges(context: DiffContext, told: readonly Change[]): Change[] {
  const claimed = claimedFields(told.flatMap(({ claims }) => claims));
  const left = context.changes.pairs.filter(
    (pair) =>
      pair.fields.every((field) => !claimed.has(field)) &&
      pair.namespace !== '' &&
      isWithNamespace(context, pair),
  );
  const byNamespace = grouped(left, (pair) =>
    [pair.cluster, pair.namespace, staysBehind(context, pair)].join('\n'),
  );
  return [...byNamespace.values()].map((pairs) => {
    const [first] = pairs as [ObjectPair];
    const kinds = grouped(pairs, ({ kind }) => kind);
    const list = [...kinds].map(([kind, all]) => kindText(kind, all)).join(', ');
    const says =
      first.before === undefined
        ? `its namespace comes with ${list}`
        : staysBehind(context, first)
          ? `what stays in the cluster with its namespace: ${list}`
          : `with its namespace go ${list}`;
    return say('namespace-content', context.places.of(first), says, pairs.map(whole));
  });
}

function isWithNamespace(context: DiffContext, pair: ObjectPair): boolean {
  const change = namespaceChange(context, pair);
  if (change === 'added') return pair.before === undefined && USUAL.includes(pair.kind);
  return change === 'removed' && pair.after === undefined;
}

function kindText(kind: string, pairs: readonly ObjectPair[]): string {
  const names = pairs.map(({ name }) => `\`${name}\``);
  return `${kind} ${names.join(', ')}`;
}
