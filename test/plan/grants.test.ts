import { grantsOf, implicitResource } from '../../lib/plan/grants';
import type { PoolProps } from '../../lib/fleet/model/props';
import { fleetOf } from '../fleet/resolved';

const POOLS: Record<string, PoolProps> = {
  h100: { resource: 'nvidia.com/gpu', default: true },
  a100: { resource: 'nvidia.com/gpu' },
  l40s: { resource: 'example.com/l40s', deviceClass: 'l40s.example.com' },
};
const pools = fleetOf({ platform: { pools: POOLS } }).platform.pools;

describe('numbers by pool, as names', () => {
  test('pools with one name add up: the API server cannot tell them apart', () => {
    expect(grantsOf({ h100: 2, a100: 3 }, pools)).toEqual({
      resources: { 'nvidia.com/gpu': 5 },
      deviceClasses: {},
    });
  });

  test('a device of a class is counted under each of its names', () => {
    expect(grantsOf({ l40s: 4 }, pools)).toEqual({
      resources: { 'example.com/l40s': 4, [implicitResource('l40s.example.com')]: 4 },
      deviceClasses: { 'l40s.example.com': 4 },
    });
  });

  test('none of a pool grants nothing, and neither does a pool that is not there', () => {
    expect(grantsOf({ h100: 0, other: 7 }, pools)).toEqual({ resources: {}, deviceClasses: {} });
  });
});
