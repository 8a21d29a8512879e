import { grouped } from '../../../fleet/values/groups';
import { documentTexts } from '../../../verify/objects/manifest-documents';
import { type DiffContext, pairsOf, textsOfFiles } from '../diff-context';
import { isLabel } from '../objects/field-changes';
import type { ObjectPair } from '../objects/object-pair';
import { POLICY_KINDS, manifestsOf } from './changed-networks';

/** Namespaces on both sides with other labels, where a network policy asks for one of those labels. */
export function relabelledNamespaces(context: DiffContext): ObjectPair[] {
  const pairs = pairsOf(context, 'Namespace').filter(
    ({ before, after, fields }) =>
      before !== undefined && after !== undefined && fields.some(isLabel),
  );
  return [...grouped(pairs, ({ cluster }) => cluster)].flatMap(([cluster, all]) => {
    const asked = askedLabels(context, cluster, new Set(all.flatMap(labelsOf)));
    return all.filter((pair) => labelsOf(pair).some((label) => asked.has(label)));
  });
}

function labelsOf({ fields }: ObjectPair): string[] {
  return fields.filter(isLabel).flatMap(({ path: [, , label] }) => label ?? []);
}

/** Those of some labels that are in the text of a network policy. Most policies ask for none, so few have to be parsed. */
function askedLabels(
  context: DiffContext,
  cluster: string,
  labels: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const files = [...manifestsOf(context, cluster)];
  for (const side of [context.before, context.after]) {
    for (const [, text] of textsOfFiles(side, files)) {
      // A text that cannot be taken apart quickly may hold anything.
      for (const one of documentTexts(text, POLICY_KINDS) ?? [text]) {
        for (const label of labels) if (one.includes(label)) found.add(label);
      }
    }
  }
  return found;
}
