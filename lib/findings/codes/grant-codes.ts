import { defineCodes } from './code-entry';

/** What is given for a time. */
export const GRANT_CODES = defineCodes({
  DATE_INVALID: {
    severity: 'error',
    summary: 'A date is not a day of the calendar.',
    caret: 'value',
    cause:
      '`until` is the last day on which an entry counts, and `tenancy expire` compares it with a day.',
    fix: 'Write year, month and day, such as `2026-12-24`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            grants: { launch: { until: 2026-02-30, quota: { cpu: 8 }, why: launch } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            grants: { launch: { until: 2026-02-28, quota: { cpu: 8 }, why: launch } }
      `,
    },
  },
  GRANT_VOID: {
    severity: 'error',
    summary: 'A grant adds to something that is not bounded.',
    caret: 'key',
    cause:
      'A grant adds to the quota of a tenant. What has no quota is not bounded, and cannot be raised.',
    fix: 'Remove the grant, or give the tenant a quota that it adds to.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            grants: { launch: { until: 2026-12-24, quota: { ephemeralStorage: 1Ti }, why: launch } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { ephemeralStorage: 500Gi }
            grants: { launch: { until: 2026-12-24, quota: { ephemeralStorage: 1Ti }, why: launch } }
      `,
    },
  },
  UNTIL_UNEXPLAINED: {
    severity: 'error',
    summary: 'Somebody is in a list for a time, and the reason or the day is missing.',
    caret: 'value',
    cause:
      'Rights for a time are an exception. The reason tells reviewers whether it still holds when the day comes, and ' +
      'a reason without a day looks like an end that nobody set.',
    fix: 'State both `until` and `why`, or neither.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            admins: [{ user: alice, until: 2026-12-24 }]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            admins: [{ user: alice, until: 2026-12-24, why: on call during the launch }]
      `,
    },
  },
});
