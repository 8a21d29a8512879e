import { Platform } from '../../../../lib';
import { CalicoTier } from '../../../../lib/constructs/network/calico/calico-tier';
import { chart, defaultObject, objectsIn } from '../../objects';

const tiersOf = (engine: 'kubernetes' | 'cilium' | 'calico') =>
  objectsIn(new Platform(chart(), 'platform', { network: { engine } })).filter(
    ({ kind }) => kind === 'Tier',
  );

test('a platform with Calico has a tier for borders, and no other platform does', () => {
  expect(tiersOf('calico')).toHaveLength(1);
  expect([...tiersOf('kubernetes'), ...tiersOf('cilium')]).toEqual([]);
});

test('the tier is judged after ClusterNetworkPolicies of the platform, and before NetworkPolicies', () => {
  const [tier] = tiersOf('calico');
  const { order } = tier!.spec as { order: number };
  expect(order).toBeGreaterThan(1000);
  expect(order).toBeLessThan(1_000_000);
});

test('defaultChild: the tier', () => {
  expect(defaultObject(new CalicoTier(chart(), 'tier'))).toBe('Tier tenancy');
});
