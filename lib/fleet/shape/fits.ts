import { isCode } from '../../findings/codes/entry-of';
import type { FindingPath } from '../../findings/finding';
import type * as Generated from './generated/samples';
import { placeAt } from './place-at';
import type { JsonType } from './shape-table';

/** Whether a scalar can be written at `path`: it has the type, the form and the range, as far as they are declared. */
export function fits(value: unknown, path: FindingPath): boolean {
  const found = placeAt(path);
  if (found === undefined || typeof value === 'object') return false;
  const { types, words } = found.place;
  if (!types.includes(typeof value as JsonType)) return false;
  const { FORMS } = tables();
  const form = FORMS[`${found.map}.${found.key}`] ?? FORMS[found.key] ?? {};
  if (typeof value === 'number') {
    return value >= (form.minimum ?? -Infinity) && value <= (form.maximum ?? Infinity);
  }
  if (typeof value !== 'string') return true;
  if (found.map === 'AcceptProps' && found.key === 'code') return isCode(value);
  if (words !== undefined) return words.includes(value);
  return form.patterns?.some((pattern) => new RegExp(pattern).test(value)) ?? true;
}

/** Most runs find nothing wrong with the shape, and need no forms. */
function tables(): typeof Generated {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./generated/samples') as typeof Generated;
}
