import type { FleetBudget, FleetQuota } from '../../fleet/model/fleet';
import { ONE, type ParsedQuantity, parseQuantity } from '../../fleet/values/quantity';
import type { ReportAmounts } from './report-data';

/** A quantity as a number: what is finer than a thousandth of a core or beyond 2^53 bytes is of no use on a page. */
export function numberOf({ nano }: ParsedQuantity): number {
  const whole = nano / ONE;
  return Number(whole) + Number(nano - whole * ONE) / Number(ONE);
}

/** The amounts of a quota. */
export function amountsOf(quota: FleetQuota): ReportAmounts {
  return {
    cpu: read(quota.cpu),
    memory: read(quota.memory),
    storage: read(quota.storage),
    pods: read(quota.pods),
    gpu: Object.fromEntries(Object.entries(quota.gpu).filter(([, count]) => count > 0)),
  };
}

/** The amounts of a budget. A pool that it closes is there with 0, unless it bounds no pool at all. */
export function amountsOfBudget(quota: FleetBudget): ReportAmounts {
  return {
    cpu: read(quota.cpu),
    memory: read(quota.memory),
    storage: read(quota.storage),
    pods: read(quota.pods),
    gpu: quota.gpu ?? {},
  };
}

function read(text: string | null | undefined): number | null {
  const quantity = text === null || text === undefined ? undefined : parseQuantity(text);
  return quantity === undefined ? null : numberOf(quantity);
}
