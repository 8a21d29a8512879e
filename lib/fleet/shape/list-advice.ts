import { isMap } from '../model/layers';
import { fits } from './fits';
import { mapShapeOf } from './shape-errors';
import { code, short } from './shape-words';
import { type Advice, type Slip, isScalar, writeSuch, yamlScalar, yamlText } from './slip';

/** What to write where a list fits, the first that applies. */
export const LIST_ADVICE: readonly Advice[] = [
  dashWithoutSpace,
  oneEntry,
  oneMap,
  ({ samples }) => writeSuch('it as a list', samples.list),
];

/** `-alice` or `-name: vision`: YAML takes the dash for a letter. */
function dashWithoutSpace({ value }: Slip): string | undefined {
  const text = isMap(value) ? firstEntry(value) : value;
  return typeof text === 'string' && /^-[^\s-]/.test(text)
    ? `Put a space after the dash: ${code(`- ${short(text.slice(1).split(' -')[0]!)}`)}.`
    : undefined;
}

function firstEntry(map: Readonly<Record<string, unknown>>): string {
  const [entry] = Object.entries(map);
  if (entry === undefined) return '';
  const [name, value] = entry;
  return isScalar(value) ? `${name}: ${String(value)}` : `${name}: …`;
}

/** One entry alone, or several with commas between them. */
function oneEntry({ value, path }: Slip): string | undefined {
  if (!isScalar(value) || value === '' || typeof value === 'boolean') return undefined;
  const texts = typeof value === 'string' ? value.split(/\s*,\s*/).filter((text) => text) : [value];
  const entries = texts.map((text) => {
    if (fits(text, [...path, 0])) return yamlScalar(text);
    return fits(String(text), [...path, 0]) ? yamlText(String(text)) : undefined;
  });
  const list = `[${entries.join(', ')}]`;
  return entries.includes(undefined) || list.length > 80
    ? undefined
    : `Write it as a list: ${code(list)}.`;
}

/** One entry that is a map. */
function oneMap({ value, place }: Slip): string | undefined {
  const keys = mapShapeOf(place.items!)?.keys;
  if (!isMap(value) || keys === undefined) return undefined;
  return Object.keys(value).every((key) => Object.hasOwn(keys, key))
    ? 'Put a dash before it, or brackets around it, to make it a list with one entry.'
    : undefined;
}
