import { asMap, valueAt } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { type DiffContext, oncePerDiff, pairsOf } from '../diff-context';
import type { FieldChange } from './field-changes';
import type { ObjectPair } from './object-pair';

/** The annotations that keep an object from being deleted with its file. */
const KEEPERS = ['kustomize.toolkit.fluxcd.io/prune', 'argocd.argoproj.io/sync-options'];

/** Whether its annotations keep an object from being deleted. */
export function isKept({ data }: ManifestObject): boolean {
  const annotations = asMap(valueAt(data, 'metadata.annotations'));
  return KEEPERS.some((key) => /disabled|Delete=false/.test(String(annotations[key])));
}

/** The fields of the annotations that keep an object. */
export function keeperFields({ fields }: ObjectPair): FieldChange[] {
  return fields.filter(
    ({ path: [first, second, key = ''] }) =>
      first === 'metadata' && second === 'annotations' && KEEPERS.includes(key),
  );
}

/** Whether an object leaves the tree together with its namespace, and both stay in the cluster. */
export function staysBehind(context: DiffContext, pair: ObjectPair): boolean {
  const { cluster, namespace, before, after } = pair;
  const isLeft = leftNamespaces(context).has(`${cluster}\n${namespace}`);
  return isLeft && after === undefined && before !== undefined && isKept(before);
}

/** Namespaces that leave the tree and are kept, by cluster and name. */
const leftNamespaces = oncePerDiff((context): ReadonlySet<string> => {
  const left = pairsOf(context, 'Namespace').filter(
    ({ before, after }) => after === undefined && before !== undefined && isKept(before),
  );
  return new Set(left.map(({ cluster, name }) => `${cluster}\n${name}`));
});
