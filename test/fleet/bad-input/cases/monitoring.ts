import { type BadInput, platform } from '../bad-input';

const monitoring = (text: string): string => platform(`monitoring: { ${text} }`);

/** What watches the cluster. */
export const MONITORING: readonly BadInput[] = [
  {
    rule: 'an engine that does not exist',
    input: monitoring('engine: prometeus'),
    finds: [['VALUE_UNKNOWN 3:25', /`prometeus`/, /`prometheus`/]],
  },
  {
    rule: 'an alert that does not exist, with the nearest name',
    input: monitoring('alerts: { quotaFul: off }'),
    finds: [['KEY_UNKNOWN 3:27', /`quotaFul`/, /`quotaFull`/]],
  },
  {
    rule: 'a quota that is fuller than full',
    input: monitoring('alerts: { quotaFull: { percent: 110 } }'),
    finds: [['MONITORING_INVALID 3:49', /110 cannot be the `percent`/, /from 1 to 100/]],
  },
  {
    rule: 'a budget may be exceeded by a part of it, which is fine where things have prices',
    input: `${monitoring('alerts: { budgetSpent: { percent: 110 } }')}prices: { currency: EUR, cpu: 1 }\n`,
    finds: [],
  },
  {
    rule: 'an alert on budgets where nothing has a price',
    input: monitoring('alerts: { budgetSpent: { percent: 90 } }'),
    finds: [['MONITORING_SILENT 3:27', /nothing has a price/, /`prices`/]],
  },
  {
    rule: 'a duration without a unit',
    input: monitoring('alerts: { quotaFull: { for: "15" } }'),
    finds: [['MONITORING_INVALID 3:45', /`15` cannot be a duration/, /`15m`/]],
  },
  {
    rule: 'a wait that Kueue does not tell apart',
    input: platform('queueing: kueue\nmonitoring: { alerts: { queueSlow: { wait: 12h } } }'),
    finds: [['MONITORING_INVALID 4:46', /40960 seconds/, /`11h`/]],
  },
  {
    rule: 'an alert on queues where there are none, and on GPUs where there are none',
    input: monitoring('alerts: { queueSlow: { wait: 2h }, gpuIdle: { percent: 10 } }'),
    finds: [
      ['MONITORING_SILENT 3:27', /Kueue queues no work/, /queueing: kueue/],
      ['MONITORING_SILENT 3:52', /no pool/, /`pools`/],
    ],
  },
  {
    rule: 'alerts that are off need nothing',
    input: monitoring('alerts: { queueSlow: off, gpuIdle: off, budgetSpent: off }'),
    finds: [],
  },
  {
    rule: 'a quota that is nearly full after it is full',
    input: monitoring('alerts: { quotaNearlyFull: { percent: 96 } }'),
    finds: [['MONITORING_SILENT 3:27', /begins at 96 %.*at 95 %/, /smaller `percent`/]],
  },
  {
    rule: 'a label that alerts have already, and one that Prometheus refuses',
    input: monitoring('alertLabels: { tenant: x, on-call: y }'),
    finds: [
      ['MONITORING_LABEL 3:32', /`tenant` already/, /another name/],
      ['MONITORING_INVALID 3:52', /`on-call` cannot be a label/, /letters, digits and `_`/],
    ],
  },
  {
    rule: 'an address of runbooks that is none',
    input: monitoring('runbooks: wiki/runbooks'),
    finds: [['MONITORING_INVALID 3:27', /`wiki\/runbooks` cannot be/, /https:\/\//]],
  },
  {
    rule: 'a tenant in the namespace of the rules',
    input: `${platform('monitoring: { namespace: watch }')}  - { name: b, costCenter: X, namespaces: single, namespace: watch }\n`,
    finds: [
      ['NAME_RESERVED 6:62', /`watch` cannot be used: .*`platform.monitoring`/, /another name/],
    ],
  },
];
