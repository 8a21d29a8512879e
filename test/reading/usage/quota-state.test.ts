import { fullestOf, percentOf, quotaState } from '../../../lib/cluster/usage/quota-state';
import type { ServerQuota } from '../../../lib/cluster/usage/server-objects';

function quota(
  hard: Record<string, string>,
  used: Record<string, string>,
  spec: ServerQuota['spec'] = {},
): ServerQuota {
  return { metadata: { name: 'q', namespace: 'n' }, spec, status: { hard, used } };
}

test('of several quotas, the lowest cap holds, with what is used of it', () => {
  const quotas = [quota({ pods: '1k' }, { pods: '5' }), quota({ pods: '100' }, { pods: '6' })];
  expect(quotaState(quotas)).toEqual({ hard: { pods: '100' }, used: { pods: '6' } });
});

test('a quota for a part of the pods says nothing of all of them', () => {
  const scoped = quota({ pods: '0' }, { pods: '0' }, { scopeSelector: { matchExpressions: [] } });
  expect(quotaState([scoped, quota({ pods: '9' }, {}, { scopes: ['BestEffort'] })])).toEqual({
    hard: {},
    used: {},
  });
});

test('a key that nobody counts is used by nobody', () => {
  expect(quotaState([quota({ 'count/a.b': '3' }, {})]).used).toEqual({ 'count/a.b': '0' });
});

test('the fullest key is that with the highest part; a cap of 0 has none', () => {
  const hard = { a: '0', b: '200', c: '1Gi' };
  expect(fullestOf({ hard, used: { a: '0', b: '100', c: '900Mi' } })).toEqual({
    key: 'c',
    percent: 87.8,
  });
  expect(fullestOf({ hard: { a: '0' }, used: { a: '0' } })).toBe(null);
});

test.each([
  ['1', '3', 33.3],
  ['999', '1000', 99.9],
  ['9999', '10000', 99.9],
  ['3', '2', 150],
])('%s of %s are %d %%', (used, hard, percent) => {
  expect(percentOf(used, hard)).toBe(percent);
});
