import { parse } from 'yaml';
import { UNCOUNTED_KINDS } from '../../../lib/fleet/catalogue/uncounted-kinds';
import type { PoolSharing } from '../../../lib/fleet/model/props';
import { API_VERSION, resolve } from '../../../lib/fleet/resolve';
import { uncountedCount } from '../../../lib/fleet/settings/quota-keys';
import { grantsOf } from '../../../lib/plan/grants';
import { environmentOf, fleetOf, found } from '../resolved';

/** The findings of one key under `objects.hard`. */
function foundOf(key: string): string[] {
  const objects = { hard: { [key]: 10 } };
  return found({
    platform: { kubernetesVersion: '1.34' },
    tenants: [{ name: 'vision', costCenter: 'ENG-1', objects }],
  }).map((text) => text.split(' ')[0]!);
}

test.each(['replicationcontrollers', 'resourcequotas', 'count/replicationcontrollers'])(
  'every API server counts `%s`, so it is written as it is',
  (key) => {
    expect(foundOf(key)).toEqual([]);
    const { hard } = environmentOf('dev', { objects: { hard: { [key]: 10 } } }).objects;
    expect(hard).toEqual({ [key]: '10' });
  },
);

test.each([
  'limits.nvidia.com/gpumem',
  'limits.nvidia.com/gpucores',
  'limits.hygon.com/dcumem',
  'limits.metax-tech.com/vcore',
])('what the fix of `%s` says is valid, and puts the key into the quota', (key) => {
  const { findings } = resolve({
    apiVersion: API_VERSION,
    tenants: [{ name: 'vision', costCenter: 'ENG-1', objects: { hard: { [key]: 10 } } }],
  });
  const [, sharing] = /`sharing: (\{.*\})`, and grant/.exec(
    findings.all[0]!.fix,
  ) as unknown as string[];
  const { platform, tenants } = fleetOf({
    platform: {
      namespaces: 'single',
      pools: { vgpu: { sharing: parse(sharing!) as PoolSharing } },
    },
    tenants: [{ name: 'vision', costCenter: 'ENG-1', quota: { gpu: 2 } }],
  });
  const { parts } = grantsOf(tenants[0]!.environments['all']!.quota.gpu, platform.pools);
  expect(Object.keys(parts)).toContain(key.slice('limits.'.length));
});

test.each([
  ['count/replicasets.apps', 'QUOTA_KEY_DOUBTFUL'],
  ['openshift.io/imagestreams', 'QUOTA_KEY_DOUBTFUL'],
  ['count/controllerrevisions.apps', 'QUOTA_KEY_NOT_COUNTED'],
  ['replicasets', 'QUOTA_KEY_NOT_COUNTED'],
  ['configmaps', 'QUOTA_KEY_ELSEWHERE'],
  ['limits.ephemeral-storage', 'QUOTA_KEY_ELSEWHERE'],
])('`%s` is %s', (key, code) => {
  expect(foundOf(key)).toEqual([code]);
});

describe('kinds that the API server leaves out of every quota', () => {
  const keys = UNCOUNTED_KINDS.map(({ group, resource }) =>
    group === '' ? `count/${resource}` : `count/${resource}.${group}`,
  );

  test('are those of its source', () => {
    expect(keys).toEqual([
      'count/events',
      'count/events.events.k8s.io',
      'count/bindings',
      'count/componentstatuses',
      'count/selfsubjectreviews.authentication.k8s.io',
      'count/tokenreviews.authentication.k8s.io',
      'count/localsubjectaccessreviews.authorization.k8s.io',
      'count/selfsubjectaccessreviews.authorization.k8s.io',
      'count/selfsubjectrulesreviews.authorization.k8s.io',
      'count/subjectaccessreviews.authorization.k8s.io',
    ]);
  });

  test.each(keys)('%s is QUOTA_KEY_NOT_COUNTED', (key) => {
    expect(foundOf(key)).toEqual(['QUOTA_KEY_NOT_COUNTED']);
  });

  test('nor does the plural alone name one that quotas count', () => {
    expect(uncountedCount('tokenreviews')?.message).toBe(
      'The API server answers `tokenreviews` without storing them, so `count/tokenreviews` counts nothing.',
    );
  });

  test.each([
    'event',
    'evnets',
    'events.k8s.io',
    'event.events.k8s.io',
    'endpoint',
    'controllerrevisions',
    'endpointslices',
  ])('no fix of `count/%s` proposes a key that is refused', (kind) => {
    const [, proposed = 'count/jobs.batch'] =
      /Did you mean `([^`]+)`/.exec(uncountedCount(kind)?.fix ?? '') ?? [];
    expect(foundOf(proposed)).toEqual([]);
  });
});
