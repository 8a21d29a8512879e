import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { DEFAULT_DASHBOARDS, DEFAULT_MONITORING } from '../model/defaults';
import { isMap } from '../model/layers';
import type {
  AlertWord,
  FleetAlert,
  FleetDashboards,
  FleetMonitoring,
} from '../model/fleet-monitoring';
import type { AlertsProps, DashboardsProps, MonitoringProps, PlatformEntry } from '../model/props';
import type { Written } from '../model/written';
import { isDnsLabel } from '../values/dns-names';
import { checkLabelKey, checkLabels } from '../values/label-checks';
import { defined, keysOf, mapOf, sortedMap } from '../values/maps';
import { nameFix } from '../values/name-checks';
import { secondsOf } from '../values/durations';
import { DURATION, type TextForm, checkForms } from '../values/text-forms';
import { ALERTS, OWN_ALERT_LABELS } from './alert-catalogue';

const NAMESPACE: TextForm = {
  is: isDnsLabel,
  what: 'the name of a namespace',
  fix: (text) => nameFix(text),
};

const ADDRESS: TextForm = {
  is: (text) => /^https?:[/]{2}[^\s/?#{}"]+(?:[/][^\s?#{}"]*)?$/.test(text) && text.length <= 2048,
  what: 'the address of runbooks',
  fix: () =>
    'Write an address that starts with `https://`, without `?` and `#`: the name of the alert follows it.',
};

const SEVERITY: TextForm = {
  is: (text) => /^[a-z][-a-z0-9_]*$/.test(text) && text.length <= 63,
  what: 'a severity',
  fix: () => 'Write one word of lower-case letters, such as `warning`.',
};

const ALERT_TEXTS = { for: DURATION, window: DURATION, wait: DURATION, severity: SEVERITY };

/** The largest number of each key, and the smallest. */
const NUMBERS = { percent: [1, 100], count: [0, 1_000_000] } as const;

/** The largest percentage of a budget, which may be exceeded. */
const LARGEST_OF_BUDGET = 1000;

/**
 * Seconds in the last bucket of `kueue_admission_wait_time_seconds` that has an end: 2.5 × 2^14.
 *
 * Source: kubernetes-sigs/kueue v0.19.2, pkg/metrics/metrics.go, AdmissionWaitTime.
 */
const LONGEST_WAIT = 40_960;

/** Reports what Prometheus or Kubernetes would refuse, and alerts that never fire. */
export function checkMonitoring(
  { monitoring, queueing, pools }: Written<PlatformEntry>,
  path: FindingPath,
  findings: Findings,
): void {
  if (monitoring === undefined || monitoring === null) return;
  const { alerts = {}, dashboards, ruleLabels, alertLabels } = monitoring;
  const code = 'MONITORING_INVALID';
  checkForms<'namespace' | 'runbooks'>({ namespace: NAMESPACE, runbooks: ADDRESS }, monitoring, {
    code,
    path,
    findings,
  });
  checkLabels(ruleLabels, [...path, 'ruleLabels'], findings);
  checkAlertLabels(alertLabels, [...path, 'alertLabels'], findings);
  if (isMap(dashboards)) {
    const at = [...path, 'dashboards'];
    const { labels, folderAnnotation: annotation } = dashboards as Written<DashboardsProps>;
    checkForms<'namespace'>({ namespace: NAMESPACE }, dashboards as DashboardsProps, {
      code,
      path: at,
      findings,
    });
    checkLabels(labels, [...at, 'labels'], findings);
    if (annotation !== undefined) {
      checkLabelKey(annotation, 'an annotation', [...at, 'folderAnnotation'], findings);
    }
  }
  for (const word of keysOf(ALERTS)) {
    const alert = alerts[word];
    if (isMap(alert)) checkAlert(word, alert as FleetAlert, [...path, 'alerts', word], findings);
  }
  checkWait(alerts.queueSlow, [...path, 'alerts', 'queueSlow', 'wait'], findings);
  if (findings.hasErrorBelow(path)) return;
  const silent = (word: AlertWord, why: string, fix: string): void => {
    if (isMap(alerts[word])) {
      findings.add('MONITORING_SILENT', [...path, 'alerts', word], `${why}.`, fix);
    }
  };
  if (typeof queueing !== 'string' ? queueing?.engine !== 'kueue' : queueing !== 'kueue') {
    for (const word of ['queueWaiting', 'queueSlow'] as const) {
      silent(
        word,
        `The alert \`${word}\` can never fire: Kueue queues no work here`,
        'Remove the line, or write `queueing: kueue`.',
      );
    }
  }
  if (Object.keys(pools ?? {}).length === 0) {
    for (const word of ['gpuIdle', 'gpuUnrequested'] as const) {
      silent(
        word,
        `The alert \`${word}\` can never fire: the platform has no pool of accelerators`,
        'Remove the line, or add the pool under `pools`.',
      );
    }
  }
  checkOrder(alerts as AlertsProps, [...path, 'alerts'], findings);
}

/** Reports a wait that is longer than Kueue tells apart: the largest bucket of its histogram that has an end. */
function checkWait(
  alert: Written<AlertsProps>['queueSlow'],
  path: FindingPath,
  findings: Findings,
): void {
  if (!isMap(alert) || findings.hasErrorBelow(path)) return;
  const { wait } = alert as Written<FleetAlert>;
  if (wait === undefined || secondsOf(wait) < LONGEST_WAIT) return;
  findings.add(
    'MONITORING_INVALID',
    path,
    `Kueue does not tell apart waits of more than ${LONGEST_WAIT} seconds, so nothing is known of \`${wait}\`.`,
    'Write at most `11h`.',
  );
}

/** Reports a quota that is nearly full only when it is full, which has an alert of its own. */
function checkOrder(alerts: AlertsProps, path: FindingPath, findings: Findings): void {
  const { quotaNearlyFull: near, quotaFull: full } = resolveAlerts(alerts);
  if (near === 'off' || full === 'off' || near.percent! < full.percent!) return;
  const word = isMap(alerts.quotaNearlyFull) ? 'quotaNearlyFull' : 'quotaFull';
  findings.add(
    'MONITORING_SILENT',
    [...path, word],
    `The alert \`quotaNearlyFull\` can never fire: it begins at ${near.percent} %, and \`quotaFull\` takes over at ${full.percent} %.`,
    'Write a smaller `percent` for `quotaNearlyFull`, or switch one of the two off.',
  );
}

function checkAlert(
  word: AlertWord,
  alert: Written<FleetAlert>,
  path: FindingPath,
  findings: Findings,
): void {
  checkForms<keyof typeof ALERT_TEXTS>(ALERT_TEXTS, alert, {
    code: 'MONITORING_INVALID',
    path,
    findings,
  });
  for (const key of keysOf(NUMBERS)) {
    const value = alert[key];
    const [least, usual] = NUMBERS[key];
    const most = key === 'percent' && /^budget/.test(word) ? LARGEST_OF_BUDGET : usual;
    if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) {
      continue;
    }
    findings.add(
      'MONITORING_INVALID',
      [...path, key],
      `${value} cannot be the \`${key}\` of the alert \`${word}\`.`,
      `Write a whole number from ${least} to ${most}.`,
    );
  }
}

