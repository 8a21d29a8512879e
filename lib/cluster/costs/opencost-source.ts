import { type AllocationSet, measuredCosts, readAllocationAnswer } from './allocation-answer';
import { type AskedServer, serverAddress } from './asked-server';
import { type Period, daysOf } from './bill-month';
import { dayText, timeText } from '../../fleet/values/dates';
import { type AskOptions, addressOf, getText } from './get-text';
import type { MeasuredCosts } from './measured-costs';

/** What messages say of OpenCost. */
export const OPENCOST: AskedServer = {
  name: 'OpenCost',
  example: 'http://opencost.opencost:9003',
  token: '--token-file or OPENCOST_TOKEN',
  missing: 'for Kubecost, the address ends in /model',
};

/** The address of allocations, from what a person writes: that of the server, with or without a path. */
export function allocationAddress(text: string): URL {
  const url = serverAddress(text, OPENCOST);
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = /\/allocation(?:\/compute)?$/.test(path) ? path : `${path}/allocation`;
  return url;
}

/**
 * Reads what a period cost, by namespace. It asks for each day by itself: answers stay small, a slow Prometheus gets its
 * time, and a day without data shows.
 */
export async function readOpenCost(
  address: URL,
  cluster: string | null,
  billed: Period,
  options: AskOptions,
): Promise<MeasuredCosts> {
  const sets: AllocationSet[] = [];
  for (const day of daysOf(billed)) {
    const url = new URL(address);
    const query = {
      window: `${timeText(day.start)},${timeText(day.end)}`,
      aggregate: 'namespace',
      accumulate: 'true',
      includeIdle: 'true',
      shareIdle: 'false',
    };
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
    const where = `${addressOf(address)} for ${dayText(day.start)}`;
    sets.push(...readAllocationAnswer(await getText(url, options), where));
  }
  return measuredCosts(sets, cluster, billed, addressOf(address));
}
