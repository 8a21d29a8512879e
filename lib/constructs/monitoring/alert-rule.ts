import type { AlertWord, FleetAlert, FleetMonitoring } from '../../fleet/model/fleet-monitoring';
import { ALERTS } from '../../fleet/monitoring/alert-catalogue';
import type { Rule } from './prometheus-rule';

/** What people read of an alert, as templates of Prometheus. */
export interface AlertText {
  readonly summary: string;
  readonly description: string;
}

/** What an alert is about. */
export interface AlertCondition extends AlertText {
  readonly expr: string;
  /** Labels besides those of the series. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The rules of an alert, as its settings have it; none where it is off. */
export function alertRules(
  monitoring: FleetMonitoring,
  word: AlertWord,
  conditions: (alert: FleetAlert) => readonly AlertCondition[],
): Rule[] {
  const alert = monitoring.alerts[word];
  if (alert === 'off') return [];
  const { name } = ALERTS[word];
  const { alertLabels, runbooks } = monitoring;
  return conditions(alert).map(({ expr, labels, summary, description }) => ({
    alert: name,
    expr,
    for: alert.for,
    labels: { ...alertLabels, ...labels, severity: alert.severity },
    annotations: {
      summary,
      description,
      ...(runbooks === undefined ? {} : { runbook_url: `${runbooks}/${name}` }),
    },
  }));
}
