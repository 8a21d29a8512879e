import { type RbacRule, ruleAllows } from '../../../lib/verify/rights/rbac-rule';
import type { Action } from '../../../lib/verify/rights/rbac-action';

const NOTHING: RbacRule = {
  verbs: [],
  apiGroups: [],
  resources: [],
  resourceNames: [],
  nonResourceURLs: [],
};

const PODS: RbacRule = { ...NOTHING, verbs: ['get'], apiGroups: [''], resources: ['pods'] };

const GET_POD: Action = { verb: 'get', group: '', resource: 'pods', namespace: 'a', name: 'x' };

describe('a rule permits', () => {
  it.each<[string, RbacRule, Action]>([
    ['what it states', PODS, GET_POD],
    ['every verb', { ...PODS, verbs: ['*'] }, { ...GET_POD, verb: 'impersonate' }],
    ['every group', { ...PODS, apiGroups: ['*'] }, { ...GET_POD, group: 'metrics.k8s.io' }],
    ['every resource', { ...PODS, resources: ['*'] }, { ...GET_POD, resource: 'secrets' }],
    [
      'subresources with every resource',
      { ...PODS, resources: ['*'] },
      { ...GET_POD, subresource: 'exec' },
    ],
    [
      'a subresource that it states',
      { ...PODS, resources: ['pods/exec'] },
      { ...GET_POD, subresource: 'exec' },
    ],
    [
      'a subresource of every resource',
      { ...PODS, resources: ['*/scale'] },
      { ...GET_POD, resource: 'deployments', subresource: 'scale' },
    ],
    ['an object by its name', { ...PODS, resourceNames: ['w', 'x'] }, GET_POD],
    [
      'a list that selects one name',
      { ...PODS, verbs: ['list'], resourceNames: ['x'] },
      { ...GET_POD, verb: 'list' },
    ],
    [
      'a path',
      { ...NOTHING, verbs: ['get'], nonResourceURLs: ['/healthz'] },
      { verb: 'get', path: '/healthz' },
    ],
    [
      'everything below a path',
      { ...NOTHING, verbs: ['get'], nonResourceURLs: ['/healthz/*'] },
      { verb: 'get', path: '/healthz/etcd' },
    ],
    [
      'every path',
      { ...NOTHING, verbs: ['*'], nonResourceURLs: ['*'] },
      { verb: 'post', path: '/anything' },
    ],
  ])('%s', (_, rule, action) => {
    expect(ruleAllows(rule, action)).toBe(true);
  });
});

describe('a rule does not permit', () => {
  it.each<[string, RbacRule, Action]>([
    ['another verb', PODS, { ...GET_POD, verb: 'list' }],
    ['the same resource of another group', PODS, { ...GET_POD, group: 'metrics.k8s.io' }],
    ['another resource', PODS, { ...GET_POD, resource: 'secrets' }],
    ['a subresource of what it states', PODS, { ...GET_POD, subresource: 'log' }],
    ['an object, with a rule for its subresource', { ...PODS, resources: ['pods/log'] }, GET_POD],
    [
      'an object, with a rule for a subresource of everything',
      { ...PODS, resources: ['*/log'] },
      GET_POD,
    ],
    [
      'every subresource of a resource: `pods/*` is no wildcard',
      { ...PODS, resources: ['pods/*'] },
      { ...GET_POD, subresource: 'log' },
    ],
    ['an object with another name', { ...PODS, resourceNames: ['w'] }, GET_POD],
    [
      'a list of all, with a rule for names',
      { ...PODS, verbs: ['list'], resourceNames: ['x'] },
      { verb: 'list', group: '', resource: 'pods', namespace: 'a' },
    ],
    [
      'to create an object, with a rule for names',
      { ...PODS, verbs: ['create'], resourceNames: ['x'] },
      { verb: 'create', group: '', resource: 'pods', namespace: 'a' },
    ],
    ['verbs that only start alike: `get*` is no wildcard', { ...PODS, verbs: ['ge*'] }, GET_POD],
    [
      'the path above the one it states',
      { ...NOTHING, verbs: ['get'], nonResourceURLs: ['/healthz/*'] },
      { verb: 'get', path: '/healthz' },
    ],
    [
      'paths, with a rule for every resource',
      { ...PODS, verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
      { verb: 'get', path: '/metrics' },
    ],
    [
      'resources, with a rule for every path',
      { ...NOTHING, verbs: ['*'], nonResourceURLs: ['*'] },
      GET_POD,
    ],
    ['anything, with no verb', { ...PODS, verbs: [] }, GET_POD],
    ['anything, with no group', { ...PODS, apiGroups: [] }, GET_POD],
  ])('%s', (_, rule, action) => {
    expect(ruleAllows(rule, action)).toBe(false);
  });
});
