import { type CeilingLine, sumOfCosts } from '../fleet/prices/ceiling-lines';
import type { CostPart } from '../fleet/prices/priced-parts';
import { amount } from '../fleet/values/amounts';
import { grouped } from '../fleet/values/groups';
import { addQuantities, formatQuantity } from '../fleet/values/quantity';

/** What some parts hold of each thing at each price, added up, with the parts that hold it. */
export interface SummedLine extends CeilingLine {
  readonly parts: readonly CostPart[];
}

/** The lines of parts, added up by what they are for and by their price. */
export function summedLines(parts: readonly CostPart[]): SummedLine[] {
  const all = parts.flatMap((part) => part.lines.map((line) => ({ part, line })));
  const groups = grouped(all, ({ line }) => JSON.stringify([line.kind, line.name, line.price]));
  return [...groups.values()].map((members) => {
    const lines = members.map(({ line }) => line);
    return {
      ...lines[0]!,
      quantity: sumOfQuantities(lines.map(({ quantity }) => quantity)),
      cost: sumOfCosts(lines.map(({ cost }) => cost)),
      parts: members.map(({ part }) => part),
    };
  });
}

/** The sum of quantities; null if nothing bounds one of them. */
export function sumOfQuantities(quantities: readonly (string | null)[]): string | null {
  const bounded = quantities.flatMap((quantity) => (quantity === null ? [] : [amount(quantity)]));
  if (bounded.length < quantities.length) return null;
  return formatQuantity(addQuantities(...bounded));
}
