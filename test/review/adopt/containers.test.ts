import { adoptedContainers } from '../../../lib/review/adopt/read/adopted-containers';
import { adopted, saidIn, teamWith } from './reading';

function containers(...limits: readonly string[]) {
  const { value, notes } = adoptedContainers(teamWith(...limits.map(limitRange)));
  return { value, said: saidIn(notes) };
}

function limitRange(limit: string, index: number): string {
  return `apiVersion: v1\nkind: LimitRange\nmetadata: {name: l${index}, IN_TEAM}\nspec: {limits: [${limit}]}`;
}

const DEFAULTS = '{type: Container, defaultRequest: {cpu: 100m, memory: 256Mi}}';

test('a LimitRange of containers and pods, and nothing to say', () => {
  const more = 'default: {memory: 1Gi}, min: {cpu: 10m}, max: {cpu: 8}';
  expect(containers(DEFAULTS.replace('}}', `}, ${more}}`), '{type: Pod, max: {cpu: 16}}')).toEqual({
    value: {
      defaultRequest: { cpu: '100m', memory: '256Mi' },
      default: { memory: '1Gi' },
      min: { cpu: '10m' },
      max: { cpu: '8' },
      podMax: { cpu: '16' },
    },
    said: [],
  });
});

test('without default requests, what containers get is said', () => {
  expect(containers().said).toEqual([
    expect.stringMatching(/^changes: .* get 100m cpu and 512Mi memory from the next start on/),
  ]);
  expect(containers('{type: Container, defaultRequest: {cpu: 50m}}').said).toEqual([
    expect.stringMatching(/^changes: .* get 512Mi memory from the next start on/),
  ]);
});

test('of several LimitRanges, the tightest bound of each resource', () => {
  const { value, said } = containers(
    DEFAULTS,
    '{type: Container, min: {cpu: 10m}, max: {cpu: 8, memory: 8Gi}, maxLimitRequestRatio: {cpu: 4}}',
    '{type: Container, min: {cpu: 20m}, max: {cpu: 4}, maxLimitRequestRatio: {cpu: 8}}',
  );
  expect(value).toMatchObject({
    min: { cpu: '20m' },
    max: { cpu: '4', memory: '8Gi' },
    maxLimitRequestRatio: { cpu: 4 },
  });
  expect(said).toEqual([]);
});

test('of several defaults, the first one, and that is said', () => {
  const { value, said } = containers(DEFAULTS, DEFAULTS.replace('100m', '200m'));
  expect(value.defaultRequest).toEqual({ cpu: '100m', memory: '256Mi' });
  expect(said).toEqual([
    'check: Several LimitRanges state defaultRequest of cpu, and nobody knows which one counts: the entry has 100m, and not 200m.',
  ]);
});

test.each([
  [
    '{type: PersistentVolumeClaim, min: {storage: 1Gi}}',
    /min of PersistentVolumeClaims \(storage: 1Gi\)\. .*`quota.storage`/,
  ],
  [
    '{type: PersistentVolumeClaim, max: {storage: 5Gi}}',
    /max of PersistentVolumeClaims \(storage: 5Gi\)/,
  ],
  ['{type: Pod, min: {cpu: 1, memory: 1Gi}}', /min of Pods \(cpu: 1, memory: 1Gi\)\. .*podMax/],
  ['{type: Pod, maxLimitRequestRatio: {cpu: 2}}', /maxLimitRequestRatio of Pods \(cpu: 2\)/],
  [
    '{type: openshift.io/Image, max: {storage: 1Gi}}',
    /max of openshift.io\/Images .* cannot state/,
  ],
  [
    '{type: Container, max: {nvidia.com/gpu: 2}}',
    /max of Containers \(nvidia.com\/gpu: 2\), and the file takes cpu, memory, ephemeral-storage there/,
  ],
  [
    '{type: Container, maxLimitRequestRatio: {ephemeral-storage: 2}}',
    /the file takes cpu, memory there/,
  ],
])('%s gets lost', (limit, pattern) => {
  const { value, said } = containers(DEFAULTS, limit);
  expect(Object.keys(value)).toEqual(['defaultRequest']);
  expect(said).toEqual([expect.stringMatching(pattern)]);
  expect(said[0]).toMatch(/^lost: /);
});

test('a ratio that is no whole number is one in the entry, which validates', () => {
  const amounts = '{cpu: 1, memory: 1Gi}';
  const limit = `{type: Container, defaultRequest: ${amounts}, default: ${amounts}, maxLimitRequestRatio: {cpu: 1500m, memory: 2}}`;
  expect(containers(limit).value.maxLimitRequestRatio).toEqual({ cpu: 1.5, memory: 2 });
  const report = adopted(
    ['apiVersion: v1\nkind: Namespace\nmetadata: {name: team}', limitRange(limit, 0)]
      .join('\n---\n')
      .replace('IN_TEAM', 'namespace: team'),
    'team',
  );
  expect(report.entry).toContain('maxLimitRequestRatio: {cpu: 1.5, memory: 2}');
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
