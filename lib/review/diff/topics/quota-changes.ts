import { asMap, valueAt } from '../../../verify/objects/manifest-data';
import { amountChange, amountWords, isMore } from '../amount-words';
import { type Change, part, say, whole } from '../change';
import { type DiffContext, namespaceChange, pairsOf } from '../diff-context';
import type { FieldChange } from '../objects/field-changes';
import type { ObjectPair } from '../objects/object-pair';
import { quotaWords } from '../quota-words';
import type { RuleId } from '../risk-rules';

/** The quota that forbids priority classes is told of among the priorities. */
const FORBIDDEN_PRIORITIES = 'forbidden-priorities';

/** How many amounts of a new namespace are named; the others are counted. */
const NAMED_FIRST = ['devices', 'cpu', 'memory', 'storage', 'ephemeral storage', 'running pods'];

/** Quotas, and the defaults of containers. */
export function quotaChanges(context: DiffContext): Change[] {
  return [
    ...pairsOf(context, 'ResourceQuota')
      .filter(({ name }) => name !== FORBIDDEN_PRIORITIES)
      .flatMap((pair) => quotaChange(context, pair)),
    ...pairsOf(context, 'LimitRange').flatMap((pair) => limitRangeChange(context, pair)),
  ];
}

function quotaChange(context: DiffContext, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const { before, after, name, namespace } = pair;
  if (before !== undefined && after !== undefined) return amountChanges(context, pair);
  const hard = asMap(valueAt((after ?? before)!.data, 'spec.hard'));
  const amounts = mainAmounts(context, hard);
  const whole_ = [whole(pair)];
  if (after !== undefined) {
    return namespaceChange(context, pair) === 'added'
      ? [say('quota-granted', place, `gets ${amounts}`, whole_)]
      : [say('quota-lowered', place, `the quota ${name} is new: at most ${amounts}`, whole_)];
  }
  return namespaceChange(context, pair) === 'removed'
    ? [say('quota-returned', place, `its quota is gone: ${amounts}`, whole_)]
    : [
        say(
          'quota-removed',
          place,
          `the quota ${name} of ${namespace} is gone, so nothing bounds what it did: ${amounts}`,
          whole_,
        ),
      ];
}

/** The amounts that people ask for first, and how many there are beside them. */
function mainAmounts(context: DiffContext, hard: Readonly<Record<string, unknown>>): string {
  const named = Object.entries(hard).flatMap(([key, value]) => {
    const { subject, name } = quotaWords(key, context.deviceName);
    const rank = NAMED_FIRST.indexOf(subject === 'devices' ? 'devices' : name);
    if (rank < 0 || (subject === 'devices' && amountWords(value) === '0')) return [];
    const text =
      subject === 'devices' ? `${amountWords(value)} ${name}` : `${name} ${amountWords(value)}`;
    return [{ rank, text }];
  });
  const others = Object.keys(hard).length - named.length;
  const texts = named.sort((a, b) => a.rank - b.rank).map(({ text }) => text);
  return [...texts, ...(others === 0 ? [] : [`${others} further limits`])].join(', ');
}

/** The rule of a changed amount. */
function ruleOf(context: DiffContext, { path, before, after }: FieldChange): RuleId {
  const { subject } = quotaWords(path.at(-1)!, context.deviceName);
  if (after === undefined) return 'quota-removed';
  if (!isMore(before, after)) return 'quota-lowered';
  if (subject === 'devices') return 'quota-devices-raised';
  return subject === 'way-in' && amountWords(before) === '0' ? 'quota-way-in' : 'quota-raised';
}

function amountChanges(context: DiffContext, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const amounts = pair.fields.filter(({ path }) => path[0] === 'spec' && path[1] === 'hard');
  const rules = new Map<RuleId, FieldChange[]>();
  for (const field of amounts.filter(({ path }) => path.length === 3)) {
    const rule = ruleOf(context, field);
    rules.set(rule, [...(rules.get(rule) ?? []), field]);
  }
  return [...rules].map(([rule, fields]) =>
    say(
      rule,
      place,
      `${LEAD[rule] ?? ''}${fields.map((field) => amountText(context, field)).join(', ')}`,
      [part(pair, fields)],
    ),
  );
}

const LEAD: Partial<Record<RuleId, string>> = {
  'quota-removed': 'no longer limited: ',
  'quota-way-in': 'a way in from outside of the cluster: ',
};

/** `8 → 12 h100 GPUs (+4)`, `cpu 100 → 120 (+20)`. */
function amountText(context: DiffContext, { path, before, after }: FieldChange): string {
  const { subject, name } = quotaWords(path[2]!, context.deviceName);
  const change = amountChange(before, after);
  if (subject === 'other') return `${name} ${change}`;
  const delta = change.indexOf(' (');
  return delta < 0
    ? `${change} ${name}`
    : `${change.slice(0, delta)} ${name}${change.slice(delta)}`;
}

function limitRangeChange(context: DiffContext, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const { before, after, name } = pair;
  if (before === undefined || after === undefined) {
    if (namespaceChange(context, pair) !== undefined) return [];
    return before === undefined
      ? [say('defaults-changed', place, `the LimitRange ${name} is new`, [whole(pair)])]
      : [
          say(
            'quota-removed',
            place,
            `the LimitRange ${name} is gone: containers that state no amounts are refused by the quota, or not bounded`,
            [whole(pair)],
          ),
        ];
  }
  const fields = pair.fields.filter(({ path }) => path[0] === 'spec' && path.length === 5);
  if (fields.length === 0) return [];
  const texts = fields.map(
    ({ path, before: old, after: next }) =>
      `${BOUND_WORDS[path[3]!] ?? path[3]} ${path[4]} ${valueText(old)} → ${valueText(next)}`,
  );
  return [say('defaults-changed', place, texts.join(', '), [part(pair, fields)])];
}

const BOUND_WORDS: Readonly<Record<string, string>> = {
  default: 'default limit of containers:',
  defaultRequest: 'default request of containers:',
  max: 'most that a container may have:',
  min: 'least that a container must have:',
  maxLimitRequestRatio: 'largest ratio of limit to request:',
};

function valueText(value: unknown): string {
  return value === undefined ? 'none' : amountWords(value);
}
