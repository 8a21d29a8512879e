import { vendorDomains } from '../catalogue/accelerators';
import type { FindingPath, Findings } from '../../findings/finding';
import type { FleetPods } from '../model/fleet';
import { checkNames } from '../owners/identity';
import { type DataMap, isMap } from '../model/layers';
import { forEachText } from './network/ranges';
import { isLabelKey, isLabelValue } from '../values/label-values';
import { sortedTexts } from '../values/texts';

/** Reports what pods can never ask for. */
export function checkPods(pods: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(pods)) return;
  checkNames(pods['schedulers'], 'a scheduler', [...path, 'schedulers'], findings);
  checkNames(pods['runtimeClasses'], 'a runtime class', [...path, 'runtimeClasses'], findings);
  forEachText(pods['tolerations'], (text, index) =>
    checkTaint(text, [...path, 'tolerations', index], findings),
  );
  const { maxGpu } = pods;
  if (typeof maxGpu === 'number' && !(Number.isSafeInteger(maxGpu) && maxGpu >= 0)) {
    findings.add(
      'QUANTITY_INVALID',
      [...path, 'maxGpu'],
      `${maxGpu} is no number of devices.`,
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
export function resolvePods(merged: DataMap): FleetPods {
  const { schedulers, maxGpu } = merged;
  return {
    schedulers: schedulers === undefined ? null : sortedTexts(schedulers),
    runtimeClasses: sortedTexts(merged['runtimeClasses']),
    tolerations: sortedTexts(merged['tolerations']),
    ...(maxGpu === undefined ? {} : { maxGpu: maxGpu as number }),
  };
}
