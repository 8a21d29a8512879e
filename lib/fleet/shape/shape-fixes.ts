import type { FindingPath } from '../../findings/finding';
import { fits } from './fits';
import type { JsonType, Place } from './shape-table';
import { code, either } from './shape-words';
import { LIST_ADVICE } from './list-advice';
import { MAP_ADVICE } from './map-advice';
import { missingFix } from './missing-key';
import { NUMBER_ADVICE } from './number-advice';
import { type Advice, type Slip, slipAt } from './slip';
import { TEXT_ADVICE } from './text-advice';

/** What to write instead of a text that is not one of the allowed words. */
export function wordFix(place: Place, text: string, path: FindingPath): string {
  const list = place.types.includes('array')
    ? firstAdvice(LIST_ADVICE, slipAt(place, text, path))
    : undefined;
  return list ?? useOneOf(place.words ?? []);
}

function useOneOf(words: readonly string[]): string {
  return `Use ${either(words.map(code))}.`;
}

/** What to write for values whose type alone says too little. */
const FORMS: Readonly<Record<string, string>> = {
  share: 'Write a percentage, such as `30%`.',
  burst: 'Write a percentage, such as `20%`, or a map such as `{memory: 20%}`.',
  kubernetesVersion: 'Write it as `"1.34"`.',
};

/** The form of a version that names a release. */
const WITH_PATCH = 'Write it with its patch, such as `"1.34.2"`.';

/** Words that mean a boolean elsewhere, as in YAML 1.1. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['y', true],
  ['false', false],
  ['no', false],
  ['off', false],
  ['n', false],
]);

/** What to write instead of a value of a wrong type. */
export function typeFix(place: Place, value: unknown, path: FindingPath): string {
  if (path.length === 0) {
    return 'Write it as a map that starts with `apiVersion: cdk8s-tenancy/v1alpha1`.';
  }
  if (value === null || value === undefined) return emptyFix(path, place.required === true);
  const { words = [] } = place;
  const last = path[path.length - 1]!;
  if (path.length === 2 && path[0] === 'tenants') {
    return 'Write each tenant as a map that starts with `- name:`.';
  }
  if (last === 'kubernetesVersion' && !fits('1.34', path)) return WITH_PATCH;
  if (Object.hasOwn(FORMS, last)) return FORMS[last]!;
  const slip = slipAt(place, value, path);
  if (words.length > 0 && slip.types.every(isTextOrMap)) return useOneOf(words);
  return firstAdvice(adviceFor(slip), slip)!;
}

/** What is tried, by the types that fit. What is written decides among several. */
function adviceFor({ types, value, key }: Slip): readonly Advice[] {
  if (types.includes('boolean')) return BOOLEAN_ADVICE;
  if (types.includes('string') && !types.includes('array') && !isListForMap(types, value)) {
    return TEXT_ADVICE;
  }
  if (key === 'tenants') return TENANTS_ADVICE;
  if (types.includes('array')) return LIST_ADVICE;
  return types.includes('number') && !Array.isArray(value) && typeof value !== 'object'
    ? NUMBER_ADVICE
    : types.includes('object')
      ? MAP_ADVICE
      : NUMBER_ADVICE;
}

/** Where a text or a map fits, a list is more often several maps than several texts. */
function isListForMap(types: readonly JsonType[], value: unknown): boolean {
  return types.includes('object') && Array.isArray(value);
}

const BOOLEAN_ADVICE: readonly Advice[] = [
  ({ value }) => {
    const boolean = typeof value === 'string' ? BOOLEANS.get(value.toLowerCase()) : undefined;
    return boolean === undefined ? undefined : `Write \`${boolean}\`, without quotes.`;
  },
  ({ samples: { map } }) =>
    map === undefined
      ? 'Write `true` or `false`.'
      : `Write \`true\`, \`false\` or a map, such as ${code(map)}.`,
];

const TENANTS_ADVICE: readonly Advice[] = [LIST_ADVICE[0]!, () => missingFix(['tenants'])];

function firstAdvice(all: readonly Advice[], slip: Slip): string | undefined {
  for (const advice of all) {
    const text = advice(slip);
    if (text !== undefined) return text;
  }
  return undefined;
}

function isTextOrMap(type: JsonType): boolean {
  return type === 'string' || type === 'object';
}

/** Keys of a tenant that no lower level states. */
const NEVER_INHERITED = ['displayName', 'department', 'contact', 'slice', 'tier'];

/** What to write where nothing is written. */
function emptyFix(path: FindingPath, required: boolean): string {
  const last = path[path.length - 1];
  if (typeof last === 'number') return 'Remove the empty entry.';
  if (required) return missingFix(path);
  const [root, ...inside] = path;
  const isOwn = inside.slice(1).some((segment) => typeof segment === 'number');
  // A key of a level takes its value from the level below; a level itself and an entry of a list do not.
  const isInherited = !isOwn && inside.length >= (root === 'platform' ? 1 : 2);
  return isInherited && !NEVER_INHERITED.includes(last!)
    ? 'Give it a value, or remove the key to inherit one.'
    : 'Give it a value, or remove the key.';
}
