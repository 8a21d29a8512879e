import type { PlatformEntry, TenantEntry } from '../../../lib/fleet/model/props';
import { environmentOf, found } from '../resolved';

const NEW = { kubernetesVersion: '1.36' };

/** What is found for a tenant with one namespace. */
function foundFor(tenant: Partial<TenantEntry>, platform: PlatformEntry = NEW): string[] {
  return found({
    platform: { namespaces: 'single', ...platform },
    tenants: [{ name: 'vision', costCenter: 'C-1', ...tenant }],
  });
}

const INVALID = 'DEFAULT_PRIORITY_INVALID tenants.0.scheduling.defaultPriority';
const BATCH = { priorities: ['batch', 'urgent'], scheduling: { defaultPriority: 'batch' } };

test('a class that is granted becomes the default, in a list and in a map', () => {
  expect(foundFor(BATCH)).toEqual([]);
  expect(foundFor({ ...BATCH, priorities: { batch: { quota: { pods: 9 } } } })).toEqual([]);
  const { scheduling } = environmentOf('dev', BATCH, { platform: NEW });
  expect(scheduling.defaultPriority).toBe('batch');
});

test('a class that is not granted would refuse every pod without one', () => {
  expect(foundFor({ ...BATCH, priorities: ['urgent'] })).toEqual([INVALID]);
  expect(foundFor({ ...BATCH, environments: { all: { priorities: { batch: null } } } })).toEqual([
    INVALID,
  ]);
});

test('`null` takes it away where the class is not granted', () => {
  const all = { priorities: ['urgent'], scheduling: { defaultPriority: null } };
  expect(foundFor({ ...BATCH, environments: { all } })).toEqual([]);
});

test('API servers that cannot change pods give no class', () => {
  expect(foundFor(BATCH, { kubernetesVersion: '1.35' })).toEqual([INVALID]);
  expect(foundFor(BATCH, {})).toEqual([INVALID]);
});

test('the default of the cluster is there first', () => {
  const classes = (name: string) => ({
    ...NEW,
    priorityClasses: { [name]: { value: 1, globalDefault: true } },
  });
  expect(foundFor(BATCH, classes('standard'))).toEqual([INVALID]);
  expect(foundFor(BATCH, classes('batch'))).toEqual([]);
});

test('the classes of the cluster itself cannot be one', () => {
  const scheduling = { defaultPriority: 'system-node-critical' };
  expect(foundFor({ scheduling })).toEqual(['NAME_RESERVED tenants.0.scheduling.defaultPriority']);
});
