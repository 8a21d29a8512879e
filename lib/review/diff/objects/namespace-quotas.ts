import { grouped } from '../../../fleet/values/groups';
import { compareQuantities, parseQuantity } from '../../../fleet/values/quantity';
import { asMap, asText, valueAt } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import {
  type DiffContext,
  filesOfNow,
  objectsOfFiles,
  oncePerDiff,
  pairsOf,
} from '../diff-context';
import { staysBehind } from './kept-objects';
import type { ObjectPair } from './object-pair';

/** What bounds a namespace on both sides, by the key of a quota: the least of all its quotas. */
export interface NamespaceBounds {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

const NONE: NamespaceBounds = { before: new Map(), after: new Map() };

/** What quotas bound together in the namespaces in which one differs. */
export class NamespaceQuotas {
  private readonly byNamespace: ReadonlyMap<string, NamespaceBounds>;

  constructor(context: DiffContext) {
    const pairs = pairsOf(context, 'ResourceQuota');
    const files = pairs.flatMap((pair) => filesOfNow(context, pair));
    const now = new Map<string, Map<string, ManifestObject>>();
    const kinds = new Set(['ResourceQuota']);
    for (const { cluster, object } of objectsOfFiles(context.after, [...new Set(files)], kinds)) {
      if (object.kind !== 'ResourceQuota') continue;
      const key = `${cluster}\n${object.namespace ?? ''}`;
      now.set(key, (now.get(key) ?? new Map<string, ManifestObject>()).set(object.name, object));
    }
    const changed = grouped(pairs, keyOf);
    this.byNamespace = new Map(
      [...changed].map(([key, all]) => [key, boundsOf(context, all, now.get(key) ?? new Map())]),
    );
  }

  /** What bounds the namespace of a quota that differs. */
  of(pair: ObjectPair): NamespaceBounds {
    return this.byNamespace.get(keyOf(pair)) ?? NONE;
  }
}

/** What the quotas of a difference bound, which several readers ask for. */
export const namespaceQuotas = oncePerDiff((context) => new NamespaceQuotas(context));

function keyOf({ cluster, namespace }: ObjectPair): string {
  return `${cluster}\n${namespace}`;
}

/**
 * Quotas that do not differ are in both trees, so that only the newer one is read. One that stays in the cluster with its
 * namespace bounds it as before.
 */
function boundsOf(
  context: DiffContext,
  pairs: readonly ObjectPair[],
  now: ReadonlyMap<string, ManifestObject>,
): NamespaceBounds {
  const names = new Set(pairs.map(({ name }) => name));
  const same = [...now.values()].filter(({ name }) => !names.has(name));
  return {
    before: leastOf([...same, ...pairs.flatMap(({ before }) => before ?? [])]),
    after: leastOf([
      ...same,
      ...pairs.flatMap((pair) => pair.after ?? (staysBehind(context, pair) ? pair.before! : [])),
    ]),
  };
}

function leastOf(quotas: readonly ManifestObject[]): Map<string, string> {
  const least = new Map<string, string>();
  for (const quota of quotas) {
    if (isScoped(quota)) continue;
    for (const [key, value] of Object.entries(asMap(valueAt(quota.data, 'spec.hard')))) {
      const [amount, known] = [asText(value), least.get(key)];
      if (known === undefined || isLess(amount, known)) least.set(key, amount);
    }
  }
  return least;
}

function isLess(one: string, other: string): boolean {
  const [a, b] = [parseQuantity(one), parseQuantity(other)];
  return a !== undefined && b !== undefined && compareQuantities(a, b) < 0;
}

/** Whether a quota counts only a part of the pods. */
export function isScoped({ data }: ManifestObject): boolean {
  const spec = asMap(data['spec']);
  return 'scopeSelector' in spec || 'scopes' in spec;
}
