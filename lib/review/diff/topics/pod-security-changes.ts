import { wideException } from '../../../fleet/catalogue/wide-exceptions';
import { asMap, asText, valueAt } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { type Change, part, say } from '../change';
import { type DiffContext, pairsOf } from '../diff-context';
import type { FieldChange } from '../objects/field-changes';
import { fieldText } from '../objects/field-text';
import type { ObjectPair } from '../objects/object-pair';

const PREFIX = 'pod-security.kubernetes.io/';
const ENFORCE = `${PREFIX}enforce`;

/** A guard rail enforces the standard where a namespace has exceptions, and Pod Security itself does not. */
const OWN_STANDARD = 'cdk8s-tenancy/pod-security';

/** What a guard rail accepts although the standard refuses it. */
const EXCEPTIONS = 'cdk8s-tenancy/pod-security-exceptions';

/** The guard rail that enforces a standard with exceptions, and where a namespace says that it does not refuse. */
const RAIL = 'podSecurity';
const LENIENT = ['off', 'warn', 'audit'].map((mode) => `cdk8s-tenancy/guard-rails-${mode}`);

/** The standards, the weakest first. Without one, everything is accepted. */
const STANDARDS = ['privileged', 'baseline', 'restricted'];

/** What the Pod Security Standards enforce in namespaces. */
export function podSecurityChanges(context: DiffContext): Change[] {
  return pairsOf(context, 'Namespace').flatMap((pair) => {
    if (pair.before === undefined || pair.after === undefined) return [];
    const labels = pair.fields.filter(
      ({ path: [first, second, key = ''] }) =>
        first === 'metadata' && second === 'labels' && key.startsWith(PREFIX),
    );
    const [old, next] = [standardOf(pair.before), standardOf(pair.after)];
    const enforced = labels.filter(({ path }) => path[2] === ENFORCE);
    const rest = labels.filter((field) => !enforced.includes(field));
    return [
      ...(old === next
        ? sameStandard(context, pair, enforced)
        : [standardChange(context, pair, enforced)]),
      ...exceptionChange(context, pair),
      ...(rest.length === 0
        ? []
        : [
            say('pod-security-changed', context.places.of(pair), rest.map(fieldText).join('; '), [
              part(pair, rest),
            ]),
          ]),
    ];
  });
}

/** The standard that applies to pods, enforced by Pod Security or by a guard rail. */
function standardOf({ data }: ManifestObject): string {
  const enforced = asText(asMap(valueAt(data, 'metadata.labels'))[ENFORCE]);
  const annotations = asMap(valueAt(data, 'metadata.annotations'));
  const isOff = LENIENT.some((key) => asText(annotations[key]).split(',').includes(RAIL));
  const own = isOff ? '' : asText(annotations[OWN_STANDARD]);
  return own !== '' && STANDARDS.indexOf(own) > STANDARDS.indexOf(enforced) ? own : enforced;
}

function standardChange(
  context: DiffContext,
  pair: ObjectPair,
  fields: readonly FieldChange[],
): Change {
  const [old, next] = [standardOf(pair.before!), standardOf(pair.after!)];
  const isWeaker = STANDARDS.indexOf(next) < STANDARDS.indexOf(old);
  const words = (standard: string): string => (standard === '' ? 'nothing' : `\`${standard}\``);
  const effect = isWeaker
    ? 'pods may do more on their node'
    : 'pods that break it are refused when they are created again';
  return say(
    isWeaker ? 'pod-security-loosened' : 'pod-security-tightened',
    context.places.of(pair),
    `Pod Security enforces ${words(next)} instead of ${words(old)}: ${effect}`,
    [part(pair, fields)],
  );
}

function sameStandard(
  context: DiffContext,
  pair: ObjectPair,
  fields: readonly FieldChange[],
): Change[] {
  if (fields.length === 0) return [];
  const who =
    fields[0]!.after === 'privileged' ? 'a guard rail with exceptions' : 'Pod Security itself';
  const says = `\`${standardOf(pair.after!)}\` is enforced by ${who} now`;
  return [say('pod-security-changed', context.places.of(pair), says, [part(pair, fields)])];
}

/**
 * New exceptions of a namespace by which a pod does more than its own work, such as taking over its node. None where
 * everything was accepted before.
 */
export function wideExceptions({ before, after }: ObjectPair): string[] {
  if (STANDARDS.indexOf(standardOf(before!)) <= 0) return [];
  const old = exceptionsOf(before!);
  return exceptionsOf(after!).filter(
    (text) => !old.includes(text) && wideException(text) !== undefined,
  );
}

function exceptionsOf({ data }: ManifestObject): string[] {
  return asText(asMap(valueAt(data, 'metadata.annotations'))[EXCEPTIONS]).split(',');
}

function exceptionChange(context: DiffContext, pair: ObjectPair): Change[] {
  const wide = wideExceptions(pair);
  if (wide.length === 0) return [];
  const effects = wide.map((text) => `with \`${text}\`, a pod ${wideException(text)!}`);
  const says = `pods get exceptions from Pod Security: ${effects.join('; ')}`;
  const fields = pair.fields.filter(({ path }) => path[2] === EXCEPTIONS);
  return [say('pod-security-exception', context.places.of(pair), says, [part(pair, fields)])];
}
