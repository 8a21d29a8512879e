import type { FleetProps, PoolProps, TenantEntry } from '../../../lib/fleet/model/props';
import { API_VERSION, resolve } from '../../../lib/fleet/resolve';

const WHOLE: PoolProps = { resource: 'nvidia.com/gpu' };
const HAMI: PoolProps = { sharing: { hami: { memoryPerShare: 8000 } } };
const SLICED: PoolProps = { ...WHOLE, sharing: { timeSlicing: { replicas: 4 } } };
const SINGLE: PoolProps = { sharing: { mig: { '1g.10gb': 7 }, strategy: 'single' } };

function tenant(name: string, gpu: Record<string, number>): TenantEntry {
  return { name, costCenter: 'C-1', namespaces: 'single', quota: { gpu } };
}

/** The findings about names, where one tenant has whole cards and another one parts. */
function foundOf(
  part: PoolProps,
  {
    whole = WHOLE,
    platform = {},
    gpu = 8,
  }: {
    readonly whole?: PoolProps;
    readonly platform?: FleetProps['platform'];
    readonly gpu?: number;
  } = {},
): (readonly [path: string, message: string, fix: string])[] {
  const { findings } = resolve({
    apiVersion: API_VERSION,
    platform: { ...platform, pools: { h100: whole, part } },
    tenants: [tenant('speech', { part: gpu }), tenant('vision', { h100: 8 })],
  });
  return findings.all
    .filter(({ code }) => code === 'POOL_UNITS_DIFFER')
    .map(({ path, message, fix }) => [path.join('.'), message, fix]);
}

test.each<[string, PoolProps, RegExp, RegExp]>([
  ['shares of HAMi', HAMI, /shares of 1\/10 of a card of `part`/, /HAMi advertise .* another name/],
  ['places by time-slicing', SLICED, /places on 1\/4 of a card of `part`/, /^Remove `resource`/],
  ['instances of MIG', SINGLE, /instances 1g\.10gb of `part`/, /^Write `strategy: mixed`/],
])('%s with the name of whole cards of another tenant', (_what, part, message, fix) => {
  const [one, ...others] = foundOf(part);
  expect(others).toEqual([]);
  expect(one![0]).toBe('platform.pools.part.sharing');
  expect(one![1]).toMatch(message);
  expect(one![1]).toMatch(/as whole cards of `h100`, nvidia\.com\/gpu: the 8 that are granted/);
  expect(one![2]).toMatch(fix);
});

describe('nothing is wrong', () => {
  test.each<[string, PoolProps]>([
    ['with the names that device plugins give', { sharing: { timeSlicing: { replicas: 4 } } }],
    ['with instances that have the name of their profile', { sharing: { mig: { '1g.10gb': 7 } } }],
    [
      'with another name for the shares of HAMi',
      { ...HAMI, resource: 'example.com/vgpu', custom: true },
    ],
    ['with two pools of whole cards', WHOLE],
  ])('%s', (_what, part) => {
    expect(foundOf(part)).toEqual([]);
  });

  test('where nobody was granted parts', () => {
    expect(foundOf(HAMI, { gpu: 0 })).toEqual([]);
  });

  test('where both pools are shared: parts of different cards cannot be compared', () => {
    expect(foundOf(HAMI, { whole: HAMI })).toEqual([]);
    expect(foundOf(HAMI, { whole: SLICED })).toEqual([]);
  });

  test('where Kueue chooses the nodes of each pool by their labels', () => {
    const labelled = (pool: PoolProps, kind: string): PoolProps => ({
      ...pool,
      capacity: 80,
      nodeLabels: { 'example.com/pool': kind },
    });
    const platform = { queueing: 'kueue' } as const;
    const whole = labelled(WHOLE, 'h100');
    expect(foundOf(labelled(HAMI, 'part'), { platform, whole })).toEqual([]);
    expect(foundOf({ ...HAMI, capacity: 80 }, { platform, whole })).toHaveLength(1);
  });
});
