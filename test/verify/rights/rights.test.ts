import { objectsIn } from '../../../lib/verify/objects/manifest-objects';
import { Rights } from '../../../lib/verify/rights/rights';
import type { Subject } from '../../../lib/verify/rights/rbac-subject';
import { binding, clusterRole, rightsOf, role } from './rbac-yaml';

const ALICE: Subject = { kind: 'User', name: 'alice' };
const TEAM: Subject = { kind: 'Group', name: 'team' };
const ROBOT: Subject = { kind: 'ServiceAccount', namespace: 'ci', name: 'robot' };

const get = (resource: string, namespace?: string, name?: string) => ({
  verb: 'get',
  group: '',
  resource,
  ...(namespace === undefined ? {} : { namespace }),
  ...(name === undefined ? {} : { name }),
});

describe('a binding', () => {
  it('grants a role in its own namespace, and nowhere else', () => {
    const rights = rightsOf(
      clusterRole('reader', { verbs: ['get'], resources: ['pods'] }),
      binding('b', 'ClusterRole/reader', ['User/alice'], 'a'),
    );
    expect(rights.isAllowed(ALICE, get('pods', 'a'))).toBe(true);
    expect(rights.isAllowed(ALICE, get('pods', 'b'))).toBe(false);
    expect(rights.isAllowed(ALICE, get('pods'))).toBe(false);
  });

  it('of the whole cluster grants in every namespace, and what is in none', () => {
    const rights = rightsOf(
      clusterRole('reader', { verbs: ['get'], resources: ['pods', 'nodes'] }),
      binding('b', 'ClusterRole/reader', ['User/alice']),
    );
    expect(rights.isAllowed(ALICE, get('pods', 'a'))).toBe(true);
    expect(rights.isAllowed(ALICE, get('nodes'))).toBe(true);
  });

  it('finds a Role in its own namespace alone', () => {
    const rights = rightsOf(
      role('reader', 'a', { verbs: ['get'], resources: ['pods'] }),
      binding('b', 'Role/reader', ['User/alice'], 'a'),
      binding('b', 'Role/reader', ['User/alice'], 'b'),
    );
    expect(rights.isAllowed(ALICE, get('pods', 'a'))).toBe(true);
    expect(rights.isAllowed(ALICE, get('pods', 'b'))).toBe(false);
  });

  it('of a role that does not exist grants nothing, and is shown as such', () => {
    const rights = rightsOf(binding('b', 'ClusterRole/gone', ['User/alice'], 'a'));
    const [grant] = rights.grantsOf(ALICE).filter(({ binding: { isBuiltIn } }) => !isBuiltIn);
    expect(grant).toMatchObject({ namespace: 'a', role: { name: 'gone' }, rules: [] });
    expect(grant).not.toHaveProperty('rolePlace');
  });

  it('of a group grants to its members, and to nobody else', () => {
    const rights = rightsOf(
      clusterRole('reader', { verbs: ['get'], resources: ['pods'] }),
      binding('b', 'ClusterRole/reader', ['Group/team'], 'a'),
    );
    expect(rights.isAllowed(TEAM, get('pods', 'a'))).toBe(true);
    expect(rights.isAllowed(ALICE, get('pods', 'a'))).toBe(false);
    expect(rights.isAllowed(ALICE, get('pods', 'a'), ['team'])).toBe(true);
  });
});

describe('a service account', () => {
  const reader = clusterRole('reader', { verbs: ['get'], resources: ['pods'] });

  it.each([
    ['by its name', 'ServiceAccount/ci/robot'],
    ['as the user that it signs in as', 'User/system:serviceaccount:ci:robot'],
    ['through the accounts of its namespace', 'Group/system:serviceaccounts:ci'],
    ['through all accounts', 'Group/system:serviceaccounts'],
    ['through everybody who has signed in', 'Group/system:authenticated'],
  ])('is granted something %s', (_, subject) => {
    const rights = rightsOf(reader, binding('b', 'ClusterRole/reader', [subject], 'a'));
    expect(rights.isAllowed(ROBOT, get('pods', 'a'))).toBe(true);
  });

  it('is not granted what accounts of another namespace are', () => {
    const rights = rightsOf(
      reader,
      binding('b', 'ClusterRole/reader', ['Group/system:serviceaccounts:other'], 'a'),
    );
    expect(rights.isAllowed(ROBOT, get('pods', 'a'))).toBe(false);
  });

  it('without a namespace is in that of its RoleBinding', () => {
    const rights = rightsOf(reader, binding('b', 'ClusterRole/reader', ['ServiceAccount//x'], 'a'));
    const account: Subject = { kind: 'ServiceAccount', namespace: 'a', name: 'x' };
    expect(rights.isAllowed(account, get('pods', 'a'))).toBe(true);
  });

  it('is one subject, however bindings call it', () => {
    const rights = rightsOf(
      reader,
      binding('b', 'ClusterRole/reader', ['ServiceAccount/ci/robot'], 'a'),
      binding('c', 'ClusterRole/reader', ['User/system:serviceaccount:ci:robot'], 'b'),
    );
    expect(rights.subjects()).toEqual([ROBOT]);
  });
});

