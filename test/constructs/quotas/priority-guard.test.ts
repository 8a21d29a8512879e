import { PriorityGuard, type PriorityQuotaProps } from '../../../lib';
import { findingsOf } from '../errors';
import { KEEP, OURS } from '../keep';
import { chart, defaultObject, objectsIn } from '../objects';

const ANY = { operator: 'Exists', scopeName: 'PriorityClass' };

function guardOf(...allowed: string[]): PriorityGuard {
  return new PriorityGuard(chart(), 'guard', { namespace: 'ns', allowed });
}

test('defaults: no pod may name a priority class', () => {
  expect(objectsIn(guardOf())).toEqual([
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'forbidden-priorities', namespace: 'ns', labels: OURS, annotations: KEEP },
      spec: { hard: { pods: '0' }, scopeSelector: { matchExpressions: [ANY] } },
    },
  ]);
});

test('defaultChild: the quota', () => {
  expect(defaultObject(guardOf())).toBe('ResourceQuota forbidden-priorities');
});

test('allowed classes are left out of the zero, and pods without a class always pass', () => {
  const [quota] = objectsIn(guardOf('ml-batch', 'ml-prod'));
  expect(quota!['spec'].scopeSelector.matchExpressions).toEqual([
    ANY,
    { operator: 'NotIn', scopeName: 'PriorityClass', values: ['ml-batch', 'ml-prod'] },
  ]);
});

test('forbidden classes are never listed: a class that is made later is forbidden, too', () => {
  const text = JSON.stringify(objectsIn(guardOf('ml-prod')));
  expect(text).not.toContain('"In"');
  expect(text).not.toContain('system-');
});

test('nothing but pods stands in the quota: other keys do not go with its scope', () => {
  expect(objectsIn(guardOf('a'))[0]!['spec'].hard).toEqual({ pods: '0' });
});

describe('a class with a quota', () => {
  const pools = {
    h100: { resource: 'nvidia.com/gpu', default: true },
    l40s: { resource: 'example.com/l40s', deviceClass: 'l40s.example.com' },
  };
  const guardWith = (quota: PriorityQuotaProps) =>
    objectsIn(
      new PriorityGuard(chart(), 'guard', {
        namespace: 'ns',
        allowed: { batch: {}, urgent: { quota } },
        pools,
      }),
    );

  test('has a quota of its own for pods of that class, and is allowed like the others', () => {
    const [guard, quota, ...others] = guardWith({ cpu: 4, memory: '8Gi', pods: 3 });
    expect(guard!['spec'].scopeSelector.matchExpressions[1].values).toEqual(['batch', 'urgent']);
    expect(quota).toEqual({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'priority-urgent', namespace: 'ns', labels: OURS, annotations: KEEP },
      spec: {
        hard: { 'requests.cpu': '4', 'requests.memory': '8Gi', pods: '3' },
        scopeSelector: {
          matchExpressions: [{ operator: 'In', scopeName: 'PriorityClass', values: ['urgent'] }],
        },
      },
    });
    expect(others).toEqual([]);
  });

  test('closes the pools that it does not name, once it names one', () => {
    expect(guardWith({ gpu: 2 })[1]!['spec'].hard).toEqual({
      'requests.nvidia.com/gpu': '2',
      'requests.deviceclass.resource.kubernetes.io/l40s.example.com': '0',
    });
    expect(guardWith({ pods: 1 })[1]!['spec'].hard).toEqual({ pods: '1' });
  });

  test('never has a key of claims: they have no priority, and the key would count nothing', () => {
    const hard = guardWith({ gpu: { l40s: 1 } })[1]!['spec'].hard as object;
    expect(Object.keys(hard).filter((key) => !key.startsWith('requests.'))).toEqual([]);
  });
});

test('a guard that is given up may be deleted', () => {
  const guard = new PriorityGuard(chart(), 'guard', {
    namespace: 'ns',
    allowed: [],
    state: 'removed',
  });
  expect(objectsIn(guard)[0]!.metadata).not.toHaveProperty('annotations');
});

test.each([
  ['system-node-critical', 'NAME_RESERVED'],
  ['ML Prod', 'NAME_INVALID'],
])('refuses to allow %s, as a tenant does', (name, code) => {
  expect(findingsOf(() => guardOf('ml-prod', name))).toMatchObject([
    { code, path: ['allowed', 1] },
  ]);
});
