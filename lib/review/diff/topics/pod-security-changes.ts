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
  const own = asText(asMap(valueAt(data, 'metadata.annotations'))[OWN_STANDARD]);
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
