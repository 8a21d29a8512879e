import { type BadInput, tenant, withTenant } from '../bad-input';

/** Where tenants are in their lives. */
export const LIFE: readonly BadInput[] = [
  {
    rule: 'a state that nobody knows',
    input: tenant('state: paused'),
    finds: [['VALUE_UNKNOWN 5:12', /cannot be `paused`/, /`suspended`/]],
  },
  {
    rule: 'an environment that is to go on while its tenant is suspended',
    input: tenant('state: suspended\nenvironments: { prod: { state: active } }'),
    finds: [['STATE_OVERRIDDEN 6:36', /`prod`.*`active`.*`suspended`/, /Remove this line/]],
  },
  {
    rule: 'fine: an environment that is further than its tenant',
    input: tenant('state: suspended\nenvironments: { dev: { state: removed } }'),
    finds: [],
  },
  {
    rule: 'a suspended tenant whose admins bind others',
    input: tenant('access: selfService\nstate: suspended'),
    finds: [['STATE_SELF_SERVICE 6:12', /`vision` is suspended.*may have bound/, /rolebindings/]],
  },
  {
    rule: 'a suspended tenant that works in a virtual cluster',
    input: withTenant(
      'platform: { network: { apiServer: { cidrs: [10.0.0.10/32] } } }',
      'isolation: virtual-cluster\nstate: suspended',
    ),
    finds: [['STATE_VIRTUAL_CLUSTER 7:12', /control plane, which does not come back/, /inside/]],
  },
];
