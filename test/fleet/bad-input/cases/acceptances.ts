import { type BadInput, ONE_POOL, tenant, withTenant } from '../bad-input';

/** Warnings that somebody accepts. */
export const ACCEPTANCES: readonly BadInput[] = [
  {
    rule: 'a code that does not exist, with the nearest',
    input: tenant('accept: [{ code: GPU_ZER, why: dev needs none }]'),
    finds: [['ACCEPT_INVALID 5:22', /There is no code `GPU_ZER`/, /Did you mean `GPU_ZERO`\?/]],
  },
  {
    rule: 'an error, which nobody can accept',
    input: tenant('accept: [{ code: POOL_UNKNOWN, why: it will come }]'),
    finds: [
      ['ACCEPT_INVALID 5:22', /`POOL_UNKNOWN` is an error, and only warnings/, /Fix the error/],
    ],
  },
  {
    rule: 'an acceptance without a reason',
    input: tenant('accept: [{ code: QUOTA_REST, why: " " }, { code: QUOTA_REST }]'),
    finds: [
      ['ACCEPT_INVALID 5:39', /no reason for accepting `QUOTA_REST`/, /Write the reason/],
      ['KEY_MISSING 5:46', /`why` is missing from this entry of `accept`/, /why/],
    ],
  },
  {
    rule: 'warning: an acceptance of nothing',
    input: tenant('accept: [{ code: GPU_ZERO, why: dev needs none }]'),
    finds: [
      ['ACCEPT_UNUSED 5:14', /no `GPU_ZERO` warning at this level or below/, /Remove this entry/],
    ],
  },
  {
    rule: 'fine: a warning that is accepted where it stands',
    input: withTenant(
      ONE_POOL,
      'quota: { gpu: 1 }\naccept: [{ code: GPU_ZERO, why: dev needs none }]',
    ),
    finds: [],
  },
];
