import type { TenantEntry } from '../../../lib/fleet/model/props';
import { found } from '../resolved';

const KEY = 'scheduler.alpha.kubernetes.io/defaultTolerations';
const REPORTED = `DEFAULT_TOLERATION_REFUSED tenants.0.annotations.${KEY}`;

function foundIn(tolerations: readonly object[], tenant: Partial<TenantEntry> = {}): string[] {
  const annotations = { [KEY]: JSON.stringify(tolerations) };
  const entry = { name: 'vision', costCenter: 'ENG-1', annotations, ...tenant };
  return found({ platform: { kubernetesVersion: '1.34' }, tenants: [entry] });
}

const RESERVED = { key: 'dedicated', operator: 'Equal', value: 'reserved', effect: 'NoSchedule' };

test.each([[{ tolerations: ['dedicated=reserved'] }], [{ tolerations: ['dedicated'] }]])(
  'a toleration that %j grants is fine',
  (scheduling) => expect(foundIn([RESERVED], { scheduling })).toEqual([]),
);

test.each([
  [RESERVED, { tolerations: ['dedicated=other'] }],
  [{ key: 'dedicated', operator: 'Exists' }, { tolerations: ['dedicated=reserved'] }],
  [{ operator: 'Exists' }, { tolerations: ['dedicated'] }],
  [{ key: 'nvidia.com/gpu', operator: 'Exists' }, {}],
])('%j is reported with %j', (toleration, scheduling) =>
  expect(foundIn([toleration], { scheduling })).toEqual([REPORTED]),
);

test('what Kubernetes itself adds is fine, and so is everything where the guard rail is off', () => {
  expect(foundIn([{ key: 'node.kubernetes.io/not-ready', operator: 'Exists' }])).toEqual([]);
  expect(foundIn([RESERVED], { guardRails: { podScheduling: 'off' } })).toEqual([
    'GUARD_RAIL_OFF tenants.0.guardRails.podScheduling',
  ]);
});

test('the node selector of a namespace adds no toleration', () => {
  const annotations = {
    'scheduler.alpha.kubernetes.io/node-selector': 'dedicated=reserved',
    'openshift.io/node-selector': 'dedicated=reserved',
  };
  expect(foundIn([], { annotations })).toEqual([]);
});
