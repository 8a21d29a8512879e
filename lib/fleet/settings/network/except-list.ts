import { type Cidr, covers, formatCidr } from '../../values/cidr';
import { exactRange } from './ranges';

/** An `except` list to copy: what is left out now, and what else must be left out, without parts of other entries. */
export function exceptList(
  stated: readonly (string | undefined)[] | undefined,
  added: readonly Cidr[],
): string {
  const all = [...(stated ?? []).flatMap((text) => exactRange(text) ?? []), ...added];
  const texts = all
    .filter((part) => !all.some((other) => other.prefix < part.prefix && covers(other, part)))
    .map(formatCidr);
  return `except: [${[...new Set(texts)].join(', ')}]`;
}
