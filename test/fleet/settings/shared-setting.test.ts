import type { FleetPlatform } from '../../../lib/fleet/model/fleet';
import { isShared } from '../../../lib/fleet/model/shared';
import { contextsOf, onFirstSight } from '../../../lib/fleet/settings/shared-setting';
import { environmentOf, fleetOf } from '../resolved';

const PLATFORM: FleetPlatform = fleetOf({}).platform;

describe('what environments inherit in normal form', () => {
  const { tenants } = fleetOf({
    platform: { network: { egress: { db: { cidr: '10.0.0.0/24' } } } },
    tenants: [
      { name: 'a', costCenter: 'ENG-1', objects: { services: 7 } },
      { name: 'b', costCenter: 'ENG-1', objects: { services: 7 } },
      { name: 'c', costCenter: 'ENG-1', burst: '20%', objects: { services: 8 } },
    ],
  });
  const [a, b, c] = tenants.map(({ environments }) => environments['dev']!);

  test('is one object for all of them', () => {
    expect(a!.network).toBe(b!.network);
    expect(tenants[0]!.environments['prod']!.network).toBe(a!.network);
    expect(a!.scheduling).toBe(b!.scheduling);
  });

  test('is one object if they state the same', () => {
    expect(a!.objects).toBe(b!.objects);
    expect(a!.objects).not.toBe(c!.objects);
  });

  test('is another one where it depends on a burst', () => {
    expect(a!.containers).toBe(b!.containers);
    expect(c!.containers.default).toEqual({ cpu: '120m', memory: '614Mi' });
  });

  test('cannot be changed', () => {
    for (const value of [a!.network, a!.labels, a!.priorities, a!.guardRails, c!.containers]) {
      expect(isShared(value)).toBe(true);
    }
  });

  test('does not outlive its fleet: another platform has other defaults', () => {
    const classes = { standard: { value: 1, globalDefault: true } };
    expect(environmentOf('dev').priorities).toEqual([]);
    expect(environmentOf('dev', {}, { platform: { priorityClasses: classes } }).priorities).toEqual(
      ['standard'],
    );
    expect(environmentOf('dev').priorities).toEqual([]);
  });
});

test('tenants with the same burst have the same context', () => {
  const contextOf = contextsOf(PLATFORM);
  const quota = { cpu: null, memory: null, storage: null, pods: null, gpu: {} };
  const bursts = [
    undefined,
    { cpu: '20%' },
    { memory: '20%' },
    { ephemeralStorage: '20%' },
    { cpu: '20%', memory: '20%' },
  ];
  for (const burst of bursts) {
    expect(contextOf(burst, quota)).toBe(contextOf(burst && { ...burst }, quota));
  }
  expect(new Set(bursts.map((burst) => contextOf(burst, quota))).size).toBe(bursts.length);
  expect(contextOf(undefined, quota)).toEqual({ platform: PLATFORM, countsDisk: false });
});

test('environments whose quota counts the disk of the node have a context of their own', () => {
  const contextOf = contextsOf(PLATFORM);
  const quota = { cpu: null, memory: null, storage: null, pods: null, gpu: {} };
  for (const disk of [{ ephemeralStorage: '1Gi' }, { limits: { ephemeralStorage: '1Gi' } }]) {
    expect(contextOf(undefined, { ...quota, ...disk }).countsDisk).toBe(true);
  }
  for (const none of [{ ephemeralStorage: '0' }, { limits: { cpu: '1' } }]) {
    expect(contextOf(undefined, { ...quota, ...none }).countsDisk).toBe(false);
  }
});

test('an object is seen for the first time once', () => {
  const isNew = onFirstSight();
  const [one, other] = [{}, {}];
  expect([isNew(one), isNew(one), isNew(other), isNew(one)]).toEqual([true, false, true, false]);
});
