import { objectsIn } from '../../../verify/objects/manifest-objects';
import { type TreeSide, isManifest } from '../base/tree-side';
import { type DiffContext, textsOfFiles } from '../diff-context';
import { clusterOfPath } from '../objects/changed-objects';
import type { ObjectPair } from '../objects/object-pair';
import { grantsIn } from './binding-grants';

const BINDINGS: ReadonlySet<string> = new Set(['ClusterRoleBinding', 'RoleBinding']);

/**
 * Who has roles that are new or gone, by bindings that name them on both sides. Bindings are in any file, so that all are
 * looked at; only those that hold the name of such a role are read.
 */
export function roleHolders(
  { before, after }: DiffContext,
  pairs: readonly ObjectPair[],
): Map<ObjectPair, string[]> {
  const some = pairs.filter((pair) => pair.before === undefined || pair.after === undefined);
  if (some.length === 0) return new Map();
  const [old, next] = [holdersIn(before, some), holdersIn(after, some)];
  return new Map(
    some.map((pair) => {
      const kept = [...(old.get(pair) ?? [])].filter((who) => next.get(pair)?.has(who) === true);
      return [pair, [...new Set(kept.map(titleOf))].sort()];
    }),
  );
}

/** Holders with the binding that makes them one. */
function holdersIn(side: TreeSide, pairs: readonly ObjectPair[]): Map<ObjectPair, Set<string>> {
  const holders = new Map(pairs.map((pair) => [pair, new Set<string>()]));
  const names = [...new Set(pairs.map(({ name }) => name))];
  for (const [path, text] of textsOfFiles(side, [...side.ids.keys()].filter(isManifest))) {
    if (!names.some((name) => text.includes(name))) continue;
    const cluster = clusterOfPath(path);
    for (const binding of objectsIn(text, path, BINDINGS)) {
      if (!BINDINGS.has(binding.kind)) continue;
      const { namespace = '' } = binding;
      for (const { subject, role } of grantsIn(binding)) {
        for (const pair of pairs) {
          const isNamed = role.kind === pair.kind && role.name === pair.name;
          const isThere = pair.namespace === '' || pair.namespace === namespace;
          if (cluster !== pair.cluster || !isNamed || !isThere) continue;
          holders.get(pair)!.add(`${namespace}/${binding.name}\n${subject.title}`);
        }
      }
    }
  }
  return holders;
}

function titleOf(holder: string): string {
  return holder.slice(holder.indexOf('\n') + 1);
}
