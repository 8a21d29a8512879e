import { allows, binding, clusterRole, told } from './rbac-trees';

const READS_SECRETS = [allows('get,list', 'secrets')];
const AGGREGATED = { metadata: { name: 'extra', labels: { 'example.com/into': 'true' } } };
const TAKES = {
  aggregationRule: { clusterRoleSelectors: [{ matchLabels: { 'example.com/into': 'true' } }] },
};

describe('a role that takes its rules from others', () => {
  test('widens with the label of another one', () => {
    const into = { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' };
    const before = clusterRole('extra', READS_SECRETS);
    const after = clusterRole('extra', READS_SECRETS, {
      metadata: { name: 'extra', labels: into },
    });
    expect(told([before], [after])).toEqual([
      'high: all holders of the role `view` may now read secrets (`get`/`list` `secrets`): `get`, `list` `secrets` (these rights come from `extra`)',
    ]);
    expect(told([after], [before])).toEqual([
      'medium: all holders of the role `view` may no longer `get`, `list` `secrets` (these rights came from `extra`)',
    ]);
  });

  test('widens with the rules of another one', () => {
    const all = clusterRole('all', [], TAKES);
    const before = clusterRole('extra', [allows('get', 'pods')], AGGREGATED);
    const after = clusterRole('extra', [allows('get', 'pods,secrets')], AGGREGATED);
    expect(told([all, before], [all, after])).toEqual([
      'high: all holders of the role `all` may now read secrets (`get` `secrets`): `get` `secrets` (these rights come from `extra`)',
      'high: all holders of the role `extra` may now read secrets (`get` `secrets`): `get` `secrets`',
    ]);
  });

  test('loses what it states itself', () => {
    const extra = clusterRole('extra', READS_SECRETS, AGGREGATED);
    const before = clusterRole('reader', [allows('get', 'pods')]);
    const after = clusterRole('reader', [allows('get', 'pods')], TAKES);
    expect(told([extra, before], [extra, after])).toEqual([
      'high: all holders of the role `reader` may now read secrets (`get`/`list` `secrets`): `get`, `list` `secrets`',
      'medium: all holders of the role `reader` may no longer `get` `pods`',
    ]);
  });
});

describe('a binding that is there already', () => {
  const bound = binding('User', 'zoe', 'extra');

  test('gives a role as soon as there is one', () => {
    expect(told([bound], [bound, clusterRole('extra', READS_SECRETS)])).toEqual([
      'high: the role `extra` is new, and bindings name it already: user `zoe` gets it, and may read secrets (`get`/`list` `secrets`)',
    ]);
    expect(told([bound], [bound, clusterRole('extra', [allows('get', 'pods')])])).toEqual([
      'low: the role `extra` is new, and bindings name it already: user `zoe` gets it',
    ]);
  });

  test('gives nothing without its role', () => {
    expect(told([bound, clusterRole('extra', READS_SECRETS)], [bound])).toEqual([
      'high: the role `extra` is gone, and bindings still name it: user `zoe` loses what it gave',
    ]);
  });

  test('is another matter when it is new, or goes with its role', () => {
    const role = clusterRole('extra', READS_SECRETS);
    expect(told([], [bound, role])[1]).toMatch(/^low: the role `extra` is new; its holders may/);
    expect(told([bound, role], [])).toContain('low: the role `extra` is gone');
  });
});

describe('a rule that becomes wider', () => {
  const shift = (before: unknown, after: unknown): string[] =>
    told([clusterRole('one', [before])], [clusterRole('one', [after])]);

  test.each([
    ['without its names', allows('get', 'secrets', 'a'), allows('get', 'secrets')],
    ['with a further name', allows('get', 'secrets', 'a'), allows('get', 'secrets', 'a,b')],
    ['with all resources', allows('get,list', 'configmaps'), allows('get,list', '*')],
    ['with all verbs', allows('get', 'configmaps'), allows('*', 'configmaps')],
  ])('%s takes nothing away, and the other way round it gives nothing', (_name, narrow, wide) => {
    const wider = shift(narrow, wide);
    expect(wider).toHaveLength(1);
    expect(wider[0]).toMatch(/holders of the role `one` may now /);
    const narrower = shift(wide, narrow);
    expect(narrower).toHaveLength(1);
    expect(narrower[0]).toMatch(/^medium: all holders of the role `one` may no longer /);
  });

  test('is told of without what a `*` beside it holds', () => {
    const before = clusterRole('one', [allows('get', 'pods')]);
    const after = clusterRole('one', [
      allows('get', 'pods'),
      allows('*', '*'),
      allows('get', 'nodes'),
    ]);
    expect(told([before], [after])[0]).toMatch(/: `\*` `\*`$/);
  });

  test('tells of the further names only', () => {
    expect(shift(allows('get', 'pods', 'a'), allows('get', 'pods', 'a,b'))).toEqual([
      'medium: all holders of the role `one` may now `get` `pods (only b)`',
    ]);
  });

  test('is no more dangerous for what it could do before', () => {
    const before = clusterRole('one', [allows('get', 'secrets')]);
    const after = clusterRole('one', [allows('get', 'secrets', 'a'), allows('get', 'nodes')]);
    expect(told([before], [after])).toEqual([
      'medium: all holders of the role `one` may no longer `get` `secrets`',
      'medium: all holders of the role `one` may now `get` `nodes`',
    ]);
  });
});
