import type { TextValue } from '../model/props';
import { textMap } from '../values/texts';
import { checkLabelKey, checkLabelValue } from '../values/label-checks';
import { checkMeshInjectors } from './injected-meshes';
import { checkReservedKey } from './reserved-keys';
import type { Setting } from './setting';

/** Extra labels of the namespaces. */
export const labels: Setting<
  Record<string, TextValue | null>,
  Record<string, TextValue>,
  Record<string, string>
> = {
  check(written, path, findings) {
    for (const key of Object.keys(written)) {
      const at = [...path, key];
      if (!checkReservedKey(key, at, findings)) continue;
      checkLabelKey(key, 'a label', at, findings);
      checkLabelValue(written[key], at, findings);
    }
  },
  resolve: textMap,
  checkMerged: checkMeshInjectors,
};
