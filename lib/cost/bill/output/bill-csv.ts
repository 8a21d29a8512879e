import type { Fleet } from '../../../fleet/model/fleet';
import { plainAmount } from '../../../fleet/prices/money';
import type { CostView } from '../../cost-views';
import { csvText } from '../../csv-text';
import type { Bill } from '../bill';
import { billGroups } from '../bill-groups';
import { nanoText, unitOf } from './line-units';

const COLUMNS = [
  'month',
  'group',
  'owner',
  'environment',
  'namespace',
  'cluster',
  'cost_center',
  'department',
  'organization',
  'why',
  'service',
  'origin',
  'kind',
  'pool',
  'quantity',
  'unit',
  'amount',
  'currency',
] as const;

/** A row for each line of a bill, with headings. The amounts add up to the total. */
export function billCsv(bill: Bill, by: CostView, fleets: readonly Fleet[]): string {
  const { month, currency } = bill;
  const rows = billGroups(bill, by, fleets).flatMap(({ name, lines }) =>
    lines.map(({ holder, sort, service, origin, kind, pool, quantity, amount }) => [
      month.name,
      name ?? '',
      holder.owner ?? '',
      holder.environment,
      holder.namespace,
      holder.cluster ?? '',
      holder.costCenter ?? '',
      holder.department ?? '',
      holder.organization ?? '',
      sort,
      service ?? '',
      origin,
      kind,
      pool ?? '',
      quantity === null ? '' : nanoText(quantity),
      unitOf(kind),
      plainAmount(amount, currency),
      currency.code,
    ]),
  );
  return csvText([COLUMNS, ...rows]);
}
