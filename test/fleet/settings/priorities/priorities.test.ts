import type { SettingsProps } from '../../../../lib/fleet/model/props';
import {
  priorityNames,
  priorityQuotas,
} from '../../../../lib/fleet/settings/priorities/granted-priorities';
import { environmentOf, fleetOf, found } from '../../resolved';

type Priorities = SettingsProps['priorities'];

const POOLS = {
  h100: { resource: 'nvidia.com/gpu', default: true },
  l40s: { resource: 'example.com/l40s' },
};

/** What an environment has if the platform, the tenant and the environment state this, in order. */
function resolved(...layers: readonly (Priorities | undefined)[]) {
  const [platform, tenant, environment] = layers.map((priorities) =>
    priorities === undefined ? {} : { priorities },
  );
  return environmentOf(
    'dev',
    { quota: { gpu: 20 }, ...tenant, environments: { dev: { ...environment } } },
    { platform: { ...platform, pools: POOLS } },
  ).priorities;
}

describe('the normal form', () => {
  test('is a list where no class has a quota', () => {
    expect(resolved({ urgent: {}, batch: { quota: {} } })).toEqual(['batch', 'urgent']);
    expect(resolved({ urgent: { quota: { cpu: null } } })).toEqual(['urgent']);
  });

  test('is a map in order where one has, with canonical amounts', () => {
    const quota = { cpu: 0.5, memory: '1024Mi', pods: '1k' };
    expect(resolved({ urgent: { quota }, batch: {} })).toEqual({
      batch: {},
      urgent: { quota: { cpu: '500m', memory: '1Gi', pods: '1k' } },
    });
  });

  test('takes a bare number of GPUs from the default pool', () => {
    expect(resolved({ urgent: { quota: { gpu: 2 } } })).toEqual({
      urgent: { quota: { gpu: { h100: 2 } } },
    });
  });

  test('has the default class of the cluster beside a class with a quota', () => {
    const { priorities } = environmentOf(
      'dev',
      { priorities: { urgent: { quota: { pods: 1 } } } },
      { platform: { priorityClasses: { standard: { value: 0, globalDefault: true } } } },
    );
    expect(priorities).toEqual({ standard: {}, urgent: { quota: { pods: '1' } } });
  });

  test('resolves to itself', () => {
    const fleet = fleetOf({
      platform: { pools: POOLS },
      tenants: [
        {
          name: 'vision',
          costCenter: 'ENG-1',
          quota: { gpu: 20 },
          priorities: { batch: {}, urgent: { quota: { cpu: 1, gpu: { l40s: 0, h100: 2 } } } },
        },
      ],
    });
    expect(fleetOf(fleet)).toEqual(fleet);
  });
});

describe('the layers', () => {
  const urgent = { quota: { pods: '1' } };

  test('a map adds to a list and to a map below it', () => {
    expect(resolved(['batch'], { urgent })).toEqual({ batch: {}, urgent });
    expect(resolved({ batch: {} }, { urgent })).toEqual({ batch: {}, urgent });
    expect(resolved({ urgent }, { urgent: { quota: { cpu: 2 } } })).toEqual({
      urgent: { quota: { pods: '1', cpu: '2' } },
    });
  });

  test('a list replaces what is below it', () => {
    expect(resolved({ urgent }, ['batch'])).toEqual(['batch']);
    expect(resolved(['batch'], ['urgent'])).toEqual(['urgent']);
  });

  test('`null` takes a class, its quota or one amount away', () => {
    expect(resolved(['batch', 'urgent'], { urgent: null })).toEqual(['batch']);
    expect(resolved({ urgent }, { urgent: { quota: null } })).toEqual(['urgent']);
    expect(resolved({ urgent }, undefined, { urgent: { quota: { pods: null } } })).toEqual([
      'urgent',
    ]);
  });

  test('an environment inherits the amounts as they are: they are not split', () => {
    const gpu = { quota: { gpu: { h100: 2 } } };
    for (const name of ['dev', 'staging', 'prod']) {
      const tenant = { quota: { gpu: 20 }, priorities: { urgent: gpu } };
      const { priorities } = environmentOf(name, tenant, { platform: { pools: POOLS } });
      expect(priorities).toEqual({ urgent: gpu });
    }
  });
});

