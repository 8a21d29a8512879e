import { PlatformView } from '../../lib/plan/platform-view';
import { fleetOf } from '../fleet/resolved';

const viewOf = (platform: object): PlatformView => new PlatformView(fleetOf({ platform }).platform);

test.each([
  ['1.30', false],
  ['1.35', false],
  ['1.36', true],
  ['1.40', true],
])('API servers of %s change requests: %s', (kubernetesVersion, expected) => {
  expect(viewOf({ kubernetesVersion }).mutation).toBe(expected);
});

test('people may write claims where a pool is backed by Dynamic Resource Allocation', () => {
  const h100 = { resource: 'nvidia.com/gpu' };
  expect(viewOf({}).deviceClaims).toBe(false);
  expect(viewOf({ pools: { h100 } }).deviceClaims).toBe(false);
  const claimed = { resource: 'example.com/npu', deviceClass: 'npu.example.com' };
  expect(viewOf({ pools: { h100, npu: claimed } }).deviceClaims).toBe(true);
});
