import type { Findings } from '../../findings/findings';
import { isMap } from '../model/layers';
import type { PlatformEntry } from '../model/props';

/** Reports alerts on budgets that are stated where nothing has a price. */
export function checkUnpricedAlerts(
  { monitoring }: Pick<PlatformEntry, 'monitoring'>,
  findings: Findings,
): void {
  for (const word of ['budgetForecast', 'budgetSpent'] as const) {
    if (!isMap(monitoring?.alerts?.[word])) continue;
    findings.add(
      'MONITORING_SILENT',
      ['platform', 'monitoring', 'alerts', word],
      `The alert \`${word}\` can never fire: nothing has a price.`,
      'State what things cost under `prices`, or remove the line.',
    );
  }
}
