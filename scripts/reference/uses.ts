import { codes } from '../markdown';
import { type Schema, type Schemas, mapChildren, referenceOf } from '../schema/json-schema';
import { link } from './type-words';

/** For each kind of map, a sentence that says under which keys of which maps it is written. */
export function usesOf(declared: Schema, settings: Schemas): ReadonlyMap<string, string> {
  const { definitions = {}, properties = {} } = declared;
  const isSetting = (key: string, property: Schema): boolean =>
    JSON.stringify(settings[key]) === JSON.stringify(property);
  const maps: [title: string, properties: Schemas][] = [
    ['The file', properties],
    ['Settings', settings],
    ...Object.values(definitions).flatMap(({ title, properties: keys }) =>
      keys === undefined ? [] : [[title!, withoutSettings(keys, isSetting)] as [string, Schemas]],
    ),
  ];
  const uses = new Map<string, Map<string, string[]>>();
  for (const [title, keys] of maps) {
    for (const [key, property] of Object.entries(keys)) {
      for (const name of mapsIn(property, definitions)) {
        const byKey = uses.get(name) ?? new Map<string, string[]>();
        uses.set(name, byKey.set(key, [...(byKey.get(key) ?? []), title]));
      }
    }
  }
  return new Map([...uses].map(([name, byKey]) => [name, sentence(byKey)]));
}

function withoutSettings(
  keys: Schemas,
  isSetting: (key: string, property: Schema) => boolean,
): Schemas {
  return Object.fromEntries(Object.entries(keys).filter((entry) => !isSetting(...entry)));
}

/** Keys with the same maps are named together. */
function sentence(byKey: ReadonlyMap<string, readonly string[]>): string {
  const byMaps = new Map<string, string[]>();
  for (const [key, titles] of byKey) {
    const maps = titles.map(link).join(', ');
    byMaps.set(maps, [...(byMaps.get(maps) ?? []), key]);
  }
  return `Written under ${[...byMaps].map(([maps, keys]) => `${codes(keys)} of ${maps}`).join('; ')}.`;
}

/** The maps that a node leads to, through lists, maps and unions. */
function mapsIn(node: Schema, definitions: Schemas): string[] {
  const name = referenceOf(node);
  if (name !== undefined) {
    const target = definitions[name]!;
    return target.properties ? [name] : mapsIn(target, definitions);
  }
  const found: string[] = [];
  mapChildren(node, (child) => {
    found.push(...mapsIn(child, definitions));
    return child;
  });
  return found;
}
