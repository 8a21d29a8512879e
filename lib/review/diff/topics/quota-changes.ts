import { grouped } from '../../../fleet/values/groups';
import { type ManifestMap, asMap, valueAt } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { amountChange, amountWords, isMore, isSameAmount } from '../changed-amounts';
import { type Change, part, say, whole } from '../change';
import { type DiffContext, namespaceChange, pairsOf } from '../diff-context';
import type { FieldChange } from '../objects/field-changes';
import { staysBehind } from '../objects/kept-objects';
import { type NamespaceQuotas, isScoped, namespaceQuotas } from '../objects/namespace-quotas';
import { type ObjectPair, present } from '../objects/object-pair';
import { isClaimKey, isMainAmount, quotaTurn, quotaWords } from '../quota-words';
import type { RuleId } from '../risk-rules';

/** The quota that forbids priority classes is told of among the priorities. */
const FORBIDDEN_PRIORITIES = 'forbidden-priorities';

/** Quotas of namespaces. */
export function quotaChanges(context: DiffContext): Change[] {
  const quotas = namespaceQuotas(context);
  return pairsOf(context, 'ResourceQuota')
    .filter(({ name }) => name !== FORBIDDEN_PRIORITIES)
    .flatMap((pair) => quotaChange(context, quotas, pair));
}

function quotaChange(context: DiffContext, quotas: NamespaceQuotas, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const { before, after } = pair;
  if (before !== undefined && after !== undefined) return amountChanges(context, quotas, pair);
  const state = namespaceChange(context, pair);
  const amounts = mainAmounts(context, hardOf(present(pair)));
  if (after !== undefined) {
    return state === 'added'
      ? [say('quota-granted', place, `gets ${amounts}`, [whole(pair)])]
      : addedQuota(context, quotas, pair);
  }
  if (state !== 'removed') return removedQuota(context, quotas, pair);
  return staysBehind(context, pair)
    ? [say('quota-left', place, `its quota stays in the cluster: ${amounts}`, [whole(pair)])]
    : [say('quota-returned', place, `its quota is gone: ${amounts}`, [whole(pair)])];
}

/** A further quota, which matters where it bounds what no other bounds as strictly. */
function addedQuota(context: DiffContext, quotas: NamespaceQuotas, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const hard = hardOf(pair.after!);
  const fields = boundChanges(quotas, pair, Object.keys(hard), hard);
  if (fields.every(isSame)) {
    const says = `the quota \`${pair.name}\` is new, and other quotas of \`${pair.namespace}\` bound as much as it does`;
    return [say('quota-same', place, says, [whole(pair)])];
  }
  const stricter = fields.filter((field) => !isSame(field)).map(({ path }) => path[2]!);
  const amounts = mainAmounts(
    context,
    Object.fromEntries(Object.entries(hard).filter(([key]) => stricter.includes(key))),
  );
  const says = `the quota \`${pair.name}\` is new: at most ${amounts}`;
  return [say('quota-lowered', place, says, [whole(pair)])];
}

/** A quota that is gone. Others of its namespace may bound what it did. */
function removedQuota(context: DiffContext, quotas: NamespaceQuotas, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const { name, namespace } = pair;
  const hard = hardOf(pair.before!);
  const fields = boundChanges(quotas, pair, Object.keys(hard), hard);
  const title = `the quota \`${name}\` of \`${namespace}\` is gone`;
  const open = fields.filter(({ after }) => after === undefined);
  const raised = fields.filter((field) => field.after !== undefined && !isSame(field));
  if (open.length === 0 && raised.length === 0) {
    const says = `${title}, and its other quotas bound as much as it did`;
    return [say('quota-same', place, says, [whole(pair)])];
  }
  const amounts = mainAmounts(
    context,
    Object.fromEntries(open.map(({ path, before }) => [path[2]!, before])),
  );
  return [
    ...(open.length === 0
      ? []
      : [
          say('quota-removed', place, `${title}, so nothing bounds what it did: ${amounts}`, [
            whole(pair),
          ]),
        ]),
    ...[...grouped(raised, (field) => ruleOf(context, field))].map(([rule, all]) =>
      say(
        rule,
        place,
        `${title}, and its other quotas bound less: ${amountTexts(context, all).join(', ')}`,
        [whole(pair)],
      ),
    ),
  ];
}

function hardOf({ data }: ManifestObject): ManifestMap {
  return asMap(valueAt(data, 'spec.hard'));
}

/** What the quotas of a namespace bound together, by the keys of a quota of it that comes or goes. */
function boundChanges(
  quotas: NamespaceQuotas,
  pair: ObjectPair,
  keys: readonly string[],
  hard: ManifestMap,
): FieldChange[] {
  // A quota with a scope counts a part of the pods, and no other counts the same.
  const isAlone = isScoped(present(pair));
  const { before, after } = quotas.of(pair);
  return keys.map((key) => {
    const path = ['spec', 'hard', key];
    if (isAlone) {
      return pair.after === undefined ? { path, before: hard[key] } : { path, after: hard[key] };
    }
    return { path, before: before.get(key), after: after.get(key) };
  });
}

/** A field of a quota as what bounds its namespace: another quota may be stricter. */
function boundField(quotas: NamespaceQuotas, pair: ObjectPair, field: FieldChange): FieldChange {
  if (isScoped(pair.before!) || isScoped(pair.after!)) return field;
  const { before, after } = quotas.of(pair);
  const key = field.path[2]!;
  return { path: field.path, before: before.get(key), after: after.get(key) };
}

function isSame({ before, after }: FieldChange): boolean {
  return isSameAmount(before, after);
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
  return [
    ...texts,
    ...(others === 0 ? [] : [`${others} further ${others === 1 ? 'limit' : 'limits'}`]),
  ].join(', ');
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

function amountChanges(context: DiffContext, quotas: NamespaceQuotas, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const amounts = pair.fields.filter(({ path }) => path[0] === 'spec' && path[1] === 'hard');
  const bounds = amounts
    .filter(({ path }) => path.length === 3)
    .map((field) => ({ field, bound: boundField(quotas, pair, field) }));
  const rules = grouped(bounds, ({ bound }) =>
    isSame(bound) ? 'quota-same' : ruleOf(context, bound),
  );
  return [...rules].map(([rule, all]) => {
    const texts = amountTexts(
      context,
      all.map(({ field, bound }) => (rule === 'quota-same' ? field : bound)),
    );
    const claim = part(
      pair,
      all.map(({ field }) => field),
    );
    return say(rule, place, `${leadOf(rule, pair)}${texts.join(', ')}`, [claim]);
  });
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

function leadOf(rule: RuleId, { name }: ObjectPair): string {
  if (rule !== 'quota-same') return LEAD[rule] ?? '';
  return `the quota \`${name}\` changes, and other quotas bound as much as before: `;
}

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
