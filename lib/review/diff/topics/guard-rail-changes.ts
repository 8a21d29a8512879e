import { GUARD_RAILS, type GuardRailName } from '../../../fleet/catalogue/guard-rail-catalogue';
import { GUARD_RAIL_PARAMETERS } from '../../../plan/guard-rail-parameters';
import { LENIENT_LABELS } from '../../../plan/namespace-metadata';
import { asTexts, valueAt } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { type Change, part, say, whole } from '../change';
import { type DiffContext, pairsOf } from '../diff-context';
import type { FieldChange } from '../objects/field-changes';
import { fieldText } from '../objects/field-text';
import type { ObjectPair } from '../objects/object-pair';
import { parameterIsTighter } from '../parameter-bounds';
import type { RuleId } from '../risk-rules';
import { wideExceptions } from './pod-security-changes';

const POLICIES = ['ValidatingAdmissionPolicy', 'MutatingAdmissionPolicy'];
const BINDINGS = POLICIES.map((kind) => `${kind}Binding`);
const PREFIX = 'cdk8s-tenancy/';

/** Guard rails: their policies, and what namespaces say of them. */
export function guardRailChanges(context: DiffContext): Change[] {
  return [
    ...pairsOf(context, ...POLICIES).flatMap((pair) => policyChange(context, pair)),
    ...pairsOf(context, ...BINDINGS).flatMap((pair) => bindingChange(context, pair)),
    ...pairsOf(context, 'Namespace')
      .filter(({ before, after }) => before !== undefined && after !== undefined)
      .flatMap((pair) => namespaceParameters(context, pair)),
  ];
}

function policyChange(context: DiffContext, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const { before, after, name } = pair;
  if (before === undefined) {
    return [say('guard-rail-on', place, `the guard rail \`${name}\` is new`, [whole(pair)])];
  }
  if (after === undefined) {
    const says = `the guard rail \`${name}\` is gone: ${effectOf(pair)}`;
    return [say('guard-rail-off', place, says, [whole(pair)])];
  }
  const fields = pair.fields.filter(({ path: [first] }) => first === 'spec');
  const failure = fields.filter(({ path }) => path.join('.') === 'spec.failurePolicy');
  const others = fields.filter((field) => !failure.includes(field));
  return [
    ...failure.map((field) =>
      say(
        field.after === 'Ignore' ? 'guard-rail-lenient' : 'guard-rail-on',
        place,
        `when the guard rail \`${name}\` cannot be evaluated, requests are ${field.after === 'Ignore' ? 'accepted' : 'refused'} (failurePolicy ${String(field.after ?? 'Fail')})`,
        [part(pair, [field])],
      ),
    ),
    ...(others.length === 0
      ? []
      : [
          say(
            'guard-rail-rule-changed',
            place,
            `the rules of the guard rail \`${name}\` change: ${others.map(fieldText).join('; ')}`,
            [part(pair, others)],
          ),
        ]),
  ];
}

/** What follows where a policy applies no more. A mutating one refuses nothing: it changes what it sees. */
function effectOf({ kind }: ObjectPair): string {
  return kind.startsWith('Mutating')
    ? 'it no longer changes objects'
    : 'what it refused is accepted';
}

function bindingChange(context: DiffContext, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const { before, after, name } = pair;
  if (after === undefined) {
    const says = `the binding \`${name}\` of a guard rail is gone, so its policy applies to nothing: ${effectOf(pair)}`;
    return [say('guard-rail-off', place, says, [whole(pair)])];
  }
  if (before === undefined) {
    const says = `the binding \`${name}\` of a guard rail is new (${actionsOf(after).join(', ') || 'no action'})`;
    return [say('guard-rail-on', place, says, [whole(pair)])];
  }
  const actions = pair.fields.filter(({ path }) => path[1] === 'validationActions');
  const others = pair.fields.filter(
    (field) => field.path[0] === 'spec' && !actions.includes(field),
  );
  return [
    ...(actions.length === 0 ? [] : [actionChange(context, pair, actions)]),
    ...(others.length === 0
      ? []
      : [
          say(
            'guard-rail-scope-changed',
            place,
            `the binding \`${name}\` applies a guard rail to other requests: ${others.map(fieldText).join('; ')}`,
            [part(pair, others)],
          ),
        ]),
  ];
}

function actionChange(
  context: DiffContext,
  pair: ObjectPair,
  fields: readonly FieldChange[],
): Change {
  const [old, next] = [actionsOf(pair.before!), actionsOf(pair.after!)];
  const isLenient = old.includes('Deny') && !next.includes('Deny');
  const isStrict = !old.includes('Deny') && next.includes('Deny');
  const rule: RuleId = isLenient
    ? 'guard-rail-lenient'
    : isStrict
      ? 'guard-rail-on'
      : 'guard-rail-scope-changed';
  const effect = isLenient
    ? ': it refuses nothing any more'
    : isStrict
      ? ': it refuses requests now'
      : '';
  const says = `the guard rail \`${pair.name}\` acts by ${words(next)} instead of ${words(old)}${effect}`;
  return say(rule, context.places.of(pair), says, [part(pair, fields)]);
}