test('names and quotas are found in a list and in a map', () => {
  const quota = { pods: '1' };
  expect(priorityNames(['a', 'b'])).toEqual(['a', 'b']);
  expect(priorityNames({ a: {}, b: { quota } })).toEqual(['a', 'b']);
  expect(priorityQuotas(['a', 'b'])).toEqual([]);
  expect(priorityQuotas({ a: {}, b: { quota } })).toEqual([['b', quota]]);
});

describe('the quota of a class', () => {
  /** What is found where `vision` has one environment with 4 GPUs of h100, and its class `urgent` this quota. */
  function foundFor(quota: object, platform: object = { pools: POOLS }): string[] {
    return found({
      platform: { namespaces: 'single', ...platform },
      tenants: [
        {
          name: 'vision',
          costCenter: 'ENG-1',
          quota: { cpu: 10, memory: '40Gi', pods: 20, gpu: { h100: 4 } },
          priorities: { urgent: { quota } },
        },
      ],
    });
  }
  const place = 'tenants.0.priorities.urgent.quota';

  test('may be all that the environment has, and no more', () => {
    expect(foundFor({ cpu: 10, memory: '40Gi', pods: 20, gpu: 4 })).toEqual([]);
    expect(foundFor({ cpu: '10001m' })).toEqual([`PRIORITY_QUOTA_ABOVE ${place}.cpu`]);
    expect(foundFor({ memory: '41Gi' })).toEqual([`PRIORITY_QUOTA_ABOVE ${place}.memory`]);
    expect(foundFor({ pods: 21 })).toEqual([`PRIORITY_QUOTA_ABOVE ${place}.pods`]);
    expect(foundFor({ gpu: 5 })).toEqual([`PRIORITY_QUOTA_ABOVE ${place}.gpu`]);
    expect(foundFor({ gpu: { l40s: 1 } })).toEqual([`PRIORITY_QUOTA_ABOVE ${place}.gpu.l40s`]);
  });

  test('names pools that exist, or a number that a default pool is meant by', () => {
    expect(foundFor({ gpu: { h10: 1 } })).toEqual([`POOL_UNKNOWN ${place}.gpu.h10`]);
    const pools = { a: { resource: 'nvidia.com/gpu' }, h100: { resource: 'amd.com/gpu' } };
    expect(foundFor({ gpu: 1 }, { pools })).toEqual([`POOL_AMBIGUOUS ${place}.gpu`]);
    expect(foundFor({ gpu: 0 }, { pools })).toEqual([]);
  });

  test('has amounts that can be counted', () => {
    expect(foundFor({ cpu: '0.1m', memory: 64, gpu: { h100: -1 } })).toEqual(
      expect.arrayContaining([
        `QUANTITY_TOO_FINE ${place}.cpu`,
        `BYTES_WITHOUT_UNIT ${place}.memory`,
      ]),
    );
  });

  test('is an object whose name fits', () => {
    const named = (length: number) =>
      found({
        tenants: [
          {
            name: 'vision',
            costCenter: 'ENG-1',
            priorities: { ['x'.repeat(length)]: { quota: { pods: 1 } } },
          },
        ],
      });
    expect(named(244)).toEqual([]);
    expect(named(245)).toEqual([`NAME_INVALID tenants.0.priorities.${'x'.repeat(245)}`]);
  });

  test('counts where the number of quotas is capped', () => {
    const capped = (count: number) =>
      found({
        tenants: [
          {
            name: 'vision',
            costCenter: 'ENG-1',
            priorities: { urgent: { quota: { pods: 1 } } },
            objects: { hard: { 'count/resourcequotas': count } },
          },
        ],
      });
    expect(capped(3)).toEqual([]);
    expect(capped(2)).toEqual(['CAP_BELOW_OWN tenants.0.objects.hard.count/resourcequotas']);
  });
});
