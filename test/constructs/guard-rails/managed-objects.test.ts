import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { NetworkEngine } from '../../../lib/fleet/model/props';
import { ManagedObjects } from '../../../lib/constructs/guard-rails/managed-objects';
import { OURS } from '../keep';
import { chart, namesIn, objectIn } from '../objects';
import { policySpec, railOf, rulesOf } from './policy-spec';

const FLUX = { serviceAccount: 'flux-system/kustomize-controller' };
const guardRailOf = (engine: NetworkEngine): ManagedObjects =>
  new ManagedObjects(chart(), 'guard-rail', { reconcilers: [FLUX], engine });
const guardRail = guardRailOf('kubernetes');
const policy = policySpec(guardRail, 'managed-objects');

test('defaults: one policy and its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy managed-objects',
    'ValidatingAdmissionPolicyBinding managed-objects',
  ]);
  expect(railOf(policy)).toBe('managedObjects');
});

test('every kind that we write is judged, but those that admission does not judge', () => {
  expect(rulesOf(policy)).toEqual([
    'CREATE,UPDATE,DELETE configmaps,limitranges,resourcequotas,serviceaccounts',
    'CREATE,UPDATE,DELETE networkpolicies',
    'CREATE,UPDATE,DELETE clusternetworkpolicies',
    'CREATE,UPDATE,DELETE clusterrolebindings,clusterroles,rolebindings,roles',
    'CREATE,UPDATE,DELETE priorityclasses',
    'UPDATE resourcequotas/status',
  ]);
});

test.each(['cilium', 'calico', 'calico-staged'])(
  'what the fixture %s has for its network engine is judged as well',
  (fixture) => {
    const folder = join(__dirname, '../../fixtures', fixture, 'dist');
    const [engine] = fixture.split('-') as [NetworkEngine];
    const rules = rulesOf(policySpec(guardRailOf(engine), 'managed-objects')).join();
    const kinds = new Set(
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.yaml'))
        .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')))
        .map((document) => document.toJS() as { apiVersion: string; kind: string })
        .filter(({ apiVersion }) => /^(cilium\.io|projectcalico\.org)\//.test(apiVersion))
        .map(({ kind }) =>
          kind.toLowerCase().replace(/(y|)$/, (end) => (end === 'y' ? 'ies' : 's')),
        ),
    );
    expect(kinds.size).toBeGreaterThan(1);
    for (const kind of kinds) expect(rules).toMatch(new RegExp(`[ ,]${kind}(,|$)`));
  },
);

test('only what carries our label, before or after, is looked at', () => {
  expect(policy.matchConstraints).toMatchObject({ objectSelector: { matchLabels: OURS } });
});

test('Kubernetes itself, reconcilers and administrators pass, and nobody else', () => {
  expect(policy.matchConditions!.map(({ name }) => name)).toEqual([
    'not-by-kubernetes-itself',
    'not-by-reconcilers',
    'not-by-managers',
  ]);
  const [, reconcilers, managers] = policy.matchConditions!;
  expect(reconcilers!.expression).toContain('system:serviceaccount:flux-system:kustomize-controll');
  expect(managers!.expression).toContain("group('cdk8s-tenancy').resource('managedobjects')");
});

test('what was ours stays as it is, and nothing becomes ours', () => {
  const [old, forged] = policy.validations;
  expect(old!.expression).toContain('oldObject != null && oldObject.metadata');
  expect(forged!.expression).toContain('object != null && object.metadata');
  for (const { messageExpression } of policy.validations) {
    expect(messageExpression).toContain('`platform.reconcilers`');
  }
});

test('it is bound to the namespaces that are ours', () => {
  const { spec } = objectIn(guardRail, 'ValidatingAdmissionPolicyBinding', 'managed-objects');
  expect(spec.matchResources).toEqual({ namespaceSelector: { matchLabels: OURS } });
});
