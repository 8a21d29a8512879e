import { adoptedQuota } from '../../../lib/review/adopt/read/adopted-quota';
import { usedAmounts } from '../../../lib/review/adopt/judge/used-amounts';
import { saidIn, teamWith } from './reading';

const REQUEST = { defaultRequest: { cpu: '100m', memory: '512Mi' } };

function quota(...hards: readonly Readonly<Record<string, string | number>>[]) {
  return quotaBeside('', ...hards);
}

function quotaBeside(more: string, ...hards: readonly object[]) {
  const texts = hards.map(
    (hard, index) =>
      `apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: q${index}, IN_TEAM}\nspec: ${JSON.stringify({ hard })}`,
  );
  const team = teamWith(...texts, more);
  const { value, notes } = adoptedQuota(team, usedAmounts(team.objects, REQUEST));
  return { ...value, said: saidIn(notes) };
}

const POD = (resources: string) => `apiVersion: v1
kind: Pod
metadata: {name: p, IN_TEAM}
spec: {containers: [{name: main, image: app, resources: ${resources}}]}
status: {phase: Running}`;

const FULL = { 'requests.cpu': 8, 'requests.memory': '16Gi', 'requests.storage': '1Ti', pods: 20 };

describe('what a namespace is granted', () => {
  test('the bounds of its quota, and nothing to say', () => {
    expect(quota(FULL)).toEqual({
      amounts: { cpu: '8', memory: '16Gi', storage: '1Ti', pods: '20' },
      devices: {},
      objects: {},
      said: [],
    });
  });

  test('of several quotas and spellings, the lowest bound', () => {
    const { amounts } = quota(FULL, { cpu: '7500m', memory: '20Gi' }, { pods: 15 });
    expect(amounts).toEqual({ cpu: '7500m', memory: '16Gi', storage: '1Ti', pods: '15' });
  });

  test('without a bound: the default, or twice what is used', () => {
    const idle = quota({});
    expect(idle.amounts).toEqual({ cpu: '10', memory: '40Gi', storage: '500Gi', pods: '100' });
    expect(idle.said[0]).toBe('check: Nothing bounds cpu today (0 in use): the entry grants 10.');
    const busy = quotaBeside(POD('{requests: {cpu: "12500m", memory: 1Gi}}'));
    expect(busy.amounts.cpu).toBe('25');
  });

  test.each([
    [
      'a quota that counts',
      { ...FULL, 'requests.nvidia.com/gpu': 4 },
      { 'nvidia.com/gpu': 4 },
      /^$/,
    ],
    [
      'one that nobody counts',
      { ...FULL, 'limits.nvidia.com/gpu': 3 },
      { 'nvidia.com/gpu': 3 },
      /nobody counts, and 2 are used/,
    ],
    [
      'none',
      FULL,
      { 'nvidia.com/gpu': 2 },
      /Nothing bounds nvidia\.com\/gpu today: the entry grants the 2/,
    ],
  ])('devices, with %s', (_, hard, devices, said) => {
    const found = quotaBeside(POD('{limits: {nvidia.com/gpu: 2}}'), hard);
    expect([found.devices, found.said.join()]).toEqual([devices, expect.stringMatching(said)]);
  });

  test.each([
    ['configmaps', 'configMaps'],
    ['count/configmaps', 'configMaps'],
    ['count/jobs.batch', 'jobs'],
    ['services.loadbalancers', 'loadBalancers'],
  ])('%s is the cap %s', (key, cap) => {
    expect(quota({ ...FULL, [key]: 5 }).objects).toEqual({ [cap]: 5 });
  });

  test('a kind without a cap of its own is kept as it is', () => {
    expect(quota({ ...FULL, 'count/rayclusters.ray.io': 2 }).objects).toEqual({
      hard: { 'count/rayclusters.ray.io': '2' },
    });
  });

  test('a cap of ours that is too low is raised to what is used', () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: {name: s, IN_TEAM}\nspec: {type: LoadBalancer, ports: [{port: 80}]}';
    expect(quotaBeside(service, FULL).objects).toEqual({ loadBalancers: 1, nodePorts: 1 });
  });

  test('limits, and keys that nobody counts, get lost and are said', () => {
    expect(quota({ ...FULL, 'limits.cpu': 16, 'count/pod': 1 }).said).toEqual([
      expect.stringMatching(/^lost: The quota bounds limits\.cpu at 16\./),
      expect.stringMatching(/^lost: The quota key count\/pod: 1 cannot be kept\./),
    ]);
  });
});
