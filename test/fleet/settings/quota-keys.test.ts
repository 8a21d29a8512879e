import { environmentOf, found } from '../resolved';

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
  ['count/replicasets.apps', 'QUOTA_KEY_DOUBTFUL'],
  ['openshift.io/imagestreams', 'QUOTA_KEY_DOUBTFUL'],
  ['count/controllerrevisions.apps', 'QUOTA_KEY_NOT_COUNTED'],
  ['replicasets', 'QUOTA_KEY_NOT_COUNTED'],
  ['configmaps', 'QUOTA_KEY_ELSEWHERE'],
  ['limits.ephemeral-storage', 'QUOTA_KEY_ELSEWHERE'],
])('`%s` is %s', (key, code) => {
  expect(foundOf(key)).toEqual([code]);
});
