import type { PoolProps } from '../../lib/fleet/model/props';
import { poolNodeLabels } from '../../lib/fleet/quota/pool-labels';
import { type CardConfig, cardConfigs, toolProfile } from '../../lib/plan/card-configs';
import { fleetOf } from '../fleet/resolved';

const poolsOf = (pools: Record<string, PoolProps>) =>
  fleetOf({ platform: { pools } }).platform.pools;
const configsOf = (pools: Record<string, PoolProps>): Record<string, CardConfig> =>
  cardConfigs(poolsOf(pools));

const TURNS = { timeSlicing: { replicas: 4 } };
const GPU = 'nvidia.com/gpu';

describe('what needs a configuration', () => {
  test('cards that are shared, by name', () => {
    const configs = configsOf({
      whole: { resource: GPU },
      l4: { sharing: TURNS },
      a100: { sharing: { mig: { '1g.10gb': 7 } } },
      // HAMi is configured in ways of its own.
      vgpu: { sharing: { hami: { memoryPerShare: 8000 } } },
    });
    expect(Object.keys(configs)).toEqual(['a100', 'l4']);
  });

  test('pools of one configuration have it together', () => {
    const sharing = { mig: { '1g.10gb': 4, '3g.40gb': 1 } };
    expect(Object.keys(configsOf({ a100: { sharing } }))).toEqual(['a100']);
    const named = { ...sharing, config: 'cut' };
    expect(
      Object.keys(
        configsOf({ a: { sharing: named }, b: { sharing: { ...named, profile: '1g.10gb' } } }),
      ),
    ).toEqual(['cut']);
  });
});

describe('what the device plugin is told', () => {
  test('how many places a card has, under a name of their own', () => {
    expect(configsOf({ l4: { sharing: TURNS } })['l4']!.plugin).toEqual({
      version: 'v1',
      sharing: {
        timeSlicing: {
          renameByDefault: true,
          failRequestsGreaterThanOne: true,
          resources: [{ name: GPU, replicas: 4 }],
        },
      },
    });
  });

  test('by MPS, which refuses two places on a card by itself', () => {
    expect(configsOf({ l4: { sharing: { mps: { replicas: 3 } } } })['l4']!.plugin?.sharing).toEqual(
      {
        mps: { renameByDefault: true, resources: [{ name: GPU, replicas: 3 }] },
      },
    );
  });

  test('to keep the name where the pool states it', () => {
    const { plugin } = configsOf({ l4: { resource: GPU, sharing: TURNS } })['l4']!;
    expect(plugin?.sharing?.['timeSlicing']).toMatchObject({
      renameByDefault: false,
      resources: [{ name: GPU }],
    });
  });

  test('by what strategy instances are called', () => {
    const mig = { '1g.10gb': 7 };
    const strategyOf = (strategy?: 'single' | 'mixed') =>
      configsOf({ a: { sharing: { mig, ...(strategy && { strategy }) } } })['a']!.plugin?.flags;
    expect(strategyOf()).toEqual({ migStrategy: 'mixed' });
    expect(strategyOf('single')).toEqual({ migStrategy: 'single' });
  });

  test('how many take turns on the instances of each profile', () => {
    const sharing = { mig: { '3g.40gb': 1, '1g.10gb': 4 }, timeSlicing: { replicas: 2 } };
    expect(configsOf({ a: { sharing } })['a']!.plugin?.sharing?.['timeSlicing']?.resources).toEqual(
      [
        { name: 'nvidia.com/mig-1g.10gb', replicas: 2 },
        { name: 'nvidia.com/mig-3g.40gb', replicas: 2 },
      ],
    );
  });

  test('nothing, where a driver hands the instances out', () => {
    const { h200 } = configsOf({
      h200: { servedBy: 'driver', sharing: { mig: { '1g.18gb': 7 } } },
    });
    expect(h200).not.toHaveProperty('plugin');
  });
});

describe('the labels of nodes', () => {
  const PLUGIN = 'nvidia.com/device-plugin.config';
  const MIG = 'nvidia.com/mig.config';
  test.each<[string, PoolProps, Record<string, string>]>([
    ['shared by turns', { sharing: TURNS }, { [PLUGIN]: 'x' }],
    ['cut', { sharing: { mig: { '1g.10gb': 7 } } }, { [PLUGIN]: 'x', [MIG]: 'x' }],
    [
      'cut for a driver',
      { servedBy: 'driver', sharing: { mig: { '1g.10gb': 7 } } },
      { [MIG]: 'x' },
    ],
  ])('of cards that are %s', (_what, pool, labels) => {
    expect(configsOf({ x: pool })['x']!.labels).toEqual(labels);
  });

  test('by which pods choose them, where a plugin hands the devices out', () => {
    const labelsOf = (pool: PoolProps) => poolNodeLabels(poolsOf({ x: pool })['x']!);
    expect(labelsOf({ sharing: { ...TURNS, config: 'slices' } })).toEqual({ [PLUGIN]: 'slices' });
    expect(labelsOf({ resource: GPU })).toEqual({});
    expect(labelsOf({ sharing: { hami: { memoryPerShare: 1 } } })).toEqual({});
    expect(labelsOf({ servedBy: 'driver', sharing: { mig: { '1g.10gb': 7 } } })).toEqual({});
  });
});

test.each([
  ['1g.10gb', '1g.10gb'],
  ['1g.10gb.me', '1g.10gb+me'],
  ['1g.5gb.me', '1g.5gb+me'],
])('NVIDIA’s tools write the profile %s as %s', (profile, written) => {
  expect(toolProfile(profile)).toBe(written);
});
