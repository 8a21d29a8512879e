import { type Finding, finding, type FindingPath, formatPath } from './finding';
import { shapeCheck } from './generated/shape-check';
import { nearest } from './values/nearest';

/** What the compiled check says of one value. */
export interface ShapeError {
  readonly keyword: string;
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly params: Record<string, unknown>;
  readonly parentSchema?: { readonly properties?: Record<string, unknown> };
  readonly data?: unknown;
}

/** The compiled check of schema/tenants.schema.json; `errors` holds what the last call found. */
export interface ShapeCheck {
  (data: unknown): boolean;
  errors?: readonly ShapeError[] | null;
}

/** Compares data with the schema: keys, types, words. Says it in our own words, with the nearest name. */
export function checkShape(data: unknown): Finding[] {
  if (shapeCheck(data)) return [];
  return (shapeCheck.errors ?? []).flatMap((error) => {
    const found = toFinding(error, fromPointer(error.instancePath, data));
    return found === undefined ? [] : [found];
  });
}

function toFinding(error: ShapeError, path: FindingPath): Finding | undefined {
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(error, path);
    case 'required':
      return missingKey(String(error.params['missingProperty']), path);
    case 'type':
      return wrongType(error, path);
    case 'enum':
      return unknownWord(error.data, error.params['allowedValues'] as unknown[], path);
    case 'const':
      return unknownWord(error.data, [error.params['allowedValue']], path);
    default:
      // `if` only says that a branch of a union failed; the branch says why.
      return undefined;
  }
}

function unknownKey(error: ShapeError, path: FindingPath): Finding {
  const key = String(error.params['additionalProperty']);
  const known = Object.keys(error.parentSchema?.properties ?? {});
  const near = nearest(key, known);
  return finding({
    code: 'KEY_UNKNOWN',
    path: [...path, key],
    message: `\`${key}\` is no key of ${place(path)}.`,
    fix:
      near === undefined
        ? `Remove it, or use one of: ${known.join(', ')}.`
        : `Did you mean \`${near}\`?`,
  });
}

function missingKey(key: string, path: FindingPath): Finding {
  return finding({
    code: 'KEY_MISSING',
    path,
    message: `\`${key}\` is missing from ${place(path)}.`,
    fix: MISSING_FIX[key] ?? `Add \`${key}: …\`.`,
  });
}

const MISSING_FIX: Record<string, string> = {
  apiVersion: 'Add `apiVersion: cdk8s-tenancy/v1alpha1` as the first line.',
  tenants: 'Add `tenants:` with a list of tenants.',
  name: 'Add `name: …`, a DNS label such as `vision`.',
  costCenter: 'Add `costCenter: …`, so that finance knows who pays.',
};

function wrongType(error: ShapeError, path: FindingPath): Finding {
  const expected = ([] as string[]).concat(error.params['type'] as string | string[]);
  const last = path[path.length - 1];
  if (last === 'name' && expected.includes('string') && isAmbiguousScalar(error.data)) {
    return finding({
      code: 'NAME_AMBIGUOUS',
      path,
      message: `YAML reads the name \`${String(error.data)}\` as a ${typeof error.data}.`,
      fix: 'Choose a name with a letter in it that is no word for true or false.',
    });
  }
  return finding({
    code: 'TYPE_WRONG',
    path,
    message: `${capital(place(path))} is ${describe(error.data)}, but must be ${expected.map(typeWord).join(' or ')}.`,
    fix: typeFix(expected, error.data),
  });
}

function isAmbiguousScalar(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function typeFix(expected: readonly string[], value: unknown): string {
  if (value === null) return 'Give it a value, or remove the key.';
  if (expected.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    return `Put it in quotes: "${String(value)}".`;
  }
  if (expected.includes('array') && !Array.isArray(value)) return 'Write it as a list: `[…]`.';
  if (expected.includes('number') && typeof value === 'string') {
    return 'Write a whole number without quotes, unit or fraction.';
  }
  if (expected.includes('object')) return 'Write it as a map: `key: value`.';
  return 'See the reference of tenants.yaml for what stands here.';
}

function unknownWord(
  value: unknown,
  allowed: readonly unknown[],
  path: FindingPath,
): Finding | undefined {
  // A value of another type has its own finding.
  if (typeof value !== 'string') return undefined;
  const words = allowed.map(String);
  const near = nearest(value, words);
  const list = words.map((word) => `\`${word}\``).join(', ');
  return finding({
    code: path.length === 1 && path[0] === 'apiVersion' ? 'API_VERSION' : 'VALUE_UNKNOWN',
    path,
    message: `\`${value}\` is not what ${place(path)} can be.`,
    fix: near === undefined ? `Use ${list}.` : `Did you mean \`${near}\`? It can be ${list}.`,
  });
}

/** How a person would name the map or value at `path`. */
function place(path: FindingPath): string {
  if (path.length === 0) return 'the file';
  return `\`${formatPath(path)}\``;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `the text ${JSON.stringify(value.slice(0, 40))}`;
  return `the ${typeof value} ${String(value)}`;
}

function typeWord(type: string): string {
  const words: Record<string, string> = {
    object: 'a map',
    array: 'a list',
    string: 'text',
    number: 'a whole number',
    boolean: 'true or false',
    null: 'null',
  };
  return words[type] ?? type;
}

/** The path that a JSON pointer means: a segment is an index where the data is a list. */
function fromPointer(pointer: string, data: unknown): FindingPath {
  const path: (string | number)[] = [];
  let value = data;
  for (const segment of pointer.split('/').slice(1)) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Record<string, unknown>)[key];
  }
  return path;
}
