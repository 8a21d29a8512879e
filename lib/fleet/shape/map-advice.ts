import { isCode } from '../../findings/codes/entry-of';
import { fits } from './fits';
import { mapShapeOf } from './shape-errors';
import { code } from './shape-words';
import {
  type Advice,
  type Slip,
  isScalar,
  saysNo,
  writeExactly,
  writeSuch,
  yamlText,
} from './slip';

/** What to write where a map fits, the first that applies. */
export const MAP_ADVICE: readonly Advice[] = [
  removed,
  labels,
  acceptance,
  namedPort,
  innerList,
  names,
  ({ samples }) => writeSuch('it as a map', samples.map ?? 'key: value'),
];

/** `prod: false`. */
function removed({ key, path, value, nullable }: Slip): string | undefined {
  const name = path[path.length - 1];
  if (!key.endsWith('{}') || typeof name !== 'string' || !saysNo(value)) return undefined;
  return nullable
    ? `Write ${code(`${yamlText(name)}: null`)} to leave it out.`
    : 'Remove the line to leave it out.';
}

/** `team=vision`, or a list of those. */
function labels({ place, value, path }: Slip): string | undefined {
  if (place.entries?.types.includes('string') !== true) return undefined;
  const texts: unknown[] = Array.isArray(value) ? value : [value];
  const pairs = texts.flatMap((text) => {
    const [, name, content] =
      typeof text === 'string' ? (/^\s*([^=:\s]+)\s*[=:]\s*(\S+)\s*$/.exec(text) ?? []) : [];
    return name === undefined || !fits(content!, [...path, name])
      ? []
      : [`${yamlText(name)}: ${yamlText(content!)}`];
  });
  return pairs.length > 0 && pairs.length === texts.length
    ? writeExactly(`{${pairs.join(', ')}}`)
    : undefined;
}

/** A code alone, without the reason. */
function acceptance({ key, value }: Slip): string | undefined {
  return key === 'accept[]' && typeof value === 'string' && isCode(value)
    ? `Add the reason: ${code(`{code: ${value}, why: …}`)}.`
    : undefined;
}

/** Ports of a shared service have names. */
function namedPort({ key, value, place, path, samples }: Slip): string | undefined {
  if (key !== 'ports' || place.entries === undefined) return undefined;
  const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return `Give each port a name, such as ${code(fits(only, [...path, 'http']) ? `{http: ${String(only)}}` : samples.map!)}.`;
}

/** A list as an entry of a list. */
function innerList({ key, value, types, samples }: Slip): string | undefined {
  if (!key.endsWith('[]') || !Array.isArray(value)) return undefined;
  const sample = types.includes('string') ? samples.scalar : samples.map;
  return `Remove the inner list: write each as an entry of its own, such as ${code(sample!)}.`;
}

/** A list, or one value, where entries have names. */
function names({ place, value, samples }: Slip): string | undefined {
  const isNamed = place.entries !== undefined && mapShapeOf(place) === undefined;
  if (!isNamed || samples.map === undefined) return undefined;
  return Array.isArray(value) || isScalar(value)
    ? `Write it as a map, with a name for each entry: ${code(samples.map)}.`
    : undefined;
}
