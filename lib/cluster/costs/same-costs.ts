import type { MeasuredCosts } from './measured-costs';

/**
 * Why two sources are about the same costs: in words that follow "the sources of eu and us". Undefined if nothing says so.
 *
 * The names that a source has for clusters need not be those of the file, and many sources call their only cluster alike.
 * But two clusters never cost the same to the billionth in all rows, and a source that knows several clusters has different
 * names for them.
 */
export function sameCosts(one: MeasuredCosts, other: MeasuredCosts): string | undefined {
  if (hasCosts(one) && textOf(one) === textOf(other)) return 'have the same rows';
  const both = one.sourceClusters.filter((name) => other.sourceClusters.includes(name));
  return both.length > 1 ? `both have the rows of ${both.join(' and ')}` : undefined;
}

/** The note about a source that has rows of several clusters. */
export function severalClustersNotes({ cluster, sourceClusters }: MeasuredCosts): string[] {
  if (sourceClusters.length < 2) return [];
  const of = cluster === null ? '' : ` of ${cluster}`;
  return [
    `The source${of} has rows of several clusters, ${sourceClusters.join(', ')}: all of them are billed${cluster === null ? '' : ` as those of ${cluster}`}.`,
  ];
}

function hasCosts({ rows }: MeasuredCosts): boolean {
  return rows.some(({ parts }) => parts.some(({ cost }) => cost !== 0n));
}

function textOf({ rows }: MeasuredCosts): string {
  return JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}
