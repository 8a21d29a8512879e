import { type DevicePools, devicePools } from '../../../lib/cost/bill/sources/device-pools';
import type { NamespaceHours } from '../../../lib/cost/bill/sources/usage-hours';
import { ONE } from '../../../lib/fleet/values/quantity';
import { fc } from '../../fast-check';
import { fleetOf } from '../../fleet/resolved';

/** Two pools have one resource name, and a third has a name of its own. */
const POOLS = {
  a100: { resource: 'nvidia.com/gpu', default: true },
  h100: { resource: 'nvidia.com/gpu' },
  mig: { resource: 'nvidia.com/mig-1g.10gb' },
};

/** The hours by pool of a namespace that had these devices. */
function hoursOf(
  gpu: number | Record<string, number>,
  devices: Readonly<Record<string, bigint>>,
  { pools = POOLS, namespace = 'vision-prod', movedFrom = '' } = {},
): { readonly hours: Readonly<Record<string, bigint>>; readonly notes: DevicePools['notes'] } {
  const fleet = fleetOf({
    platform: { prefix: '', environments: { prod: { share: '100%' } }, pools },
    tenants: [
      {
        name: 'vision',
        costCenter: 'ENG-1',
        quota: { cpu: 10, memory: '10Gi', gpu },
        ...(movedFrom === '' ? {} : { environments: { prod: { movedFrom } } }),
      },
    ],
  });
  const used: NamespaceHours = {
    namespace,
    cpu: 0n,
    memory: 0n,
    storage: 0n,
    accelerators: new Map(Object.entries(devices)),
    tenants: new Set(['vision']),
  };
  const times = { periods: [], covered: [], gaps: [] };
  const { hours, notes } = devicePools({ cluster: null, namespaces: [used], times }, fleet);
  return { hours: Object.fromEntries(hours.map((one) => [one.pool, one.hours])), notes };
}

describe('the hours of devices', () => {
  test('are kept where the file grants none of them any more', () => {
    const devices = { 'nvidia.com/mig-1g.10gb': 8n * ONE };
    expect(hoursOf(0, devices)).toEqual({ hours: { mig: 8n * ONE }, notes: [] });
    expect(hoursOf({ a100: 4, mig: 0 }, devices).hours).toEqual({ mig: 8n * ONE });
  });

  test('of a name that several pools have are split as these are granted', () => {
    const { hours, notes } = hoursOf({ a100: 3, h100: 1 }, { 'nvidia.com/gpu': 8n * ONE });
    expect(hours).toEqual({ a100: 6n * ONE, h100: 2n * ONE });
    expect(notes).toEqual([
      'A reading does not tell pools with one resource name apart. Their hours are split as they are granted: vision-prod (a100, h100).',
    ]);
  });

  test('are all of the pool that is granted, where the other one is not', () => {
    const devices = { 'nvidia.com/gpu': 8n * ONE };
    expect(hoursOf({ a100: 0, h100: 1 }, devices)).toEqual({
      hours: { h100: 8n * ONE },
      notes: [],
    });
  });

  test('of a name that several pools have are split evenly where none is granted, and the bill says so', () => {
    const { hours, notes } = hoursOf(0, { 'nvidia.com/gpu': 8n * ONE });
    expect(hours).toEqual({ a100: 4n * ONE, h100: 4n * ONE });
    expect(notes).toEqual([
      'A reading does not tell pools with one resource name apart. Their hours are split evenly, because none of them is granted: vision-prod (a100, h100).',
    ]);
  });

  test('in the namespace that an environment had before are of the pools that it is granted now', () => {
    const { hours } = hoursOf(
      { h100: 1 },
      { 'nvidia.com/gpu': 8n * ONE },
      { namespace: 'old-vision', movedFrom: 'old-vision' },
    );
    expect(hours).toEqual({ h100: 8n * ONE });
  });

  test('never get lost, whatever is granted today', () => {
    const grants = fc.record({ a100: fc.nat(3), h100: fc.nat(3), mig: fc.nat(3) });
    const hours = fc.bigInt(0n, 10n ** 15n);
    fc.assert(
      fc.property(grants, hours, hours, (gpu, cards, slices) => {
        const devices = { 'nvidia.com/gpu': cards, 'nvidia.com/mig-1g.10gb': slices };
        const found = Object.values(hoursOf(gpu, devices).hours);
        expect(found.reduce((sum, one) => sum + one, 0n)).toBe(cards + slices);
      }),
      { numRuns: 50 },
    );
  });
});
