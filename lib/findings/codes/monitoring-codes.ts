import { defineCodes } from './code-entry';

/** What watches the cluster. */
export const MONITORING_CODES = defineCodes({
  MONITORING_INVALID: {
    severity: 'error',
    summary: 'Prometheus or Grafana could not read what is written here.',
    caret: 'value',
    cause:
      'The rules go to Prometheus, and the dashboards to Grafana. What they cannot read is left ' +
      'out or stops them from loading the other rules, and nobody is alerted.',
    fix: 'Write the value in the form that the finding shows.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          monitoring: { alerts: { quotaFull: { percent: 110 } } }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          monitoring: { alerts: { quotaFull: { percent: 98 } } }
        tenants: []
      `,
    },
  },
  MONITORING_LABEL: {
    severity: 'error',
    summary: 'Alerts have a label of this name already.',
    caret: 'key',
    cause:
      'Alerts say whom they are about in labels such as `tenant` and `cost_center`. A fixed label ' +
      'of the same name would hide that, and Alertmanager would send every alert to one team.',
    fix: 'Choose another name for the label.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          monitoring: { alertLabels: { tenant: platform } }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          monitoring: { alertLabels: { team: platform } }
        tenants: []
      `,
    },
  },
  MONITORING_SILENT: {
    severity: 'warning',
    summary: 'An alert can never fire.',
    caret: 'key',
    cause:
      'The file states when the alert fires, but what it watches does not exist: no queue of Kueue, ' +
      'no accelerator, no price, or no quota between its percentage and that of another alert.',
    fix: 'Add what the alert watches, or remove its line.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          monitoring: { alerts: { queueWaiting: { for: 2h } } }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          monitoring: { alerts: { queueWaiting: { for: 2h } } }
        tenants: []
      `,
    },
  },
});
