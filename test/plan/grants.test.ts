import { implicitResource } from '../../lib/fleet/catalogue/class-resources';
import { grantsOf } from '../../lib/plan/grants';
import type { PoolProps } from '../../lib/fleet/model/props';
import { fleetOf } from '../fleet/resolved';

const POOLS: Record<string, PoolProps> = {
  h100: { resource: 'nvidia.com/gpu', default: true },
  a100: { resource: 'nvidia.com/gpu' },
  l40s: { resource: 'example.com/l40s', deviceClass: 'l40s.example.com' },
  mixed: { resource: 'example.com/mixed', deviceClass: 'mixed.example.com', servedBy: 'both' },
  older: { resource: 'example.com/older', deviceClass: 'older.example.com', servedBy: 'plugin' },
  driven: { resource: 'nvidia.com/gpu', deviceClass: 'gpu.nvidia.com' },
};
const pools = fleetOf({ platform: { pools: POOLS } }).platform.pools;

describe('numbers by pool, as names', () => {
  test('pools with one name add up: the API server cannot tell them apart', () => {
    expect(grantsOf({ h100: 2, a100: 3 }, pools)).toEqual({
      resources: { 'nvidia.com/gpu': 5 },
      deviceClasses: {},
      charged: {},
      parts: {},
    });
  });

  test('what a driver serves is asked for by its class, and claims may be charged under the resource', () => {
    expect(grantsOf({ l40s: 4 }, pools)).toEqual({
      resources: { [implicitResource('l40s.example.com')]: 4 },
      deviceClasses: { 'l40s.example.com': 4 },
      charged: { 'example.com/l40s': 4 },
      parts: {},
    });
  });

  test('what both serve is asked for by each of its names', () => {
    expect(grantsOf({ mixed: 4 }, pools)).toEqual({
      resources: { 'example.com/mixed': 4, [implicitResource('mixed.example.com')]: 4 },
      deviceClasses: { 'mixed.example.com': 4 },
      charged: {},
      parts: {},
    });
  });

  test('what a plugin serves is not asked for by its class', () => {
    expect(grantsOf({ older: 4 }, pools)).toEqual({
      resources: { 'example.com/older': 4 },
      deviceClasses: {},
      charged: {},
      parts: {},
    });
  });

  test('a resource that another pool opens has the ceiling of that pool', () => {
    const { resources, charged } = grantsOf({ h100: 2, driven: 3 }, pools);
    expect(resources['nvidia.com/gpu']).toBe(2);
    expect(charged).toEqual({});
  });

  test('none of a pool grants nothing, and neither does a pool that is not there', () => {
    expect(grantsOf({ h100: 0, other: 7 }, pools)).toEqual({
      resources: {},
      deviceClasses: {},
      charged: {},
      parts: {},
    });
  });
});
