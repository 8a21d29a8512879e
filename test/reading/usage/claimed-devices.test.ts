import { devicesOfClaim } from '../../../lib/cluster/usage/claimed-devices';
import type { ServerResourceClaim } from '../../../lib/cluster/usage/server-objects';

type Requests = NonNullable<NonNullable<ServerResourceClaim['spec']>['devices']>['requests'];

function devices(requests: Requests, results?: readonly string[], annotations = {}): unknown {
  const found = devicesOfClaim({
    metadata: { name: 'c', namespace: 'n', annotations },
    spec: { devices: { requests } },
    ...(results === undefined
      ? {}
      : {
          status: { allocation: { devices: { results: results.map((request) => ({ request })) } } },
        }),
  });
  return found && { ...found, devices: Object.fromEntries(found.devices) };
}

test('a claim that waits counts what it asks for', () => {
  expect(devices([{ name: 'a', exactly: { deviceClassName: 'gpu', count: 3 } }])).toEqual({
    isAllocated: false,
    devices: { gpu: 3 },
  });
});

test('the shape of v1beta1 is read as well', () => {
  expect(devices([{ name: 'a', deviceClassName: 'gpu' }], ['a'])).toEqual({
    isAllocated: true,
    devices: { gpu: 1 },
  });
});

test('a claim for all devices counts as quotas count it, until it has them', () => {
  const all = [{ name: 'a', exactly: { deviceClassName: 'gpu', allocationMode: 'All' } }];
  expect(devices(all)).toEqual({ isAllocated: false, devices: { gpu: 32 } });
  expect(devices(all, ['a', 'a'])).toEqual({ isAllocated: true, devices: { gpu: 2 } });
});

test('of alternatives, the one that was chosen counts', () => {
  const requests = [
    {
      name: 'a',
      firstAvailable: [
        { name: 'big', deviceClassName: 'gpu' },
        { name: 'small', deviceClassName: 'mig', count: 2 },
      ],
    },
  ];
  expect(devices(requests)).toEqual({ isAllocated: false, devices: { gpu: 1 } });
  expect(devices(requests, ['a/small', 'a/small'])).toEqual({
    isAllocated: true,
    devices: { mig: 2 },
  });
});

test('access for administration takes no device from anybody', () => {
  const requests = [{ name: 'a', exactly: { deviceClassName: 'gpu', adminAccess: true } }];
  expect(devices(requests)).toEqual({ isAllocated: false, devices: {} });
});

test('the claim that the scheduler makes for a request of a pod counts with the pod', () => {
  const made = { 'resource.kubernetes.io/extended-resource-claim': 'true' };
  expect(devices([{ name: 'a', exactly: { deviceClassName: 'gpu' } }], ['a'], made)).toBe(
    undefined,
  );
});
