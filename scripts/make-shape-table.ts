import type { JsonType, MapShape, Place } from '../lib/fleet/shape/shape-table';
import { ALTERNATIVES } from './schema/alternatives';
import {
  type Schema,
  type Schemas,
  definitionOf,
  reachable,
  referenceOf,
  typesOf,
} from './schema/json-schema';

const PREAMBLE = `// Generated from lib/fleet/model/props.ts by npm run generate. Do not edit.
import type { ShapeTable } from '../shape-table';

export const SHAPES: ShapeTable = `;

/**
 * The part of the schema that the command compares data with: keys, types and words. Forms and ranges are left to the
 * checks of each value, which have better words for them.
 */
export function makeShapeTable(declared: Schema): string {
  const { definitions = {} } = declared;
  const maps = reachable(declared, definitions).filter((name) => definitions[name]!.properties);
  const shapes = Object.fromEntries([
    ['FleetProps', shapeOf(declared, definitions)],
    ...maps.map(
      (name) => [name, shapeOf(definitions[name]!, definitions, ALTERNATIVES[name])] as const,
    ),
  ]);
  const lines = Object.entries(shapes).flatMap(([name, { keys, required, unless }]) => [
    `  ${name}: {`,
    '    keys: {',
    ...Object.entries(keys).map(([key, place]) => `      ${key}: ${JSON.stringify(place)},`),
    '    },',
    `    required: ${JSON.stringify(required)},`,
    ...(unless === undefined ? [] : [`    unless: ${JSON.stringify(unless)},`]),
    '  },',
  ]);
  return `${PREAMBLE}{\n${lines.join('\n')}\n};\n`;
}

function shapeOf(
  { properties = {}, required = [] }: Schema,
  definitions: Schemas,
  unless?: MapShape['unless'],
): MapShape {
  const needed = [...required, ...Object.keys(unless ?? {})];
  const keys = Object.entries(properties).map(([key, node]) => {
    const place = placeOf(node, definitions);
    return [key, needed.includes(key) ? { ...place, required: true } : place] as const;
  });
  return {
    keys: Object.fromEntries(keys) as MapShape['keys'],
    required,
    ...(unless === undefined ? {} : { unless }),
  };
}

/** What a node lets through. A union becomes one place: no two of its branches are maps, or lists, or closed sets. */
function placeOf(node: Schema, definitions: Schemas): Place {
  const name = referenceOf(node);
  if (name !== undefined) {
    const target = definitionOf(name, definitions);
    return target.properties ? { types: ['object'], map: name } : placeOf(target, definitions);
  }
  if (node.anyOf !== undefined) return union(node.anyOf.map((item) => placeOf(item, definitions)));
  const words = node.const === undefined ? node.enum : [node.const];
  return {
    types: typesOf(node).map((type) => (type === 'integer' ? 'number' : type) as JsonType),
    ...(words && { words: words.filter((word) => word !== null) as string[] }),
    ...(node.items && { items: placeOf(node.items, definitions) }),
    ...(typeof node.additionalProperties === 'object' && {
      entries: placeOf(node.additionalProperties, definitions),
    }),
  };
}

function union(places: readonly Place[]): Place {
  for (const type of ['array', 'object'] as const) {
    if (places.filter(({ types }) => types.includes(type)).length > 1) {
      throw new Error(`two branches of a union are ${type}s`);
    }
  }
  const texts = places.filter(({ types }) => types.includes('string'));
  // A closed set beside any text, such as `'' | PlainName`, closes nothing.
  const isClosed = texts.length > 0 && texts.every(({ words }) => words !== undefined);
  return Object.assign({}, ...places, {
    types: [...new Set(places.flatMap(({ types }) => types))],
    words: isClosed ? texts.flatMap(({ words }) => words!) : undefined,
  }) as Place;
}
