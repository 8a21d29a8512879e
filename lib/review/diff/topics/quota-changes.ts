import { asMap, valueAt } from '../../../verify/objects/manifest-data';
import { amountChange, amountWords, isMore } from '../changed-amounts';
import { type Change, part, say, whole } from '../change';
import { type DiffContext, namespaceChange, pairsOf } from '../diff-context';
import type { FieldChange } from '../objects/field-changes';
import type { ObjectPair } from '../objects/object-pair';
import { isClaimKey, isMainAmount, quotaTurn, quotaWords } from '../quota-words';
import type { RuleId } from '../risk-rules';

/** The quota that forbids priority classes is told of among the priorities. */
const FORBIDDEN_PRIORITIES = 'forbidden-priorities';

/** Quotas of namespaces. */
export function quotaChanges(context: DiffContext): Change[] {
  return pairsOf(context, 'ResourceQuota')
    .filter(({ name }) => name !== FORBIDDEN_PRIORITIES)
    .flatMap((pair) => quotaChange(context, pair));
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
      : [say('quota-lowered', place, `the quota \`${name}\` is new: at most ${amounts}`, whole_)];
  }
  return namespaceChange(context, pair) === 'removed'
    ? [say('quota-returned', place, `its quota is gone: ${amounts}`, whole_)]
    : [
        say(
          'quota-removed',
          place,
          `the quota \`${name}\` of \`${namespace}\` is gone, so nothing bounds what it did: ${amounts}`,
          whole_,
        ),
      ];
}

/** The amounts that people ask for first, and how many there are beside them. */
function mainAmounts(context: DiffContext, hard: Readonly<Record<string, unknown>>): string {
  const all = Object.entries(hard).map(([key, value]) => ({
    key,
    value,
    words: quotaWords(key, context.deviceName),
  }));
  const main = all
    .filter(({ key, value, words }) => {
      const isNone = words.subject === 'devices' && amountWords(value) === '0';
      return isMainAmount(words) && !isNone && !isClaimKey(key);
    })
    .sort((a, b) => quotaTurn(a.words) - quotaTurn(b.words));
  const texts = main.map(({ value, words: { subject, name } }) =>
    subject === 'devices' ? deviceCount(amountWords(value), name) : `${name} ${amountWords(value)}`,
  );
  const others = all.length - main.length;
  return [...texts, ...(others === 0 ? [] : [`${others} further limits`])].join(', ');
}

function deviceCount(count: string, name: string): string {
  return `${count} ${count === '1' ? name.replace(/ devices$/, ' device') : name}`;
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
    say(rule, place, `${LEAD[rule] ?? ''}${amountTexts(context, fields).join(', ')}`, [
      part(pair, fields),
    ]),
  );
}

/** Each amount once: devices that can be claimed as well are one number in several keys. */
function amountTexts(context: DiffContext, fields: readonly FieldChange[]): string[] {
  const keyed = fields.map((field) => ({
    field,
    key: field.path[2]!,
    words: quotaWords(field.path[2]!, context.deviceName),
  }));
  const devices = keyed.filter(({ key, words }) => words.subject === 'devices' && !isClaimKey(key));
  const isSaid = ({ field, key }: (typeof keyed)[number]): boolean =>
    isClaimKey(key) &&
    devices.some(
      (other) => other.field.before === field.before && other.field.after === field.after,
    );
  const texts = keyed
    .filter((one) => !isSaid(one))
    .sort((a, b) => quotaTurn(a.words) - quotaTurn(b.words))
    .map(({ field }) => amountText(context, field));
  return [...new Set(texts)];
}

const LEAD: Partial<Record<RuleId, string>> = {
  'quota-removed': 'no longer limited: ',
  'quota-way-in': 'a way in from outside of the cluster: ',
};

/** `8 → 12 h100 devices (+4)`, `cpu 100 → 120 (+20)`. */
function amountText(context: DiffContext, { path, before, after }: FieldChange): string {
  const { subject, name } = quotaWords(path[2]!, context.deviceName);
  if (before === undefined) return `${name} now at most ${amountWords(after)}`;
  if (after === undefined) return `${name} (at most ${amountWords(before)} before)`;
  const change = amountChange(before, after);
  if (subject === 'other') return `${name} ${change}`;
  const delta = change.indexOf(' (');
  return `${change.slice(0, delta)} ${name}${change.slice(delta)}`;
}
