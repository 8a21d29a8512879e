import { API, type BadInput } from '../bad-input';

/** What is given for a time. */
export const GRANTS: readonly BadInput[] = [
  {
    rule: 'a day that no calendar has',
    input: `${API}tenants:
  - { name: vision, costCenter: E, grants: { launch: { until: 2026-02-30, quota: { cpu: 8 }, why: launch } } }
`,
    finds: [['DATE_INVALID 3:63', /`2026-02-30` is not a day/, /such as 2026-12-24/]],
  },
  {
    rule: 'a grant of what has no bound',
    input: `${API}tenants:
  - { name: vision, costCenter: E, grants: { launch: { until: 2026-12-24, quota: { ephemeralStorage: 1Ti }, why: launch } } }
`,
    finds: [['GRANT_VOID 3:46', /`launch` gives `vision` nothing/, /Remove the grant/]],
  },
  {
    rule: 'a person for a time without a reason',
    input: `${API}tenants:
  - { name: vision, costCenter: E, admins: [{ user: alice, until: 2026-12-24 }] }
`,
    finds: [['UNTIL_UNEXPLAINED 3:45', /until 2026-12-24, and nothing says why/, /Add the reason/]],
  },
];