function actionsOf({ data }: ManifestObject): readonly string[] {
  return asTexts(valueAt(data, 'spec.validationActions'));
}

function words(actions: readonly string[]): string {
  return actions.length === 0 ? 'nothing' : actions.join(' and ');
}

/** What a mode of a rail in one namespace means. */
const MODES: Readonly<Record<string, { readonly rule: RuleId; readonly words: string }>> = {
  'guard-rails-off': { rule: 'guard-rail-off', words: 'is off' },
  'guard-rails-warn': { rule: 'guard-rail-lenient', words: 'only warns' },
  'guard-rails-audit': { rule: 'guard-rail-lenient', words: 'only writes to the audit log' },
};

/** Lists that bound what a quota bounds as well. */
const FOLLOWING = [
  'accelerators',
  'claimable-accelerators',
  'device-classes',
  'extended-resources',
  'priority-classes',
  'queue-priorities',
  'service-types',
];

/** The parameter that holds exceptions from Pod Security. */
const EXCEPTIONS = 'pod-security-exceptions';

function hasChangedQuota({ byNamespace }: DiffContext, { cluster, name }: ObjectPair): boolean {
  const inside = byNamespace.get(`${cluster}\n${name}`) ?? [];
  return inside.some(({ kind }) => kind === 'ResourceQuota');
}

function namespaceParameters(context: DiffContext, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  return pair.fields.flatMap((field) => {
    const parameter = parameterOf(field);
    if (parameter === undefined) return [];
    const [old, next] = [listOf(field.before), listOf(field.after)];
    // What takes over a node is told of where Pod Security is.
    const told = parameter === EXCEPTIONS ? wideExceptions(pair) : [];
    const added = next.filter((item) => !old.includes(item) && !told.includes(item));
    const removed = old.filter((item) => !next.includes(item));
    if (told.length > 0 && added.length + removed.length === 0) return [];
    const mode = MODES[parameter];
    const labels = pair.fields.filter(
      ({ path }) => path[1] === 'labels' && path[2] === field.path[2],
    );
    const claims = [part(pair, [field, ...(mode === undefined ? [] : labels)])];
    if (mode !== undefined) {
      return [
        ...added.map((rail) => say(mode.rule, place, railText(rail, mode.words), claims)),
        ...removed.map((rail) =>
          say(
            'guard-rail-on',
            place,
            `the guard rail \`${rail}\` refuses again what breaks it`,
            claims,
          ),
        ),
      ];
    }
    if (FOLLOWING.includes(parameter) && hasChangedQuota(context, pair)) {
      const says = parameterText(parameter, field, added, removed);
      return [say('guard-rail-follows', place, says, claims)];
    }
    const isTighter = parameterIsTighter(parameter, field, added, removed);
    return [
      say(
        isTighter ? 'guard-rail-tightened' : 'guard-rail-loosened',
        place,
        parameterText(parameter, field, added, removed),
        claims,
      ),
    ];
  });
}

/** The parameter of guard rails that a field of a Namespace states. */
function parameterOf({ path: [first, second, key = ''] }: FieldChange): string | undefined {
  if (first !== 'metadata' || second !== 'annotations' || !key.startsWith(PREFIX)) return undefined;
  const name = key.slice(PREFIX.length);
  return (GUARD_RAIL_PARAMETERS as readonly string[]).includes(name) ? name : undefined;
}

function listOf(value: unknown): string[] {
  return typeof value === 'string' && value !== '' ? value.split(',') : [];
}

function railText(rail: string, mode: string): string {
  const known = Object.hasOwn(GUARD_RAILS, rail) ? GUARD_RAILS[rail as GuardRailName] : undefined;
  return `the guard rail \`${rail}\` ${mode}${known === undefined ? '' : `: ${known.opens}`}`;
}

function parameterText(
  parameter: string,
  { before, after }: FieldChange,
  added: readonly string[],
  removed: readonly string[],
): string {
  const name = parameter.replaceAll('-', ' ');
  if (before === undefined) return `guard rails now read ${name}: ${quote(added)}`;
  if (after === undefined) return `guard rails no longer read ${name}: ${quote(removed)} before`;
  const parts = [
    ...(added.length === 0 ? [] : [`with ${quote(added)}`]),
    ...(removed.length === 0 ? [] : [`without ${quote(removed)}`]),
  ];
  return `guard rails read other ${name}: ${parts.join(', ') || 'in another order'}`;
}

function quote(items: readonly string[]): string {
  return items.map((item) => `\`${item}\``).join(', ');
}

/** The labels by which policies find namespaces with lenient rails: the annotations say the same. */
export const LENIENT_LABEL_KEYS: readonly string[] = Object.values(LENIENT_LABELS);
