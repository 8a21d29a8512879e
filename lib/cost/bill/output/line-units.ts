import type { CostKind } from '../../../cluster/costs/measured-costs';
import { decimalText } from '../../../fleet/values/price';

const UNITS: Readonly<Record<CostKind, string>> = {
  gpu: 'GPU-Hours',
  cpu: 'Core-Hours',
  memory: 'GiB-Hours',
  storage: 'GiB-Hours',
  network: 'GiB',
  other: 'Units',
};

/** What a kind is measured in, as FOCUS writes units. */
export function unitOf(kind: CostKind): string {
  return UNITS[kind];
}

/** Billionths as a decimal text. */
export function nanoText(nano: bigint): string {
  return nano < 0n ? `-${decimalText(-nano)}` : decimalText(nano);
}
