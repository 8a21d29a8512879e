import { asMap, valueAt } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { type Change, type Claim, part, say, whole } from '../change';
import { type DiffContext, pairsOf } from '../diff-context';
import { isKept, keeperFields } from '../objects/kept-objects';
import { type ObjectPair, present } from '../objects/object-pair';
import type { Place } from '../place';
import { stateChanges } from './state-changes';

/** Namespaces that are new, gone, moved, marked as removed or renamed. */
export function namespaceChanges(context: DiffContext): Change[] {
  const pairs = pairsOf(context, 'Namespace');
  const moved = movedPairs(pairs);
  const inMove = new Set(moved.flat());
  return [
    ...moved.map(([from, to]) => movedChange(context, from, to)),
    ...pairs.flatMap((pair) => {
      if (inMove.has(pair)) return [];
      if (pair.before === undefined) return addedChange(context, pair);
      if (pair.after === undefined) return goneChange(context, pair);
      return [
        ...keptChanges(context, pair),
        ...stateChanges(context, pair),
        ...renameChanges(context, pair),
      ];
    }),
  ];
}

/** An environment whose namespace is gone, and which has a new one. */
function movedPairs(pairs: readonly ObjectPair[]): [from: ObjectPair, to: ObjectPair][] {
  return pairs.flatMap((to): [ObjectPair, ObjectPair][] => {
    if (to.before !== undefined) return [];
    const owner = ownerOf(present(to));
    const from = pairs.find(
      (other) =>
        other.after === undefined &&
        other.cluster === to.cluster &&
        ownerOf(present(other)) === owner,
    );
    return from === undefined || owner === '' ? [] : [[from, to]];
  });
}

function ownerOf({ data }: ManifestObject): string {
  const { tenant, environment } = asMap(valueAt(data, 'metadata.labels'));
  return tenant === undefined ? '' : `${String(tenant)}/${String(environment)}`;
}

function movedChange(context: DiffContext, from: ObjectPair, to: ObjectPair): Change {
  const stays = isKept(from.before!)
    ? `\`${from.name}\` stays in the cluster with its pods, data and quota, but people and openings are gone: copy the ` +
      'data, then delete it by hand'
    : `Flux or Argo CD delete \`${from.name}\` with its pods and volume claims`;
  return say(
    'namespace-moved',
    context.places.of(to),
    `the namespace is \`${to.name}\` instead of \`${from.name}\`. The new one is empty; ${stays}. ` +
      `To keep the old one, write \`namespace: ${from.name}\` for the environment`,
    [whole(from), whole(to), ...insideMove(context, from, to)],
  );
}

/** The objects inside, of which only the namespace differs as far as this sentence goes. */
function insideMove(context: DiffContext, from: ObjectPair, to: ObjectPair): Claim[] {
  const inside = context.byNamespace.get(`${to.cluster}\n${to.name}`) ?? [];
  return inside.flatMap((pair) => {
    const fields = pair.fields.filter(
      ({ path, before, after }) =>
        path.at(-1) === 'namespace' && before === from.name && after === to.name,
    );
    return fields.length === 0 ? [] : [part(pair, fields)];
  });
}

function addedChange(context: DiffContext, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const lacks = missingGuards(context, pair);
  const added = say('namespace-added', place, `the namespace \`${pair.name}\` is new`, [
    whole(pair),
  ]);
  if (lacks.length === 0) return [added];
  const says = `the new namespace \`${pair.name}\` has no ${lacks.join(', no ')}`;
  return [added, say('namespace-unguarded', place, says, [whole(pair)])];
}

/** What every namespace needs, and this new one lacks. */
function missingGuards(context: DiffContext, { cluster, name, after }: ObjectPair): string[] {
  const inside = context.byNamespace.get(`${cluster}\n${name}`) ?? [];
  const has = (kind: string): boolean =>
    inside.some((pair) => pair.kind === kind && pair.after !== undefined);
  const labels = asMap(valueAt(after!.data, 'metadata.labels'));
  return [
    ...(has('ResourceQuota') ? [] : ['ResourceQuota']),
    ...(has('NetworkPolicy') ? [] : ['NetworkPolicy']),
    ...('pod-security.kubernetes.io/enforce' in labels ? [] : ['enforced Pod Security standard']),
  ];
}

function goneChange(context: DiffContext, pair: ObjectPair): Change {
  const place = context.places.of(pair);
  const { name } = pair;
  return isKept(pair.before!)
    ? say(
        'namespace-left',
        place,
        `the namespace \`${name}\` is no longer in the tree. Its annotations keep it in the cluster with its pods, data and ` +
          'quota, but people lose their access. To delete it, put it back with `state: removed`',
        [whole(pair)],
      )
    : say(
        'namespace-deleted',
        place,
        `Flux or Argo CD delete the namespace \`${name}\` with its pods, volume claims and Secrets; volumes go with their ` +
          'claims where the storage class says Delete. To keep them, put the entry back without `state: removed`',
        [whole(pair)],
      );
}

function keptChanges(context: DiffContext, pair: ObjectPair): Change[] {
  const fields = keeperFields(pair);
  if (fields.length === 0) return [];
  const place = context.places.of(pair);
  const [was, is] = [isKept(pair.before!), isKept(pair.after!)];
  if (was && !is) {
    return [
      say(
        'namespace-given-up',
        place,
        `the namespace \`${pair.name}\` is marked as removed: as soon as its entry is gone, Flux or Argo CD delete it with its ` +
          'pods, volume claims and Secrets. To keep it, take `state: removed` back',
        [part(pair, fields)],
      ),
    ];
  }
  if (!was && is) {
    const says = `the namespace \`${pair.name}\` is no longer marked as removed`;
    return [say('namespace-kept-again', place, says, [part(pair, fields)])];
  }
  const says = `the annotations that keep the namespace \`${pair.name}\` change: ${fields.map(({ path, before, after }) => `${path[2]} from ${String(before)} to ${String(after)}`).join(', ')}`;
  return [say('keep-annotation-gone', place, says, [part(pair, fields)])];
}

/** The labels that say whose a namespace is. */
function renameChanges(context: DiffContext, pair: ObjectPair): Change[] {
  return (['tenant', 'environment'] as const).flatMap((label) => {
    const field = pair.fields.find(({ path }) => path.join('/') === `metadata/labels/${label}`);
    if (field === undefined) return [];
    const place: Place = context.places.of(pair);
    const says =
      `the label \`${label}\` of the namespace \`${pair.name}\` changes from ${String(field.before)} to ${String(field.after)}. ` +
      'The namespace and what is in it stay';
    return [say('tenant-renamed', place, says, [part(pair, [field])])];
  });
}
