import { grouped } from '../../../fleet/values/groups';
import { asMaps, asText, valueAt } from '../../../verify/objects/manifest-data';
import { amountWords } from '../changed-amounts';
import { type Change, part, say, whole } from '../change';
import { type DiffContext, namespaceChange, pairsOf } from '../diff-context';
import type { FieldChange } from '../objects/field-changes';
import { type ObjectPair, present } from '../objects/object-pair';

/** The defaults of containers, and how large one container, pod or volume claim may be. */
export function limitRangeChanges(context: DiffContext): Change[] {
  return pairsOf(context, 'LimitRange').flatMap((pair) => limitRangeChange(context, pair));
}

function limitRangeChange(context: DiffContext, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const { before, after, name } = pair;
  if (before === undefined || after === undefined) {
    if (namespaceChange(context, pair) !== undefined) return [];
    return before === undefined
      ? [say('defaults-changed', place, `the LimitRange \`${name}\` is new`, [whole(pair)])]
      : [
          say(
            'quota-removed',
            place,
            `the LimitRange \`${name}\` is gone: containers that state no amounts are refused by the quota, or not bounded`,
            [whole(pair)],
          ),
        ];
  }
  const fields = pair.fields.filter(({ path: [first] }) => first === 'spec');
  const amounts = fields.filter(({ path }) => path.length === 5);
  const gone = amounts.filter((field) => isBoundGone(field));
  const others = amounts.filter((field) => !gone.includes(field));
  // The type of an item comes and goes with its amounts.
  const typesOf = (some: readonly FieldChange[]): FieldChange[] =>
    fields.filter(
      ({ path }) =>
        path.length === 4 && path[3] === 'type' && some.some((one) => one.path[2] === path[2]),
    );
  return [
    ...(gone.length === 0
      ? []
      : [
          say('bound-removed', place, textOf(pair, gone, goneText), [
            part(pair, [...gone, ...typesOf(gone)]),
          ]),
        ]),
    ...(others.length === 0
      ? []
      : [
          say('defaults-changed', place, textOf(pair, others, changedText), [
            part(pair, [...others, ...typesOf(others)]),
          ]),
        ]),
  ];
}

/** Whether nothing bounds any more how much there may be of something. */
function isBoundGone({ path, after }: FieldChange): boolean {
  return after === undefined && ['max', 'maxLimitRequestRatio'].includes(path[3]!);
}

/** What amounts are of one kind, for one type. */
type BoundText = (type: string, bound: string, fields: readonly FieldChange[]) => string;

function textOf(pair: ObjectPair, fields: readonly FieldChange[], text: BoundText): string {
  const groups = grouped(fields, ({ path }) => `${path[2]}\n${path[3]}`);
  return [...groups.values()]
    .map((all) => text(typeOf(pair, all[0]!), all[0]!.path[3]!, all))
    .join('; ');
}

/** The type of an item, by which it is named, or which it states at its place. */
function typeOf(pair: ObjectPair, { path: [, , item = ''] }: FieldChange): string {
  const named = /^\[type=(.*)\]$/.exec(item)?.[1];
  if (named !== undefined) return named;
  const items = asMaps(valueAt(present(pair).data, 'spec.limits'));
  return asText(items[Number(item.slice(1, -1))]?.['type']);
}

const changedText: BoundText = (type, bound, fields) => {
  const texts = fields.map(
    ({ path, before, after }) => `${path[4]} ${valueText(before)} → ${valueText(after)}`,
  );
  return `${boundWords(type, bound)}: ${texts.join(', ')}`;
};

const goneText: BoundText = (type, bound, fields) => {
  const texts = fields.map(
    ({ path, before }) => `${path[4]} (at most ${valueText(before)} before)`,
  );
  const { a, may } = thingOf(type);
  const what = bound === 'max' ? `what ${a} may ${may}` : `the ratio of limit to request of ${a}`;
  return `no bound any more on ${what}: ${texts.join(', ')}`;
};

/** What a LimitRange bounds, by its type. */
const THINGS: Readonly<Record<string, { readonly a: string; readonly may: string }>> = {
  Container: { a: 'a container', may: 'have' },
  Pod: { a: 'a pod', may: 'have' },
  PersistentVolumeClaim: { a: 'a volume claim', may: 'ask for' },
};

function thingOf(type: string): { readonly a: string; readonly may: string } {
  return Object.hasOwn(THINGS, type) ? THINGS[type]! : { a: `one \`${type}\``, may: 'have' };
}

function boundWords(type: string, bound: string): string {
  const { a, may } = thingOf(type);
  const words: Readonly<Record<string, string>> = {
    default: 'default limit of containers',
    defaultRequest: 'default request of containers',
    max: `most that ${a} may ${may}`,
    min: `least that ${a} must ${may}`,
    maxLimitRequestRatio: `largest ratio of limit to request of ${a}`,
  };
  return Object.hasOwn(words, bound) ? words[bound]! : bound;
}

function valueText(value: unknown): string {
  return value === undefined ? 'none' : amountWords(value);
}