function checkAlertLabels(
  labels: Written<MonitoringProps['alertLabels']>,
  path: FindingPath,
  findings: Findings,
): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    const at = [...path, key];
    if (OWN_ALERT_LABELS.includes(key)) {
      findings.add(
        'MONITORING_LABEL',
        at,
        `Alerts have the label \`${key}\` already, which says whom or what they are about.`,
        'Choose another name.',
      );
    } else if (!/^(?!__)[A-Za-z_][A-Za-z0-9_]*$/.test(key) || key.length > 128) {
      findings.add(
        'MONITORING_INVALID',
        at,
        `\`${key}\` cannot be a label in Prometheus.`,
        'Use letters, digits and `_`, and start with a letter.',
      );
    }
    if (value === null || value === undefined) continue;
    if (/^(?!.*[{]{2})[^\n\r]+$/.test(value) && value.length <= 256) continue;
    findings.add(
      'MONITORING_INVALID',
      at,
      `${JSON.stringify(value)} cannot be the value of a label of alerts.`,
      'Write a text on one line, without `{{`.',
    );
  }
}

/** What watches the cluster, in normal form. */
export function resolveMonitoring(
  monitoring: MonitoringProps | null | undefined,
): { monitoring: FleetMonitoring } | undefined {
  if (monitoring === undefined || monitoring === null) return undefined;
  const { engine, namespace = DEFAULT_MONITORING.namespace, runbooks, dashboards } = monitoring;
  return {
    monitoring: defined({
      engine: engine ?? DEFAULT_MONITORING.engine,
      namespace,
      ruleLabels: texts(monitoring.ruleLabels ?? {}),
      alertLabels: texts(monitoring.alertLabels ?? {}),
      runbooks: runbooks?.replace(/[/]+$/, ''),
      alerts: resolveAlerts(monitoring.alerts ?? {}),
      dashboards:
        dashboards === 'off' ? dashboards : resolveDashboards(dashboards ?? {}, namespace),
    }),
  };
}

function resolveAlerts(alerts: AlertsProps): FleetMonitoring['alerts'] {
  return mapOf(keysOf(ALERTS), (word) => {
    const alert = alerts[word];
    return alert === 'off' ? alert : { ...ALERTS[word].defaults, ...defined(alert ?? {}) };
  });
}

function resolveDashboards(
  { namespace, labels, tenants, folderAnnotation }: DashboardsProps,
  usual: string,
): FleetDashboards {
  return defined({
    namespace: namespace ?? usual,
    labels: texts(labels ?? DEFAULT_DASHBOARDS.labels),
    tenants: tenants ?? DEFAULT_DASHBOARDS.tenants,
    folderAnnotation,
  });
}

/** A map of texts in the order of its keys, without those that are removed. */
function texts(map: Readonly<Record<string, string | null>>): Record<string, string> {
  const kept = Object.entries(map).filter((entry): entry is [string, string] => entry[1] !== null);
  return sortedMap(Object.fromEntries(kept), (text) => text);
}
