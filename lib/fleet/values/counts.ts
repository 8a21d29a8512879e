import type { FindingPath, Findings } from '../../findings/finding';

/** What to do instead of dividing a device. */
export const WHOLE_DEVICES =
  'Devices are whole: to share one, make a pool of its MIG profile or of nvidia.com/gpu.shared.';

/** Whether something can be counted with this number. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** Reports a number of GPUs that cannot be granted. */
export function checkGpuCount(count: number, path: FindingPath, findings: Findings): void {
  if (isCount(count)) return;
  findings.add(
    'QUANTITY_INVALID',
    path,
    `${count} is not a valid number of GPUs.`,
    count < 0 ? 'Write 0 or more.' : WHOLE_DEVICES,
  );
}

/** Reports a number that counts nothing; `what` says what is counted, in the plural. */
export function checkCount(
  count: number | null | undefined,
  what: string,
  path: FindingPath,
  findings: Findings,
): void {
  if (count === null || count === undefined || isCount(count)) return;
  findings.add(
    'QUANTITY_INVALID',
    path,
    `${count} is not a valid number of ${what}.`,
    'Write a whole number, 0 or more.',
  );
}
