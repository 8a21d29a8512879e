import { FAMILY_TAINTS, isAccelerator, vendorDomains } from '../catalogue/accelerators';
import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { isLabelKey, isLabelValue } from '../values/label-values';

/** Reports a taint that cannot be, or that keeps ordinary pods off nodes with GPUs. It is written as its key, or as key and value. */
export function checkTaint(text: string, path: FindingPath, findings: Findings): void {
  const [key = '', value = '', ...rest] = text.split('=');
  if (rest.length > 0 || !isLabelKey(key) || !isLabelValue(value)) {
    findings.add(
      'TAINT_INVALID',
      path,
      `\`${text}\` is not a valid taint.`,
      'Write its key, or key=value to mean that value alone, such as `dedicated=batch`.',
    );
    return;
  }
  if (!isPlainTaint(key)) return;
  findings.add(
    'TAINT_INVALID',
    path,
    `\`${key}\` keeps pods without a GPU off the nodes that have GPUs; this entry would let every pod onto them.`,
    'Remove it: pods that ask for an accelerator may tolerate its taint without an entry.',
  );
}

/** What a rail admits without an entry: the name of an accelerator, or that of all devices of its vendor. */
function isPlainTaint(key: string): boolean {
  const [domain = '', name = ''] = key.split('/');
  return isAccelerator(key) || (vendorDomains().includes(domain) && FAMILY_TAINTS.includes(name));
}
