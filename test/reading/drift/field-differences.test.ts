import { comparedFields } from '../../../lib/cluster/drift/compared-fields';
import { fieldDifferences } from '../../../lib/cluster/drift/field-differences';

test.each([
  ['a value', { a: 1 }, { a: 2 }, [{ path: 'a', wanted: 1, found: 2 }]],
  ['a field that is gone', { a: { b: 1 } }, { a: {} }, [{ path: 'a.b', wanted: 1 }]],
  ['a field that came', {}, { a: 'x' }, [{ path: 'a', found: 'x' }]],
  [
    'a key that is no word',
    { hard: { 'requests.cpu': '1' } },
    { hard: { 'requests.cpu': '2' } },
    [{ path: 'hard["requests.cpu"]', wanted: '1', found: '2' }],
  ],
  [
    'an item by its place',
    { verbs: ['get', 'list'] },
    { verbs: ['get', 'list', 'delete'] },
    [{ path: 'verbs[2]', found: 'delete' }],
  ],
  [
    'an item by its name, wherever it is',
    {
      list: [
        { name: 'a', x: 1 },
        { name: 'b', x: 2 },
      ],
    },
    {
      list: [
        { name: 'b', x: 3 },
        { name: 'a', x: 1 },
      ],
    },
    [{ path: 'list[b].x', wanted: 2, found: 3 }],
  ],
  ['what is empty, and what is absent', { a: [], b: {}, c: null }, {}, []],
  ['false, and what is absent', { a: false }, {}, [{ path: 'a', wanted: false }]],
  ['a number, and its text', { a: 1 }, { a: '1' }, [{ path: 'a', wanted: 1, found: '1' }]],
])('%s', (_, wanted, found, differences) => {
  expect(fieldDifferences(wanted, found)).toEqual(differences);
});

test('what servers and delivery engines write is left out', () => {
  const fields = comparedFields({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: 'a',
      uid: 'u',
      resourceVersion: '1',
      finalizers: ['f'],
      labels: {
        'kubernetes.io/metadata.name': 'a',
        'kustomize.toolkit.fluxcd.io/name': 'x',
        tenant: 't',
      },
      annotations: {
        'argocd.argoproj.io/tracking-id': 'x',
        'argocd.argoproj.io/sync-options': 'y',
      },
    },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  });
  expect(fields).toEqual({
    kind: 'Namespace',
    metadata: { labels: { tenant: 't' }, annotations: { 'argocd.argoproj.io/sync-options': 'y' } },
    spec: {},
  });
});

test('an object that is being deleted differs', () => {
  const metadata = { name: 'a', deletionTimestamp: '2026-01-01T00:00:00Z' };
  expect(
    fieldDifferences(comparedFields({ metadata: { name: 'a' } }), comparedFields({ metadata })),
  ).toEqual([{ path: 'metadata.deletionTimestamp', found: '2026-01-01T00:00:00Z' }]);
});

test('rules of a role that takes those of others are left out', () => {
  const role = { kind: 'ClusterRole', metadata: {}, rules: [{ verbs: ['get'] }] };
  expect(comparedFields({ ...role, aggregationRule: {} })).not.toHaveProperty('rules');
  expect(comparedFields(role)).toHaveProperty('rules');
});
