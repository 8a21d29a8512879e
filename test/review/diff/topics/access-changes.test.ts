import { allows, binding, clusterRole, told } from './rbac-trees';

const READER = clusterRole('reader', [allows('get', 'pods')]);
const ADMIN = clusterRole('ruler', [allows('get', 'pods,secrets')]);

describe('a binding for everybody', () => {
  test.each(['system:unauthenticated', 'system:authenticated', 'system:serviceaccounts'])(
    'is a high risk, whatever it gives: %s',
    (group) => {
      for (const namespace of [undefined, 'ml-vision-dev']) {
        const [first] = told([], [binding('Group', group, 'view', namespace)]);
        expect(first).toMatch(new RegExp(`^high: group \`${group}\` \\(every.*\\) gets \`view\``));
      }
    },
  );

  test('is no risk when it goes', () => {
    const gone = told([binding('Group', 'system:unauthenticated', 'view')], []);
    expect(gone).toEqual(['low: group `system:unauthenticated` loses `view` in the whole cluster']);
  });

  test('is another than one for a group of people', () => {
    expect(told([], [binding('Group', 'vision', 'view')])[0]).toMatch(/^low: /);
  });
});

describe('a role instead of another one', () => {
  const bound = (role: string): unknown => ({
    ...(binding('User', 'alice', role) as object),
    metadata: { name: 'alice' },
  });

  test('that lets somebody do less is a loss', () => {
    const before = [READER, ADMIN, bound('ruler')];
    const after = [READER, ADMIN, bound('reader')];
    expect(told(before, after)).toContain(
      'medium: user `alice` has `reader` instead of `ruler` in the whole cluster, and may no longer read secrets (`get` `secrets`)',
    );
  });

  test('that lets somebody do the same with fewer objects gives nothing', () => {
    const few = clusterRole('few', [allows('get', 'secrets', 'a')]);
    const changes = told([ADMIN, few, bound('ruler')], [ADMIN, few, bound('few')]);
    expect(changes.filter((text) => text.includes('user `alice`'))).toEqual([
      'medium: user `alice` has `few` instead of `ruler` in the whole cluster, and may no longer read secrets (`get` `secrets`)',
    ]);
  });

  test('that lets somebody do more is a gain', () => {
    const changes = told([READER, ADMIN, bound('reader')], [READER, ADMIN, bound('ruler')]);
    expect(changes).toContain(
      'high: user `alice` has `ruler` instead of `reader` in the whole cluster, which may read secrets (`get` `secrets`)',
    );
  });
});
