import { type FindingPath, formatPath } from '../../findings/finding';

/** The map at `path`, as a sentence calls it: `a tenant`, `quota`. */
export function ownerOf(path: FindingPath): string {
  const owner = path.length === 2 ? OWNERS[path[0]!] : undefined;
  return owner === undefined ? placeOf(path) : `a ${owner}`;
}

/** What the entries below these keys of the file are. */
const OWNERS: Readonly<Record<string | number, string>> = {
  tenants: 'tenant',
  tiers: 'tier',
  sharedServices: 'shared service',
};

/**
 * How a person would name the value at `path`: without the path of the tenant or tier, which the place of the finding
 * shows, and without indices, which nobody counts.
 */
export function placeOf(path: FindingPath, name?: string): string {
  if (path.length === 0) return 'the file';
  if (path.length === 1) return `\`${path[0]}\``;
  const [root, key] = path;
  const owner = OWNERS[root!];
  const inside = owner === undefined ? path : path.slice(2);
  if (inside.length === 0) {
    const known = typeof key === 'string' ? key : name;
    return known === undefined ? `this ${owner}` : `the ${owner} \`${known}\``;
  }
  const last = inside.findLastIndex((segment) => typeof segment === 'number');
  if (last === -1) return `\`${formatPath(inside)}\``;
  const list = `\`${formatPath(inside.slice(0, last))}\``;
  const rest = inside.slice(last + 1);
  return rest.length === 0
    ? `this entry of ${list}`
    : `\`${formatPath(rest)}\` in this entry of ${list}`;
}

/** What a value is, together with the value if it is a scalar. */
export function describe(value: unknown, path: FindingPath): string {
  if (value === null || value === undefined) {
    return typeof path[path.length - 1] === 'number' ? 'empty' : 'null';
  }
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (value === '') return 'an empty text';
  if (typeof value === 'string') return `the text ${quoted(value)}`;
  return `\`${String(value)}\``;
}

/** A text in backticks, cut off if it is long. */
export function quoted(text: string): string {
  return `\`${short(text)}\``;
}

function short(text: string): string {
  const line = text.split('\n', 1)[0]!;
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** A type of the schema in words. */
export function typeWord(type: string): string {
  const words: Readonly<Record<string, string>> = {
    object: 'a map',
    array: 'a list',
    string: 'text',
    number: 'a whole number',
    boolean: 'true or false',
  };
  return words[type] ?? type;
}

/** `a`, `a or b`, `a, b or c`. */
export function either(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]!}`;
}

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
  return MISSING_FIXES[key] ?? `Add \`${key}: …\`.`;
}

/** What to write for values whose type alone says too little. */
const SAMPLES: Readonly<Record<string, string>> = {
  share: 'Write a percentage, such as 30%.',
  burst: 'Write a percentage, such as 20%.',
  kubernetesVersion: 'Write it as "1.34".',
};

/** Words that mean a boolean elsewhere. */
const BOOLEANS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  y: true,
  false: false,
  no: false,
  off: false,
  n: false,
};

/** What to write instead of a value of a wrong type; `words` are the allowed ones, if only some are. */
export function typeFix(
  expected: readonly string[],
  value: unknown,
  path: FindingPath,
  words: readonly string[],
): string {
  const last = path[path.length - 1]!;
  if (value === null || value === undefined) {
    if (typeof last === 'number') return 'Remove the empty entry.';
    const inList = path.slice(2).some((segment) => typeof segment === 'number');
    return inList
      ? 'Give it a value, or remove the key.'
      : 'Give it a value, or remove the key to inherit one.';
  }
  if (path.length === 0) {
    return 'Write it as a map that starts with `apiVersion: cdk8s-tenancy/v1alpha1`.';
  }
  if (path.length === 1 && last === 'tenants') return missingFix('tenants');
  if (path.length === 2 && path[0] === 'tenants') {
    return 'Write each tenant as a map that starts with `- name:`.';
  }
  if (Object.hasOwn(SAMPLES, last)) return SAMPLES[last]!;
  if (words.length > 0) return `Use ${either(words.map((word) => `\`${word}\``))}.`;
  if (typeof value === 'string') return textFix(expected, value);
  if (expected.includes('array')) {
    return typeof value === 'object'
      ? 'Put a dash before it, or brackets around it, to make it a list with one entry.'
      : `Write it as a list: \`[${String(value)}]\`.`;
  }
  if (expected.includes('string') && typeof value !== 'object') {
    return `Put it in quotes: "${String(value)}".`;
  }
  if (expected.includes('object')) return 'Write it as a map: `key: value`.';
  return `Write ${either(expected.map(typeWord))}.`;
}

/** What to write instead of a text. */
function textFix(expected: readonly string[], text: string): string {
  const boolean = BOOLEANS[text.toLowerCase()];
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
  if (expected.includes('array')) return `Write it as a list: \`[${short(text)}]\`.`;
  return 'Write it as a map: `key: value`.';
}
