import { firstFew } from '../../../fleet/values/texts';
import { GUARD_RAIL_PARAMETERS } from '../../../plan/guard-rail-parameters';
import { LENIENT_LABELS } from '../../../plan/namespace-metadata';
import { asMap, asText, asTexts, valueAt } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import {
  NAME_LABEL,
  type Requirements,
  meets,
  requirementsOf,
} from '../../../verify/reach/requirements';
import { labelsOf } from '../../../verify/rights/object-labels';
import { manifestPathsIn } from '../base/manifest-paths';
import { type Change, part, say } from '../change';
import { type DiffContext, objectsOfFiles, oncePerDiff, pairsOf } from '../diff-context';
import { type FieldChange, isLabel } from '../objects/field-changes';
import type { ObjectPair } from '../objects/object-pair';
import type { RuleId } from '../risk-rules';

/** How many guard rails a sentence names; the others are counted. */
const MOST_RAILS = 6;

/** What a guard rail asks of the labels of a namespace. */
interface Coverage {
  readonly policy: string;
  readonly isMutating: boolean;
  readonly namespaces: Requirements;
}

/**
 * Namespaces whose labels change so that guard rails apply to them which did not, or no longer do. Bindings choose
 * namespaces by their labels, and one label chooses for all guard rails.
 */
export const guardCoverageChanges = oncePerDiff((context): Change[] => {
  const pairs = pairsOf(context, 'Namespace').filter(
    (pair) => pair.before !== undefined && pair.after !== undefined && labelFields(pair).length > 0,
  );
  if (pairs.length === 0) return [];
  const byCluster = new Map<string, Coverage[]>();
  for (const { cluster, coverage } of coverageOf(context)) {
    byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), coverage]);
  }
  return pairs.flatMap((pair) => coverageChanges(context, pair, byCluster.get(pair.cluster) ?? []));
});

/** Labels by which warnings are found: the annotations say the same. */
const TOLD_LABELS: readonly string[] = Object.values(LENIENT_LABELS);

function labelFields({ fields }: ObjectPair): FieldChange[] {
  return fields.filter((field) => isLabel(field) && !TOLD_LABELS.includes(field.path[2] ?? ''));
}

const KINDS: ReadonlySet<string> = new Set(
  ['Validating', 'Mutating'].flatMap((word) => [
    `${word}AdmissionPolicy`,
    `${word}AdmissionPolicyBinding`,
  ]),
);

/** Guard rails of the tree as it will be, which refuse or change requests; a binding that is gone is told of apart. */
function* coverageOf({
  after,
}: DiffContext): Generator<{ readonly cluster: string; readonly coverage: Coverage }> {
  const all = [...objectsOfFiles(after, manifestPathsIn(after, 'platform'), KINDS)].filter(
    ({ object }) => KINDS.has(object.kind),
  );
  const policies = new Map(
    all.map(({ cluster, object }) => [`${cluster}\n${object.kind}\n${object.name}`, object]),
  );
  for (const { cluster, object } of all) {
    if (!object.kind.endsWith('Binding')) continue;
    const kind = object.kind.slice(0, -'Binding'.length);
    const name = asText(valueAt(object.data, 'spec.policyName'));
    const policy = policies.get(`${cluster}\n${kind}\n${name}`);
    const isMutating = kind.startsWith('Mutating');
    const acts =
      isMutating || asTexts(valueAt(object.data, 'spec.validationActions')).includes('Deny');
    if (policy === undefined || !acts) continue;
    const namespaces = namespacesOf(policy, object);
    yield { cluster, coverage: { policy: name, isMutating, namespaces } };
  }
}

function namespacesOf(policy: ManifestObject, binding: ManifestObject): Requirements {
  return [
    valueAt(policy.data, 'spec.matchConstraints'),
    valueAt(binding.data, 'spec.matchResources'),
  ].flatMap((constraints) => requirementsOf(asMap(constraints)['namespaceSelector']));
}

