import { stringify } from 'yaml';
import { type Schema, type Schemas, reachable, resolved, typesOf } from './schema/json-schema';

const PREAMBLE = `// Generated from lib/fleet/model/props.ts by npm run generate. Do not edit.

/**
 * What a person may write in a place, for messages: a text or number, a map, a list. A place is \`Map.key\`, or \`key\`
 * where all maps agree; \`[]\` is an entry of a list, \`{}\` an entry of a map with names of the user's choice.
 */
export const SAMPLES: Readonly<Record<string, readonly string[]>> = `;

/** A sample of this length fits into a message. Longer ones lose the keys that need not be there. */
const MAX_LENGTH = 70;

/** One example for each type of value that a place takes, from the examples of the declarations. */
export function makeShapeSamples(declared: Schema): string {
  const { definitions = {} } = declared;
  const maps = reachable(declared, definitions).filter((name) => definitions[name]!.properties);
  const places: PlaceFacts[] = [
    ...placesOf('FleetProps', declared, definitions),
    ...maps.flatMap((name) => placesOf(name, definitions[name]!, definitions)),
  ];
  return `${PREAMBLE}{\n${linesOf(places, 'samples')}\n};\n${FORMS}{\n${linesOf(places, 'form')}\n};\n`;
}

const FORMS = `
/** A form of texts, and a range of numbers. */
export interface Form {
  /** A text fits one of them. */
  readonly patterns?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What values of a place look like, by the same names. A place that is not here takes any. */
export const FORMS: Readonly<Record<string, Form>> = `;

/** The lines of a table. A line that all maps with a key agree on has no map in its name. */
function linesOf(places: readonly PlaceFacts[], what: 'samples' | 'form'): string {
  const lines = places
    .map(({ map, key, [what]: facts }) => ({ map, key, text: JSON.stringify(facts) }))
    .filter(({ text }) => text !== '[]' && text !== '{}');
  const named = lines.map(({ map, key, text }) => {
    const agree = lines.every((other) => other.key !== key || other.text === text);
    return `  ${JSON.stringify(agree ? key : `${map}.${key}`)}: ${text},`;
  });
  return [...new Set(named)].join('\n');
}

/** A place, by its map and its key, and what is known of its values. */
interface PlaceFacts {
  readonly map: string;
  readonly key: string;
  readonly samples: readonly string[];
  readonly form: object;
}

function placesOf(map: string, { properties = {} }: Schema, definitions: Schemas): PlaceFacts[] {
  return Object.entries(properties).flatMap(([key, node]) =>
    placesBelow(key, node, definitions).map((facts) => ({ map, ...facts })),
  );
}

/**
 * A place, and the entries of its lists and maps.
 *
 * @param above - examples that the list or the map around it has
 */
function placesBelow(
  place: string,
  node: Schema,
  definitions: Schemas,
  above: readonly unknown[] = [],
): Omit<PlaceFacts, 'map'>[] {
  const examples = [...above, ...examplesOf(node, definitions)];
  const branches = branchesOf(node, definitions);
  return [
    { key: place, samples: samplesOf(examples, node, definitions), form: formOf(branches) },
    ...branches.flatMap(({ items, additionalProperties, properties }) => {
      if (items !== undefined) {
        const inside = examples.flatMap((example) =>
          Array.isArray(example) ? (example as unknown[]) : [],
        );
        return placesBelow(`${place}[]`, items, definitions, inside);
      }
      if (typeof additionalProperties !== 'object' || properties !== undefined) return [];
      const inside = examples.filter(isMap).flatMap((example): unknown[] => Object.values(example));
      return placesBelow(`${place}{}`, additionalProperties, definitions, inside);
    }),
  ];
}

/** The form of the texts and the range of the numbers that fit one of the branches. */
function formOf(branches: readonly Schema[]): object {
  const texts = branches.filter((branch) => typesOf(branch).includes('string'));
  const patterns = texts.map(({ pattern, const: only }) =>
    only === undefined ? pattern : `^${String(only)}$`,
  );
  const { minimum, maximum } = branches.find((branch) => branch.minimum !== undefined) ?? {};
  return {
    ...(patterns.length === 0 || patterns.includes(undefined) ? {} : { patterns }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The branches of a union, without further unions among them. */
function branchesOf(node: Schema, definitions: Schemas): Schema[] {
  const target = resolved(node, definitions);
  return target.anyOf === undefined
    ? [target]
    : target.anyOf.flatMap((branch) => branchesOf(branch, definitions));
}

/** One sample for each kind of value: text or number, map, list. */
function samplesOf(examples: readonly unknown[], node: Schema, definitions: Schemas): string[] {
  const found = new Map<string, string>();
  for (const value of examples) {
    if (value === null) continue;
    const kind = Array.isArray(value) ? 'list' : typeof value === 'object' ? 'map' : 'scalar';
    const text = flowYaml(shortened(value, node, definitions));
    const known = found.get(kind);
    if (known === undefined || (known.length > MAX_LENGTH && text.length < known.length)) {
      found.set(kind, text);
    }
  }
  return [...found.values()];
}

/** All examples of a node: its own first, then those of what it refers to. */
function examplesOf(node: Schema, definitions: Schemas): unknown[] {
  const own = node.examples ?? [];
  if (node.$ref !== undefined) {
    return [...own, ...examplesOf(resolved(node, definitions), definitions)];
  }
  if (node.anyOf !== undefined) {
    return [...own, ...node.anyOf.flatMap((branch) => examplesOf(branch, definitions))];
  }
  return own.length > 0 ? [...own] : madeUp(node, definitions);
}

/** An example of what has none of its own, from those of its parts. */
function madeUp(node: Schema, definitions: Schemas): unknown[] {
  const words = node.const === undefined ? node.enum : [node.const];
  if (words !== undefined) return words.slice(0, 1);
  if (node.items !== undefined) return wrapped(node.items, definitions, (item) => [item]);
  if (node.properties !== undefined) {
    const [key, property] = Object.entries(node.properties)[0]!;
    return wrapped(property, definitions, (value) => ({ [key]: value }));
  }
  const { additionalProperties: entries, propertyNames: names } = node;
  if (typeof entries === 'object') {
    const [name] = (names && examplesOf(names, definitions)) ?? [];
    return name === undefined
      ? []
      : wrapped(entries, definitions, (value) => ({ [name as string]: value }));
  }
  return typesOf(node).includes('boolean') ? [true] : [];
}

function wrapped(node: Schema, definitions: Schemas, wrap: (value: unknown) => unknown): unknown[] {
  return examplesOf(node, definitions).slice(0, 1).map(wrap);
}

/** An example without keys that need not be there, where it is too long. */
function shortened(value: unknown, node: Schema, definitions: Schemas): unknown {
  if (flowYaml(value).length <= MAX_LENGTH) return value;
  if (!isMap(value)) return value;
  const { required = [] } =
    branchesOf(node, definitions).find(({ properties }) => properties) ?? {};
  const kept = Object.entries(value).filter(([key], index) =>
    required.length === 0 ? index === 0 : required.includes(key),
  );
  return Object.fromEntries(kept);
}

/** A value on one line, as somebody writes it. */
function flowYaml(value: unknown): string {
  const options = { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 } as const;
  return stringify(value, options).trimEnd();
}
