import { vendorDomains } from '../catalogue/accelerators';
import type { FindingPath, Findings } from '../../findings/finding';
import type { FleetScheduling } from '../model/fleet';
import { checkNames } from '../owners/identity-labels';
import { type DataMap, isMap } from '../model/layers';
import { forEachText } from './network/ranges';
import { isLabelKey, isLabelValue } from '../values/label-values';
import { sortedTexts } from '../values/texts';

/** Reports what pods can never ask for. */
export function checkScheduling(scheduling: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(scheduling)) return;
  checkNames(scheduling['schedulers'], 'a scheduler', [...path, 'schedulers'], findings);
  checkNames(
    scheduling['runtimeClasses'],
    'a runtime class',
    [...path, 'runtimeClasses'],
    findings,
  );
  forEachText(scheduling['tolerations'], (text, index) =>
    checkTaint(text, [...path, 'tolerations', index], findings),
  );
  const { maxGpusPerPod } = scheduling;
  if (
    typeof maxGpusPerPod === 'number' &&
    !(Number.isSafeInteger(maxGpusPerPod) && maxGpusPerPod >= 0)
  ) {
    findings.add(
      'QUANTITY_INVALID',
      [...path, 'maxGpusPerPod'],
      `${maxGpusPerPod} is no number of devices.`,
      'Write a whole number, 0 or more.',
    );
  }
}

/** A taint by its key, or by key and value. */
function checkTaint(text: string, path: FindingPath, findings: Findings): void {
  const [key, value = '', ...rest] = text.split('=');
  if (rest.length > 0 || !isLabelKey(key!) || !isLabelValue(value)) {
    findings.add(
      'TAINT_INVALID',
      path,
      `\`${text}\` is no taint.`,
      'Write its key, or key=value for that value alone, such as `dedicated=batch`.',
    );
    return;
  }
  const domain = key!.slice(0, Math.max(0, key!.indexOf('/')));
  if (!vendorDomains().includes(domain)) return;
  findings.add(
    'TAINT_INVALID',
    path,
    `\`${key}\` keeps pods without a GPU off the nodes that have some: with this entry everybody could take them.`,
    'Remove it: pods that ask for an accelerator may tolerate its taint without an entry.',
  );
}

/** What pods may ask for, in normal form. */
export function resolveScheduling(merged: DataMap): FleetScheduling {
  const { schedulers, maxGpusPerPod } = merged;
  return {
    schedulers: schedulers === undefined ? null : sortedTexts(schedulers),
    runtimeClasses: sortedTexts(merged['runtimeClasses']),
    tolerations: sortedTexts(merged['tolerations']),
    ...(maxGpusPerPod === undefined ? {} : { maxGpusPerPod: maxGpusPerPod as number }),
  };
}
