import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { TextValue } from '../model/props';
import type { Written } from '../model/written';
import { checkLabelKey } from '../values/label-checks';
import { textMap } from '../values/texts';
import { checkNamespaceTolerations } from './namespace-tolerations';
import { checkReservedKey } from './reserved-keys';
import type { Setting } from './setting';

/** Extra annotations of the namespaces. */
export const annotations: Setting<
  Record<string, TextValue | null>,
  Record<string, TextValue>,
  Record<string, string>
> = {
  check: checkAnnotations,
  resolve: textMap,
  checkMerged: checkNamespaceTolerations,
};

/** Reports annotations that the user may not write, or that Kubernetes refuses. */
export function checkAnnotations(
  written: Written<Record<string, TextValue | null>> | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  for (const key of Object.keys(written ?? {})) {
    const at = [...path, key];
    if (checkReservedKey(key, at, findings)) checkLabelKey(key, 'an annotation', at, findings);
  }
}
