import type { MeasuredCosts } from '../../cluster/costs/measured-costs';
import { costCenterLabel } from '../../fleet/owners/identity-labels';
import type { ClusterHolders } from './bill-holders';

/** Says which namespaces had another cost center during the month. The file knows that of today only, which pays for all. */
export function changedCostCenters(
  { costCenterLabels }: MeasuredCosts,
  { byNamespace }: ClusterHolders,
): string[] {
  return [...costCenterLabels]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([namespace, labels]) => {
      const holder = byNamespace.get(namespace);
      const today = holder?.costCenter ?? undefined;
      if (today === undefined) return [];
      const others = [...labels].filter((label) => label !== costCenterLabel(today)).sort();
      return others.length === 0
        ? []
        : [
            `${namespace} had the cost center ${others.join(' and ')} for a part of the month; the bill takes that of the file, ${today}, for all of it.`,
          ];
    });
}
