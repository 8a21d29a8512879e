import { ApiObject } from 'cdk8s';
import { GuardRails, Platform } from '../../../lib';
import { findingsOf } from '../errors';
import { chart, defaultObject, namesIn, objectsIn } from '../objects';

const NEWEST = new GuardRails(chart(), 'rails', { kubernetesVersion: '1.36' });

test('defaults: the policies of a platform that says nothing', () => {
  const platform = new Platform(chart(), 'platform');
  expect(objectsIn(new GuardRails(chart(), 'rails'))).toEqual(objectsIn(platform.guardRails));
});

test('defaultChild: the first policy', () => {
  expect(defaultObject(NEWEST)).toBe('ValidatingAdmissionPolicy tenant-pods');
});

describe.each(NEWEST.node.children.map((rail) => [rail.node.id, rail]))('%s', (_id, rail) => {
  test('defaults: each of its policies has a binding', () => {
    const names = namesIn(rail);
    const policies = names.filter((name) => /Policy /.test(name));
    expect(policies.length).toBeGreaterThan(0);
    for (const policy of policies) {
      expect(names).toContain(policy.replace('Policy ', 'PolicyBinding '));
    }
    expect(names).toHaveLength(2 * policies.length);
  });

  test('defaultChild: its first policy', () => {
    expect(ApiObject.of(rail).kind).toMatch(/AdmissionPolicy$/);
    expect(defaultObject(rail)).toBe(namesIn(rail)[0]);
  });
});

test('policies that change requests come with Kubernetes 1.36', () => {
  const mutating = (rails: GuardRails): string[] =>
    namesIn(rails).filter((name) => name.startsWith('MutatingAdmissionPolicy '));
  expect(mutating(new GuardRails(chart(), 'rails', { kubernetesVersion: '1.35' }))).toEqual([]);
  expect(mutating(NEWEST)).toEqual([
    'MutatingAdmissionPolicy burst-limits',
    'MutatingAdmissionPolicy pod-totals',
    'MutatingAdmissionPolicy own-work-stamp',
  ]);
});

test.each([
  [{ kubernetesVersion: '1.2' }, 'VERSION_INVALID', 'kubernetesVersion'],
  [{ reconcilers: ['system:masters'] }, 'SUBJECT_FORBIDDEN', 'reconcilers.0'],
  [{ controllers: [{ serviceAccount: 'x' }] }, 'SUBJECT_INVALID', 'controllers.0.serviceAccount'],
  [{ kinds: [{ group: '*', resource: 'runs' }] }, 'KIND_INVALID', 'kinds.0'],
])('refuses %j, as a platform does', (props, code, path) => {
  const [first] = findingsOf(() => new GuardRails(chart(), 'rails', props));
  expect([first!.code, first!.path.join('.')]).toEqual([code, path]);
});
