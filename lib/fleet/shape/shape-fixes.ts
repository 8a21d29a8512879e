import type { FindingPath } from '../../findings/finding';
import type { JsonType, Place } from './shape-table';
import { code, either, short, typeWord } from './shape-words';

/** What to write for a key that must be there. */
const MISSING_FIXES: Readonly<Record<string, string>> = {
  apiVersion: 'Add `apiVersion: cdk8s-tenancy/v1alpha1` as the first line.',
  tenants: 'Write `tenants:`, and below it one item for each tenant that starts with `- name:`.',
  name: 'Add `name: …`, a DNS label such as `vision`.',
  costCenter: 'Add `costCenter: …`, so that finance knows who pays.',
  resource: 'Add `resource: …`, such as `nvidia.com/gpu`.',
  podLabels: 'Add the labels of the DNS servers, such as `podLabels: {k8s-app: kube-dns}`.',
  value: 'Add `value: …`, a whole number; pods with a higher one go first.',
  ports: 'Add the ports that tenants may reach, such as `ports: {http: 8080}`.',
  consumers: 'Add `consumers: all`, or the names of the tenants that may reach it.',
  why: 'Add `why: …`, a reason that still makes sense next year.',
  cidrs: 'Add the addresses of the API server, such as `cidrs: [10.0.0.10/32]`.',
};

export function missingFix(key: string): string {
  return MISSING_FIXES[key] ?? `Add ${code(`${key}: …`)}.`;
}

/** What to write instead of a text that is not one of the allowed words. */
export function wordFix({ types, words = [] }: Place, text: string): string {
  return types.includes('array') ? `Write it as a list: ${listOf(text)}.` : useOneOf(words);
}

function useOneOf(words: readonly string[]): string {
  return `Use ${either(words.map(code))}.`;
}

/** A list with one entry. */
function listOf(entry: string): string {
  return code(`[${short(entry)}]`);
}

/** What to write for values whose type alone says too little. */
const SAMPLES: Readonly<Record<string, string>> = {
  share: 'Write a percentage, such as 30%.',
  burst: 'Write a percentage, such as 20%.',
  kubernetesVersion: 'Write it as "1.34".',
};

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
export function typeFix(
  { types, words = [], required }: Place,
  value: unknown,
  path: FindingPath,
): string {
  const expected = types.filter((type) => type !== 'null');
  const last = path[path.length - 1]!;
  if (path.length === 0) {
    return 'Write it as a map that starts with `apiVersion: cdk8s-tenancy/v1alpha1`.';
  }
  if (value === null || value === undefined) return emptyFix(path, required === true);
  if (path.length === 1 && last === 'tenants') return missingFix('tenants');
  if (path.length === 2 && path[0] === 'tenants') {
    return 'Write each tenant as a map that starts with `- name:`.';
  }
  if (Object.hasOwn(SAMPLES, last)) return SAMPLES[last]!;
  if (words.length > 0 && expected.every(isTextOrMap)) return useOneOf(words);
  if (typeof value === 'string') return textFix(expected, value);
  if (expected.includes('array')) {
    return typeof value === 'object'
      ? 'Put a dash before it, or brackets around it, to make it a list with one entry.'
      : `Write it as a list: ${listOf(String(value))}.`;
  }
  if (expected.includes('string') && typeof value !== 'object') {
    return `Put it in quotes: "${String(value)}".`;
  }
  if (expected.includes('object')) return 'Write it as a map: `key: value`.';
  return `Write ${either(expected.map(typeWord))}.`;
}

function isTextOrMap(type: JsonType): boolean {
  return type === 'string' || type === 'object';
}

/** What to write where nothing is written. */
function emptyFix(path: FindingPath, required: boolean): string {
  const last = path[path.length - 1];
  if (typeof last === 'number') return 'Remove the empty entry.';
  if (required) return missingFix(last!);
  const [root, ...inside] = path;
  const isOwn = inside.slice(1).some((segment) => typeof segment === 'number');
  // A key of a level takes its value from the level below; a level itself and an entry of a list do not.
  return !isOwn && inside.length >= (root === 'platform' ? 1 : 2)
    ? 'Give it a value, or remove the key to inherit one.'
    : 'Give it a value, or remove the key.';
}

/** What to write instead of a text. */
function textFix(expected: readonly JsonType[], text: string): string {
  const boolean = BOOLEANS.get(text.toLowerCase());
  if (expected.includes('boolean')) {
    return boolean === undefined
      ? 'Write `true` or `false`.'
      : `Write \`${boolean}\`, without quotes.`;
  }
  if (expected.includes('number')) {
    const number = text.trim() === '' ? NaN : Number(text);
    return Number.isSafeInteger(number)
      ? `Write \`${number}\`, without quotes.`
      : 'Write a whole number, without a unit.';
  }
  if (expected.includes('array')) return `Write it as a list: ${listOf(text)}.`;
  return 'Write it as a map: `key: value`.';
}
