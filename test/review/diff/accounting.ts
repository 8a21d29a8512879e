import type { DiffReport } from '../../../lib/review/diff/diff-report';
import { pathText } from '../../../lib/review/diff/objects/field-text';

/** The changed fields for which no change accounts. Objects that no change names are counted. */
export function unaccounted({ changes, totals }: DiffReport): string[] {
  const claims = changes.flatMap((change) => change.claims);
  const pairs = new Set(claims.map(({ pair }) => pair));
  const fields = new Set(claims.flatMap((claim) => claim.fields));
  const { added, removed, changed } = totals.objects;
  const missing = added + removed + changed - pairs.size;
  return [
    ...(missing === 0 ? [] : [`${missing} objects`]),
    ...[...pairs].flatMap((pair) =>
      pair.fields
        .filter((field) => !fields.has(field))
        .map(({ path }) => `${pair.kind} ${pair.name}: ${pathText(path)}`),
    ),
  ];
}
