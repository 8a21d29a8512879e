import { type Finding, type FindingPath, finding } from '../../findings/finding';
import { nearest } from '../../findings/nearest';
import { isMap, lookUp } from '../model/layers';
import { WHOLE_DEVICES } from '../values/counts';
import { type ShapeError, segmentsOf } from './shape-error';
import {
  describe,
  either,
  missingFix,
  ownerOf,
  placeOf,
  quoted,
  typeFix,
  typeWord,
} from './shape-words';

/** What is wrong with the shape of an input, in our own words, with the nearest name. */
export function shapeFindings(errors: readonly ShapeError[], input: unknown): Finding[] {
  const misspelt = new Set(
    errors.map((error) => `${error.instancePath} ${meantKey(error)?.near ?? ''}`),
  );
  return errors.flatMap((error) => {
    // A key that is missing because it is misspelt is one mistake, which is reported where it was made.
    const missing = `${error.instancePath} ${error.params.missingProperty}`;
    if (error.keyword === 'required' && misspelt.has(missing)) return [];
    const found = toFinding(error, fromPointer(error.instancePath, input), input);
    return found === undefined ? [] : [found];
  });
}

function toFinding(error: ShapeError, path: FindingPath, root: unknown): Finding | undefined {
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(error, path);
    case 'required':
      return missingKey(error.params.missingProperty ?? '', path, root);
    case 'type':
      return wrongType(error, path);
    case 'enum':
    case 'const':
      return unknownWord(error, path);
    default:
      // `if` only says that a branch of a union failed; the branch says why.
      return undefined;
  }
}

/** Keys that people write one level too high, by the map that they belong to. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  quota: ['cpu', 'memory', 'gpu', 'storage', 'ephemeralStorage', 'pods', 'limits'],
  network: ['dns', 'internet', 'ingress', 'egress', 'flows', 'reach', 'apiServer', 'integrations'],
  containers: ['defaultRequest', 'min', 'max', 'podMax'],
  objects: ['services', 'loadBalancers', 'nodePorts', 'persistentVolumeClaims', 'jobs', 'secrets'],
  platform: ['pools', 'prefix', 'priorityClasses', 'kinds', 'environments', 'kubernetesVersion'],
};

/** What an unknown key most likely means: a key with another spelling, or a key of a map that belongs here. */
function meantKey(
  error: ShapeError,
): { readonly near?: string; readonly home?: string } | undefined {
  if (error.keyword !== 'additionalProperties') return undefined;
  const { additionalProperty: key = '' } = error.params;
  const known = Object.keys(error.parentSchema?.properties ?? {});
  const home = known.find((name) => HOMES[name]?.includes(key));
  if (home !== undefined) return { home };
  const near = nearest(key, known);
  return near === undefined ? {} : { near };
}

function unknownKey(error: ShapeError, path: FindingPath): Finding {
  const { additionalProperty: key = '' } = error.params;
  const known = Object.keys(error.parentSchema?.properties ?? {});
  const { near, home } = meantKey(error)!;
  return finding({
    code: 'KEY_UNKNOWN',
    path: [...path, key],
    message: `\`${key}\` is not a key of ${ownerOf(path)}.`,
    fix:
      home !== undefined
        ? `Put it under \`${home}\`.`
        : near !== undefined
          ? `Did you mean \`${near}\`?`
          : `Remove it, or use one of: ${known.join(', ')}.`,
  });
}

function missingKey(key: string, path: FindingPath, root: unknown): Finding {
  const value = lookUp(root, path);
  const name = isMap(value) && typeof value['name'] === 'string' ? value['name'] : undefined;
  return finding({
    code: 'KEY_MISSING',
    path,
    message: `\`${key}\` is missing from ${placeOf(path, name)}.`,
    fix: missingFix(key),
  });
}

function wrongType(error: ShapeError, path: FindingPath): Finding {
  const { data, parentSchema } = error;
  const { type = [] } = error.params;
  const expected = [type].flat().filter((name) => name !== 'null');
  if (isName(path) && (typeof data === 'number' || typeof data === 'boolean')) {
    return finding({
      code: 'NAME_AMBIGUOUS',
      path,
      message: `YAML reads the name \`${String(data)}\` as a ${typeof data}.`,
      fix: 'Choose a name that contains a letter and does not mean true or false.',
    });
  }
  const fraction = typeof data === 'string' && expected.includes('number') && isFraction(data);
  const what = fraction ? `\`${data}\`` : describe(data, path);
  return finding({
    code: fraction ? 'QUANTITY_INVALID' : 'TYPE_WRONG',
    path,
    message: `${capital(placeOf(path))} is ${what}, but must be ${either(expected.map(typeWord))}.`,
    fix:
      fraction && path.includes('gpu')
        ? WHOLE_DEVICES
        : typeFix(expected, data, path, wordsOf(parentSchema)),
  });
}

/** Whether a value is a name that becomes part of a namespace: putting it in quotes would not make it better. */
function isName(path: FindingPath): boolean {
  const last = path[path.length - 1];
  return (
    last === 'name' || last === 'prefix' || (last === 'namespace' && !path.includes('network'))
  );
}

/** Whether a text is a number that is not whole: the reader keeps such numbers as they are written. */
function isFraction(text: string): boolean {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) && !Number.isInteger(Number(text));
}

function wordsOf(schema: ShapeError['parentSchema']): readonly string[] {
  if (schema?.const !== undefined) return [String(schema.const)];
  return (schema?.enum ?? []).map(String);
}

function unknownWord({ data, parentSchema }: ShapeError, path: FindingPath): Finding | undefined {
  // A value of another type has a finding of its own.
  if (typeof data !== 'string') return undefined;
  const words = wordsOf(parentSchema);
  const near = nearest(data, words);
  return finding({
    code: path.length === 1 && path[0] === 'apiVersion' ? 'API_VERSION' : 'VALUE_UNKNOWN',
    path,
    message: `${capital(placeOf(path))} cannot be ${quoted(data)}.`,
    fix:
      near === undefined
        ? typeFix(['string'], data, path, words)
        : words.length === 1
          ? `Did you mean \`${near}\`?`
          : `Did you mean \`${near}\`? It can be ${either(words.map((word) => `\`${word}\``))}.`,
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The path that a JSON pointer means: a segment is an index where the data is a list. */
function fromPointer(pointer: string, data: unknown): FindingPath {
  const path: (string | number)[] = [];
  for (const key of segmentsOf(pointer)) {
    path.push(Array.isArray(lookUp(data, path)) ? Number(key) : key);
  }
  return path;
}
