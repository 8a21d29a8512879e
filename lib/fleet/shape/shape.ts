import type { Code } from '../../findings/codes/codes';
import type { Finding, FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { isMap } from '../model/layers';
import type { FleetProps } from '../model/props';
import type { Written } from '../model/written';
import { findShapeErrors, type ShapeError } from './shape-errors';
import { shapeFindings } from './shape-findings';

/**
 * Reports keys, types and words that the schema does not know. Returns the input without the values of a wrong type:
 * what is left of it has the types of the props. Nothing is left of an input that is not a map.
 */
export function checkShape(input: unknown, findings: Findings): Written<FleetProps> | undefined {
  const errors = findShapeErrors(input);
  const found = shapeFindings(errors);
  findings.push(...found.filter((item) => !isConsequence(item, findings.all)));
  if (!isMap(input)) return undefined;
  const sound: unknown = withoutPaths(
    input,
    errors.filter(isAboutValue).map(({ path }) => path),
  );
  return sound as Written<FleetProps>;
}

/** Findings that say why a key could not be read. */
const UNREAD_KEYS: ReadonlySet<Code> = new Set<Code>(['YAML_KEY', 'YAML_MERGE_KEY', 'YAML_SYNTAX']);

/** If a key could not be read, its map lacks what the key was perhaps meant to be, or was not meant to be a map. */
function isConsequence(item: Finding, reading: readonly Finding[]): boolean {
  if (item.code !== 'KEY_MISSING' && item.code !== 'TYPE_WRONG') return false;
  const { path } = item;
  return reading.some(
    (other) =>
      UNREAD_KEYS.has(other.code) &&
      other.path.length === path.length + 1 &&
      path.every((segment, index) => other.path[index] === segment),
  );
}

/** Whether a value itself is wrong, and not the keys of a map. */
function isAboutValue({ kind }: ShapeError): boolean {
  return kind === 'wrong type' || kind === 'unknown word';
}

/** Which values to leave out: keys lead to further trees, and a tree without keys is left out as a whole. */
type Tree = Map<string | number, Tree>;

/** A copy in which some values are undefined. Lists keep their length, so that indices stay what they are. */
export function withoutPaths(data: unknown, paths: readonly FindingPath[]): unknown {
  if (paths.length === 0) return data;
  const tree: Tree = new Map();
  for (const path of paths) {
    let node = tree;
    for (const key of path) {
      const next = node.get(key) ?? new Map<string | number, Tree>();
      node.set(key, next);
      node = next;
    }
  }
  return cut(data, tree);
}

function cut(data: unknown, tree: Tree): unknown {
  if (tree.size === 0) return undefined;
  const valueOf = (key: string | number, value: unknown): unknown => {
    const inner = tree.get(key);
    return inner === undefined ? value : cut(value, inner);
  };
  if (Array.isArray(data)) {
    return data.map((value: unknown, index) => valueOf(index, value));
  }
  if (!isMap(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, valueOf(key, value)]));
}
