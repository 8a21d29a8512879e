import type { FleetProps, SchedulingProps } from '../../lib/fleet/model/props';
import { Plan } from '../../lib/plan/plan';
import { fleetOf } from '../fleet/resolved';

const HAMI = { vgpu: { sharing: { hami: { memoryPerShare: 8000 } } } } as const;

/** The list of schedulers that guard rails read from the namespace of a tenant; empty for the usual one alone. */
function schedulers(
  gpu: number,
  scheduling: SchedulingProps = {},
  platform: FleetProps['platform'] = {},
): readonly string[] {
  const fleet = fleetOf({
    platform: { namespaces: 'single', pools: HAMI, ...platform },
    tenants: [{ name: 'vision', costCenter: 'ENG-1', quota: { gpu }, scheduling }],
  });
  const [tenant] = [...new Plan(fleet).tenants()];
  return tenant!.namespaces[0]!.parameters.schedulers;
}

describe("HAMi's webhook gives its scheduler to pods that ask for a share", () => {
  test('so it is allowed where shares are granted', () => {
    expect(schedulers(2)).toEqual(['default-scheduler', 'hami-scheduler']);
  });

  test('and nowhere else', () => {
    expect(schedulers(0)).toEqual([]);
    expect(schedulers(2, {}, { pools: { h100: { resource: 'nvidia.com/gpu' } } })).toEqual([]);
  });

  test('a list that has it already stays', () => {
    const list = ['default-scheduler', 'hami-scheduler', 'other'];
    expect(schedulers(2, { schedulers: list })).toEqual(list);
  });

  test('pods that may not name the usual scheduler are not sent there', () => {
    expect(schedulers(2, { schedulers: ['volcano'] })).toEqual(['volcano']);
    expect(
      schedulers(2, {}, { queueing: 'volcano', pools: { vgpu: { ...HAMI.vgpu, capacity: 80 } } }),
    ).toEqual(['volcano']);
  });

  test('where every scheduler is allowed, it is', () => {
    expect(schedulers(2, { schedulers: null })).toEqual(['*']);
  });
});

describe('applications of YuniKorn', () => {
  const labelled = (
    scheduling: SchedulingProps,
    platform: FleetProps['platform'] = {},
  ): boolean => {
    const fleet = fleetOf({
      platform: { namespaces: 'single', ...platform },
      tenants: [{ name: 'vision', costCenter: 'ENG-1', scheduling }],
    });
    const plan = new Plan(fleet);
    const [tenant] = [...plan.tenants()];
    const isLabelled = tenant!.namespaces[0]!.labels['cdk8s-tenancy/yunikorn-named'] === 'true';
    expect(plan.platform.onDemand.includes('yunikorn')).toBe(isLabelled);
    return isLabelled;
  };

  test('are judged where pods may name its scheduler, whatever queues work', () => {
    expect(labelled({ schedulers: ['yunikorn'] })).toBe(true);
    expect(labelled({ schedulers: ['default-scheduler', 'yunikorn'] })).toBe(true);
    const accept = [{ code: 'QUEUE_TWICE', why: 'tried' }];
    expect(labelled({ schedulers: ['yunikorn'] }, { queueing: 'kueue', accept })).toBe(true);
  });

  test('and not where they may not, or the guard rail is off', () => {
    expect(labelled({})).toBe(false);
    expect(labelled({ schedulers: ['volcano'] })).toBe(false);
    expect(labelled({ schedulers: null })).toBe(false);
    const accept = [{ code: 'GUARD_RAIL_OFF', why: 'tried' }];
    expect(
      labelled({ schedulers: ['yunikorn'] }, { guardRails: { workloadMetadata: 'off' }, accept }),
    ).toBe(false);
  });
});