function coverageChanges(
  context: DiffContext,
  pair: ObjectPair,
  all: readonly Coverage[],
): Change[] {
  const before = covering(pair.before!, all);
  const after = covering(pair.after!, all);
  const lost = without(before, after);
  const gained = without(after, before);
  return [
    ...(lost.length === 0
      ? []
      : [change(context, pair, lost, after.length === 0, offRule(pair, lost))]),
    ...(gained.length === 0 ? [] : [change(context, pair, gained, false, 'guard-rail-on')]),
  ];
}

function covering({ data, name }: ManifestObject, all: readonly Coverage[]): Coverage[] {
  const labels = { ...labelsOf(data), [NAME_LABEL]: name };
  return all.filter(({ namespaces }) => meets(labels, namespaces));
}

/** The guard rails that the others do not hold: a policy may have several bindings. */
function without(some: readonly Coverage[], others: readonly Coverage[]): Coverage[] {
  return some.filter(
    ({ policy, isMutating }) =>
      !others.some((other) => other.policy === policy && other.isMutating === isMutating),
  );
}

/** The labels that decide which of these guard rails apply. */
function decidingFields(pair: ObjectPair, all: readonly Coverage[]): FieldChange[] {
  const keys = new Set(all.flatMap(({ namespaces }) => namespaces.map(({ key }) => key)));
  return labelFields(pair).filter(({ path }) => keys.has(path[2]!));
}

/** A label of ours that switches one guard rail on follows a setting, whose parameters change with it. */
function offRule(pair: ObjectPair, lost: readonly Coverage[]): RuleId {
  const isSetting = decidingFields(pair, lost).every(({ path }) => path[2]!.startsWith(PREFIX));
  const hasParameter = pair.fields.some(
    ({ path: [, second, key = ''] }) => second === 'annotations' && PARAMETERS.includes(key),
  );
  return isSetting && hasParameter ? 'guard-rail-loosened' : 'guard-rail-off';
}

const PREFIX = 'cdk8s-tenancy/';
const PARAMETERS = GUARD_RAIL_PARAMETERS.map((name) => `${PREFIX}${name}`);

function change(
  context: DiffContext,
  pair: ObjectPair,
  rails: readonly Coverage[],
  isAll: boolean,
  rule: RuleId,
): Change {
  const fields = decidingFields(pair, rails);
  const why = fields.map(labelText).join(' and ');
  const names = namesText([...new Set(rails.map(({ policy }) => policy))].sort());
  const isMany = rails.length > 1;
  const effect =
    rule === 'guard-rail-on'
      ? `${names} now ${isMany ? 'apply' : 'applies'} to the namespace`
      : isAll
        ? 'no guard rail applies to the namespace any more'
        : `${names} no longer ${isMany ? 'apply' : 'applies'} to the namespace`;
  const says = `${why}, so ${effect}${rule === 'guard-rail-on' ? '' : `: ${lossText(rails)}`}`;
  return say(rule, context.places.of(pair), says, [part(pair, fields)]);
}

function labelText({ path, before, after }: FieldChange): string {
  const label = `the label \`${path[2]!}\``;
  if (after === undefined) return `${label} is gone`;
  if (before === undefined) return `${label} is new`;
  return `${label} changes from \`${String(before)}\` to \`${String(after)}\``;
}

function namesText(names: readonly string[]): string {
  const list = firstFew(
    names.map((name) => `\`${name}\``),
    MOST_RAILS,
  );
  return `the guard ${names.length === 1 ? 'rail' : 'rails'} ${list}`;
}

function lossText(rails: readonly Coverage[]): string {
  const they = rails.length === 1 ? 'it' : 'they';
  const refused = `what ${they} refused is accepted`;
  const set = `what ${they} set in requests is not set`;
  if (rails.every(({ isMutating }) => isMutating)) return set;
  return rails.some(({ isMutating }) => isMutating) ? `${refused}, and ${set}` : refused;
}
