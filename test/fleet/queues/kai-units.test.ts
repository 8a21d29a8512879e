import { kaiUnits, migSlices } from '../../../lib/fleet/queues/kai-units';
import { poolOf } from '../../plan/queues/queue-sketch';

test.each([
  ['nvidia.com/gpu', 1],
  ['amd.com/gpu', 1],
  ['nvidia.com/mig-1g.10gb', 1],
  ['nvidia.com/mig-1g.10gb.me', 1],
  ['nvidia.com/mig-7g.80gb', 7],
  ['nvidia.com/gpu.shared', undefined],
  ['habana.ai/gaudi', undefined],
])('KAI counts a device of %s as %s', (resource, units) => {
  expect(kaiUnits(poolOf(resource))).toBe(units);
});

test('KAI counts no devices that pods only claim', () => {
  expect(kaiUnits(poolOf('nvidia.com/gpu', { servedBy: 'driver' }))).toBeUndefined();
});

test('a whole card is no slice', () => {
  expect(migSlices(poolOf('nvidia.com/gpu'))).toBeUndefined();
  expect(migSlices(poolOf('nvidia.com/mig-3g.40gb'))).toBe(3);
});
