import { ManagedNamespaces } from '../../../lib/constructs/guard-rails/managed-namespaces';
import { guardAnnotations } from '../../../lib/plan/ownership';
import { Tenant } from '../../../lib';
import { platformOf } from '../forms';
import { chart, namesIn, objectIn, objectsIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

const guardRail = new ManagedNamespaces(chart(), 'guard-rail', { reconcilers: [{ user: 'dave' }] });
const policy = policySpec(guardRail, 'managed-namespaces');

/** Whether the policy lets nobody change a key. */
function isFrozen(key: string): boolean {
  const [keys, domains] = [...variableOf(policy, 'frozen').matchAll(/\[('[^\]]+)\]/g)].map(
    ([, list]) => list!.split(', ').map((text) => text.slice(1, -1)),
  );
  return keys!.includes(key) || domains!.some((domain) => `.${key}`.includes(`.${domain}/`));
}

test('defaults: one policy and its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy managed-namespaces',
    'ValidatingAdmissionPolicyBinding managed-namespaces',
  ]);
});

test('it is bound without a selector, which would look at the new labels', () => {
  const { spec } = objectIn(guardRail, 'ValidatingAdmissionPolicyBinding', 'managed-namespaces');
  expect(spec).toEqual({ policyName: 'managed-namespaces', validationActions: ['Deny'] });
});

test('its rail is switched off by the namespace as it was', () => {
  expect(variableOf(policy, 'off')).toMatch(/^oldObject == null \? \[\] : .* oldObject\.metadata/);
  expect(railOf(policy)).toBe('managedObjects');
});

test('all ways to write a namespace are judged', () => {
  expect(rulesOf(policy)).toEqual([
    'CREATE,UPDATE,DELETE namespaces',
    'UPDATE namespaces/finalize,namespaces/status',
  ]);
});

test('every key that we write is frozen', () => {
  const tenant = new Tenant(chart(), 'tenant', {
    name: 'vision',
    costCenter: 'ENG-1',
    department: 'Data Science',
    contact: 'vision@example.com',
    admins: ['alice'],
    namespaces: 'single',
    access: 'selfService',
    platform: platformOf(),
  });
  const { metadata } = objectsIn(tenant).find(({ kind }) => kind === 'Namespace')!;
  const keys = [...Object.keys(metadata.labels!), ...Object.keys(metadata.annotations!)];
  expect(keys).toEqual(expect.arrayContaining(Object.keys(guardAnnotations('active'))));
  expect(keys.filter((key) => !isFrozen(key))).toEqual([]);
});

test.each([
  'istio-injection',
  'istio.io/rev',
  'topology.istio.io/network',
  'config.linkerd.io/skip-outbound-ports',
  'kueue.x-k8s.io/managed',
  'resource.k8s.io/admin-access',
  'resource.kubernetes.io/admin-access',
  'scheduler.alpha.kubernetes.io/node-selector',
  'argocd.argoproj.io/compare-options',
  'argocd.argoproj.io/managed-by',
  'argocd.argoproj.io/tracking-id',
  'kustomize.toolkit.fluxcd.io/name',
  'kustomize.toolkit.fluxcd.io/reconcile',
  'kustomize.toolkit.fluxcd.io/ssa',
])('%s opens something, and is frozen', (key) => {
  expect(isFrozen(key)).toBe(true);
});

test.each([
  'field.cattle.io/projectId',
  'openshift.io/sa.scc.uid-range',
  'velero.io/backup-name',
  'team',
  'notistio.io/rev',
  'kubernetes.io/metadata.name',
])('%s is somebody’s note, and free', (key) => {
  expect(isFrozen(key)).toBe(false);
});
