import { IMMUTABLE_FIELDS, type ImmutableField } from '../../../synth/tree/immutable-fields';
import { asText, valueAt } from '../../../verify/objects/manifest-data';
import { type Change, part, say } from '../change';
import type { DiffContext } from '../diff-context';
import type { ObjectPair } from '../objects/object-pair';

/**
 * What only people write into a tree by hand: quotas of ours have no `scopes`. Source: Kubernetes 1.36,
 * pkg/apis/core/validation, where the update of a ResourceQuota is checked.
 */
const BY_HAND: Readonly<Record<string, readonly ImmutableField[]>> = {
  ResourceQuota: [{ keys: ['spec', 'scopes'] }],
};

/** Fields that Kubernetes does not let anybody change. */
export function immutableChanges(context: DiffContext): Change[] {
  return context.changes.pairs.flatMap((pair) => {
    const fixed = IMMUTABLE_FIELDS[pair.kind] ?? BY_HAND[pair.kind];
    if (fixed === undefined || pair.before === undefined || pair.after === undefined) return [];
    return fixed.flatMap(({ keys, otherwise, once }) => {
      if (once !== undefined && asText(valueAt(pair.before!.data, once.join('.'))) === '') {
        return [];
      }
      const fields = pair.fields.filter(({ path }) =>
        keys.every((key, index) => path[index] === key),
      );
      if (fields.length === 0 || isSame(pair, keys, otherwise)) return [];
      const says =
        `Kubernetes refuses to change \`${keys.join('.')}\` of ${pair.kind} \`${pair.name}\`. Give the object another name; ` +
        'or leave it out in one commit, wait until it is gone from the cluster, and put it back in the next';
      return [say('immutable-field', context.places.of(pair), says, [part(pair, fields)])];
    });
  });
}

/** What is not stated has a default, which may be what is stated on the other side. */
function isSame(pair: ObjectPair, keys: readonly string[], otherwise: string | undefined): boolean {
  if (otherwise === undefined) return false;
  const [before, after] = [pair.before!, pair.after!].map(
    ({ data }) => asText(valueAt(data, keys.join('.'))) || otherwise,
  );
  return before === after;
}
