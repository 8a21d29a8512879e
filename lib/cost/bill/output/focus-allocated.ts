import { apportion } from '../../../fleet/values/apportion';
import { grouped } from '../../../fleet/values/groups';
import { decimalText } from '../../../fleet/values/price';
import { ONE } from '../../../fleet/values/quantity';
import type { Bill } from '../bill';
import type { BillLine } from '../bill-lines';

/** The columns of FOCUS 1.3 about a charge that is split. They are empty for one that is not. */
export type AllocatedColumns = (line: BillLine) => Record<string, string>;

/** The columns for each line of a bill. The ratios of what one thing is split into add up to 1 exactly. */
export function allocatedColumns({ lines, rules }: Bill): AllocatedColumns {
  const split = lines.filter(isSplit);
  const ratios = new Map<BillLine, bigint>();
  for (const same of grouped(split, originOf).values()) {
    const costs = same.map(({ exact }) => exact);
    // What costs nothing is split as well: its hours are.
    const weights = costs.some((cost) => cost > 0n) ? costs : costs.map(() => 1n);
    const parts = apportion(ONE, weights);
    same.forEach((line, index) => ratios.set(line, parts[index]!));
  }
  return (line) => {
    const ratio = ratios.get(line);
    const { holder, sort } = line;
    const method = sort === 'idle' ? `idle-${rules.idle}` : `shared-${rules.shared ?? 'none'}`;
    const isSet = ratio !== undefined;
    const namespace = isSet && holder.owner !== null ? holder.namespace : '';
    return {
      AllocatedMethodId: isSet ? method : '',
      AllocatedMethodDetails: isSet
        ? `{"Elements":[{"AllocatedRatio":${decimalText(ratio)}}]}`
        : '',
      AllocatedResourceId: namespace,
      AllocatedResourceName: namespace,
      AllocatedTags: isSet
        ? JSON.stringify({ environment: holder.environment, tenant: holder.owner ?? '' })
        : '',
    };
  };
}

function isSplit({ sort }: BillLine): boolean {
  return sort === 'idle' || sort === 'shared';
}

/** What is split: one kind of one row of the source on one cluster. */
function originOf({ holder, sort, origin, service = '', kind, pool = '' }: BillLine): string {
  return JSON.stringify([holder.cluster, sort, origin, service, kind, pool]);
}
