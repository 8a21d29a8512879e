import { asMaps, asTexts, valueAt } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { type Change, part, say, whole } from '../change';
import { type DiffContext, namespaceChange, pairsOf } from '../diff-context';
import { fieldText } from '../objects/field-text';
import type { ObjectPair } from '../objects/object-pair';

/** Priority classes, and who may use which. */
export function priorityChanges(context: DiffContext): Change[] {
  return [
    ...pairsOf(context, 'PriorityClass', 'WorkloadPriorityClass').flatMap((pair) =>
      classChange(context, pair),
    ),
    ...pairsOf(context, 'ResourceQuota')
      .filter(({ name }) => name === 'forbidden-priorities')
      .flatMap((pair) => allowedChange(context, pair)),
  ];
}

function classChange(context: DiffContext, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const { kind, name, before, after } = pair;
  const title = `${kind} \`${name}\``;
  if (before === undefined) {
    const says = `${title} is new, with the value ${String(after!.data['value'])}`;
    return [say('priority-class-changed', place, says, [whole(pair)])];
  }
  if (after === undefined) {
    const says = `${title} is gone: workloads that name it are refused`;
    return [say('priority-class-changed', place, says, [whole(pair)])];
  }
  const fields = pair.fields.filter(({ path: [first] }) => first !== 'metadata');
  if (fields.length === 0) return [];
  const says = `${title}: ${fields.map(fieldText).join('; ')}`;
  return [say('priority-class-changed', place, says, [part(pair, fields)])];
}

function allowedChange(context: DiffContext, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const { before, after } = pair;
  if (before === undefined || after === undefined) {
    if (namespaceChange(context, pair) !== undefined) return [];
    return before === undefined
      ? [
          say(
            'priority-refused',
            place,
            `pods may use only these priority classes: ${list(allowedIn(after!))}`,
            [whole(pair)],
          ),
        ]
      : [say('priority-allowed', place, 'pods may use every priority class', [whole(pair)])];
  }
  const fields = pair.fields.filter(({ path: [first] }) => first === 'spec');
  const [old, next] = [allowedIn(before), allowedIn(after)];
  const added = next.filter((name) => !old.includes(name));
  const removed = old.filter((name) => !next.includes(name));
  // What is left is about other requirements of the scope, and is told field by field.
  if (added.length + removed.length === 0) return [];
  const claims = [part(pair, fields)];
  return [
    ...(added.length === 0
      ? []
      : [say('priority-allowed', place, `pods may use the priority ${classes(added)}`, claims)]),
    ...(removed.length === 0
      ? []
      : [
          say(
            'priority-refused',
            place,
            `pods may no longer use the priority ${classes(removed)}`,
            claims,
          ),
        ]),
  ];
}

/** The classes that the quota does not forbid. */
function allowedIn({ data }: ManifestObject): string[] {
  return asMaps(valueAt(data, 'spec.scopeSelector.matchExpressions'))
    .filter(({ operator }) => operator === 'NotIn')
    .flatMap(({ values }) => asTexts(values));
}

function classes(names: readonly string[]): string {
  return `${names.length === 1 ? 'class' : 'classes'} ${list(names)}`;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `\`${name}\``).join(', ');
}