describe('what every cluster has', () => {
  it('lets everybody who has signed in ask what they may do', () => {
    const ask = {
      verb: 'create',
      group: 'authorization.k8s.io',
      resource: 'selfsubjectaccessreviews',
    };
    expect(rightsOf().isAllowed(ALICE, ask)).toBe(true);
    expect(rightsOf().isAllowed({ kind: 'User', name: 'system:anonymous' }, ask)).toBe(false);
  });

  it('lets anybody read the version and the health', () => {
    const anonymous: Subject = { kind: 'User', name: 'system:anonymous' };
    expect(rightsOf().isAllowed(anonymous, { verb: 'get', path: '/version' })).toBe(true);
    expect(rightsOf().isAllowed(anonymous, { verb: 'get', path: '/metrics' })).toBe(false);
  });

  it('lets the group system:masters do everything, with no binding at all', () => {
    const rights = new Rights([], []);
    expect(rights.isAllowed({ kind: 'Group', name: 'system:masters' }, get('secrets', 'a'))).toBe(
      true,
    );
    expect(rights.isAllowed(ALICE, get('secrets', 'a'), ['system:masters'])).toBe(true);
  });

  it('has the roles view, edit, admin and cluster-admin', () => {
    const rights = rightsOf(
      binding('v', 'ClusterRole/view', ['User/viewer'], 'a'),
      binding('e', 'ClusterRole/edit', ['User/editor'], 'a'),
      binding('x', 'ClusterRole/admin', ['User/admin'], 'a'),
      binding('c', 'ClusterRole/cluster-admin', ['User/owner'], 'a'),
    );
    const may = (resource: string, group = '') =>
      rights
        .whoCan({ verb: 'create', group, resource, namespace: 'a' })
        .filter(({ grants }) => grants.some(({ binding: { isBuiltIn } }) => !isBuiltIn))
        .map(({ subject: { name } }) => name);
    expect(may('pods')).toEqual(['admin', 'editor', 'owner']);
    expect(may('rolebindings', 'rbac.authorization.k8s.io')).toEqual(['admin', 'owner']);
    expect(may('resourcequotas')).toEqual(['owner']);
    expect(rights.isAllowed({ kind: 'User', name: 'viewer' }, get('pods', 'a'))).toBe(true);
    expect(rights.isAllowed({ kind: 'User', name: 'viewer' }, get('secrets', 'a'))).toBe(false);
  });

  it('is replaced by an object with the same name', () => {
    const rights = rightsOf(
      clusterRole('cluster-admin', { verbs: ['get'], resources: ['pods'] }),
      binding('c', 'ClusterRole/cluster-admin', ['User/alice']),
    );
    expect(rights.isAllowed(ALICE, get('secrets', 'a'))).toBe(false);
  });

  it('is not among the subjects', () => {
    expect(rightsOf().subjects()).toEqual([]);
  });
});

describe('the question who can', () => {
  const rights = rightsOf(
    clusterRole('reader', { verbs: ['get'], resources: ['pods'] }),
    clusterRole('writer', { verbs: ['*'], resources: ['pods'] }),
    binding('readers', 'ClusterRole/reader', ['Group/team', 'User/alice'], 'a'),
    binding('writers', 'ClusterRole/writer', ['User/alice'], 'a'),
    binding('robots', 'ClusterRole/writer', ['ServiceAccount/ci/robot'], 'b'),
  );
  const own = (holders: ReturnType<Rights['whoCan']>) =>
    holders.flatMap(({ subject, grants }) => {
      const stated = grants.filter(({ binding: { isBuiltIn } }) => !isBuiltIn);
      return stated.length === 0 ? [] : [[subject, stated.map(({ role: { name } }) => name)]];
    });

  it('names everybody whom a binding names, with the roles that permit it', () => {
    expect(own(rights.whoCan(get('pods', 'a')))).toEqual([
      [TEAM, ['reader']],
      [ALICE, ['reader', 'writer']],
    ]);
  });

  it('without a namespace is about all of them, if so asked', () => {
    expect(own(rights.whoCan({ ...get('pods'), verb: 'delete' }))).toEqual([]);
    expect(own(rights.whoCanAnywhere({ ...get('pods'), verb: 'delete' }))).toEqual([
      [ALICE, ['writer']],
      [ROBOT, ['writer']],
    ]);
  });
});

it('only roles and bindings are looked at', () => {
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n';
  expect(new Rights(objectsIn(text, 'x.yaml')).subjects()).toEqual([]);
});
