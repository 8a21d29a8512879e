import { type Change, unguardedMoments } from '../cluster/delivery/audit';

const GUARDS = [
  'resourcequotas/namespace',
  'resourcequotas/forbidden-priorities',
  'limitranges/defaults',
  'networkpolicies/default-deny',
  'serviceaccounts/default',
];

function change(what: string, more: Partial<Change> = {}): Change {
  const [resource, name] = what.split('/') as [string, string];
  const isInside = !['namespaces', 'validatingadmissionpolicybindings'].includes(resource);
  const base = { verb: 'patch', user: 'flux', at: '12:00', created: true };
  return { ...base, resource, name, namespace: isInside ? 'ml-a' : '', ...more };
}

const RAIL = change('validatingadmissionpolicybindings/tenant-pods');
const NAMESPACE = change('namespaces/ml-a');
const BINDING = change('rolebindings/admins');
const guards = GUARDS.map((guard) => change(guard));

test('guards, and then a binding, are in order', () => {
  expect(unguardedMoments([RAIL, NAMESPACE, ...guards, BINDING], 1)).toEqual([]);
});

test.each(GUARDS)('a binding before %s is told', (late) => {
  const others = guards.filter(({ resource, name }) => `${resource}/${name}` !== late);
  const moments = unguardedMoments([RAIL, NAMESPACE, ...others, BINDING, change(late)], 1);
  expect(moments).toEqual([`12:00: rolebindings/admins before ${late}`]);
});

test('a binding before the guard rails is told', () => {
  const moments = unguardedMoments([NAMESPACE, ...guards, BINDING, RAIL], 1);
  expect(moments).toEqual(['12:00: rolebindings/admins of ml-a before guard rails']);
});

describe('a guard that goes', () => {
  const gone = change('networkpolicies/default-deny', { verb: 'delete', created: false });
  const before = [RAIL, NAMESPACE, ...guards, BINDING];

  test('is told while its namespace stays', () => {
    const [moment] = unguardedMoments([...before, gone], 1);
    expect(moment).toBe('12:00: networkpolicies/default-deny of ml-a was deleted by flux');
  });

  test('may go with its namespace', () => {
    const namespace = change('namespaces/ml-a', { verb: 'delete', created: false });
    expect(unguardedMoments([...before, namespace, gone], 1)).toEqual([]);
  });

  test('may be taken by the proof itself', () => {
    expect(unguardedMoments([...before, { ...gone, user: 'admin' }], 1)).toEqual([]);
  });
});
