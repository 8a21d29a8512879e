import { stringify } from 'yaml';
import { objectsIn } from '../../../lib/verify/objects/manifest-objects';
import { KnownKinds } from '../../../lib/verify/rights/known-kinds';
import {
  type AskedRequest,
  RightsProblem,
  readRequest,
} from '../../../lib/verify/rights/request-words';
import { type RbacManifest, clusterRole } from './rbac-yaml';

function read(verb: string, resource: string, ...manifests: readonly object[]): AskedRequest {
  const objects = objectsIn(manifests.map((one) => `---\n${stringify(one)}`).join(''), 'x.yaml');
  return readRequest({ verb, resource, namespace: 'a' }, new KnownKinds(objects), objects);
}

const DEFINITION = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'models.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { plural: 'models', singular: 'model', kind: 'Model', shortNames: ['mdl'] },
    versions: [{ name: 'v1', subresources: { status: {} } }],
  },
};

describe('a kind is found by', () => {
  it.each([
    ['its plural', 'deployments', 'apps', 'deployments'],
    ['its singular', 'deployment', 'apps', 'deployments'],
    ['its short name', 'deploy', 'apps', 'deployments'],
    ['its name in manifests', 'Deployment', 'apps', 'deployments'],
    ['its plural and its group', 'deployments.apps', 'apps', 'deployments'],
    ['its plural, its version and its group', 'deployments.v1.apps', 'apps', 'deployments'],
    ['a name of the core group first', 'events', '', 'events'],
    ['the same name with another group', 'events.events.k8s.io', 'events.k8s.io', 'events'],
    ['the plural of an engine that we know', 'rayjobs', 'ray.io', 'rayjobs'],
    ['the short name that a definition states', 'mdl', 'example.com', 'models'],
    ['the plural that a role names', 'widgets', 'shop.example.com', 'widgets'],
    [
      'a group that nobody has heard of',
      'xylophones.music.example.com',
      'music.example.com',
      'xylophones',
    ],
  ])('%s', (_, word, group, resource) => {
    const role: RbacManifest = clusterRole('r', {
      verbs: ['get'],
      apiGroups: ['shop.example.com'],
      resources: ['widgets'],
    });
    expect(read('get', word, DEFINITION, role).action).toMatchObject({ group, resource });
  });
});

describe('a request', () => {
  it('may be about a part of an object', () => {
    expect(read('create', 'po/exec')).toMatchObject({
      action: { resource: 'pods', subresource: 'exec', namespace: 'a' },
      title: 'create pods/exec',
      notes: [],
    });
  });

  it('for what is in no namespace leaves the namespace out, and says so', () => {
    const { action, notes } = read('list', 'nodes');
    expect(action).not.toHaveProperty('namespace');
    expect(notes).toEqual(['nodes are in no namespace, so -n a changes nothing.']);
  });

  it('may be about a path', () => {
    expect(read('get', '/metrics').action).toEqual({ verb: 'get', path: '/metrics' });
  });

  it('may be for everything', () => {
    expect(read('*', '*').action).toMatchObject({ verb: '*', group: '*', resource: '*' });
  });

  it('may have a verb that only roles know', () => {
    const role = clusterRole('r', { verbs: ['serve'], resources: ['pods'] });
    expect(read('serve', 'pods', role).action).toMatchObject({ verb: 'serve' });
    expect(read('impersonate-on:user-info:list', 'pods').notes).toEqual([]);
  });

  it('for a part that the kind does not have says which is near', () => {
    expect(read('create', 'pods/exce').notes).toEqual([
      'Kubernetes has no pods/exce; did you mean pods/exec?',
    ]);
    expect(read('get', 'pods/my-pod-0').notes).toEqual([
      'Kubernetes has no pods/my-pod-0; the object of that name is asked about with --name my-pod-0.',
    ]);
  });
});

describe('a request for a namespace', () => {
  const ask = (verb: string, resource: string, words: { namespace?: string; name?: string }) =>
    readRequest({ verb, resource, ...words }, new KnownKinds([]), []);

  it.each([
    ['by its name', 'delete', { name: 'shop' }],
    ['by -n', 'delete', { namespace: 'shop' }],
    ['by both', 'get', { namespace: 'shop', name: 'shop' }],
    ['by its name, whatever -n says', 'patch', { namespace: 'other', name: 'shop' }],
  ])('%s is asked in that namespace, as the API server does', (_, verb, words) => {
    const { action, scope } = ask(verb, 'namespaces', words);
    expect([scope, action]).toEqual([
      'itself',
      { verb, group: '', resource: 'namespaces', namespace: 'shop', name: 'shop' },
    ]);
  });

  it.each(['create', 'list', 'watch'])('for all of them is asked in none: %s', (verb) => {
    const { action, scope } = ask(verb, 'namespaces', { namespace: 'shop' });
    expect([scope, action]).toEqual(['cluster', { verb, group: '', resource: 'namespaces' }]);
  });
});

describe('what a new RoleBinding asks', () => {
  it('is asked in its namespace, also for a ClusterRole', () => {
    expect(read('bind', 'clusterroles').action).toMatchObject({ namespace: 'a' });
  });
});

describe('a name', () => {
  it.each([
    ['create', 'secrets', undefined],
    ['deletecollection', 'secrets', undefined],
    ['create', 'pods/exec', 'tls'],
    ['list', 'secrets', 'tls'],
  ])('counts only where the request has one: %s %s', (verb, resource, name) => {
    const words = { verb, resource, namespace: 'a', name: 'tls' };
    const { action, notes } = readRequest(words, new KnownKinds([]), []);
    expect([(action as { name?: string }).name, notes.length]).toEqual([
      name,
      name === undefined ? 1 : 0,
    ]);
  });
});

describe('a kind of an engine that is in no namespace', () => {
  it.each(['clusterqueues.kueue.x-k8s.io', 'ciliumclusterwidenetworkpolicies.cilium.io'])(
    '%s is asked about for the cluster, where no RoleBinding counts',
    (resource) => {
      const [plural = '', ...group] = resource.split('.');
      const role = clusterRole('r', {
        verbs: ['*'],
        apiGroups: [group.join('.')],
        resources: [plural],
      });
      const { action, scope } = read('create', resource, role);
      expect(scope).toBe('cluster');
      expect(action).not.toHaveProperty('namespace');
    },
  );
});

describe('a mistake is answered with what is near', () => {
  it.each([
    ['a verb', 'crate', 'pods', 'there is no verb "crate"; did you mean create?'],
    [
      'a verb of nothing',
      'frobnicate',
      'pods',
      'there is no verb "frobnicate"; verbs are get, list, watch, create, update, patch, delete, deletecollection',
    ],
    ['a kind', 'get', 'secretz', 'there is no kind "secretz"; did you mean secret?'],
    [
      'a kind with its group',
      'get',
      'deploymnts.apps',
      'there is no kind "deploymnts.apps"; did you mean deployments?',
    ],
    [
      'a kind of nothing',
      'get',
      'xylophones',
      'there is no kind "xylophones"; write its plural and its group, such as rayjobs.ray.io',
    ],
    [
      'no kind at all',
      'get',
      '',
      'there is no kind ""; write its plural and its group, such as rayjobs.ray.io',
    ],
    [
      'a method of a path',
      'lst',
      '/metrics',
      'there is no verb "lst"; verbs are get, head, post, put, patch, delete, options',
    ],
  ])('%s', (_, verb, resource, message) => {
    expect(() => read(verb, resource)).toThrow(new RightsProblem(message));
  });
});
