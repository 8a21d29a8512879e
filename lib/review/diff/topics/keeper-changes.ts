import { type Change, part, say } from '../change';
import type { DiffContext } from '../diff-context';
import { isKept, keeperFields } from '../objects/kept-objects';

/** Objects whose annotations no longer keep them, or keep them now. Namespaces are told of by themselves. */
export function keeperChanges(context: DiffContext): Change[] {
  return context.changes.pairs.flatMap((pair) => {
    if (pair.kind === 'Namespace' || pair.before === undefined || pair.after === undefined) {
      return [];
    }
    const fields = keeperFields(pair);
    if (fields.length === 0 || isKept(pair.before) === isKept(pair.after)) return [];
    const title = `${pair.kind} \`${pair.name}\``;
    const isGone = isKept(pair.before);
    const says = isGone
      ? `nothing keeps ${title} any more: Flux or Argo CD delete it as soon as it is not in the tree`
      : `${title} is kept: Flux and Argo CD do not delete it when it is not in the tree`;
    const rule = isGone ? 'keep-annotation-gone' : 'keep-annotation-added';
    return [say(rule, context.places.of(pair), says, [part(pair, fields)])];
  });
}
