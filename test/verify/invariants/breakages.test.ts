import { join } from 'node:path';
import { INVARIANTS } from '../../../lib/verify/invariants/all-invariants';
import { folderObjects } from '../../../lib/verify/objects/folder-objects';
import { verifyObjects } from '../../../lib/verify/verify-objects';
import { BREAKAGES, ChangedTree } from './breakages';

const OBJECTS = [...folderObjects(join(__dirname, '../../fixtures/kueue/dist'))];

function brokenIn(objects: ConstructorParameters<typeof ChangedTree>[0]): string[] {
  return verifyObjects(objects).verdicts.flatMap(({ invariant, defects }) =>
    defects.length > 0 ? invariant.id : [],
  );
}

test('nothing is broken in the tree before anybody changes it', () =>
  expect(brokenIn(OBJECTS)).toEqual([]));

test.each(BREAKAGES)('%s finds %s', (id, _, change) => {
  const tree = new ChangedTree([...OBJECTS]);
  change(tree);
  expect(brokenIn(tree.objects)).toContain(id);
});

const META = `metadata: {name: more, namespace: ml-vision-prod}`;
const POLICY = `apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, ${META}`;
const WEB = 'podSelector: {matchLabels: {app: web}}';

test.each([
  [
    'the internet alone may call, as a load balancer needs it',
    `{${POLICY}, spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16]}}]}]}}`,
  ],
  [
    'all private addresses may call',
    `{${POLICY}, spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}}`,
  ],
  [
    'some namespaces are chosen by a list of names',
    `{${POLICY}, spec: {podSelector: {}, ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [a, b]}]}}]}]}}`,
  ],
  [
    'a policy has pods of its own',
    `{${POLICY}, spec: {${WEB}}}\n---\n{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: ml-vision-prod, labels: {app: web, b: c}}}`,
  ],
  ['a policy is for pods that the folder does not have', `{${POLICY}, spec: {${WEB}}}`],
  [
    'a storage driver of the platform may do what Kubernetes has a role for',
    `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: more},
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: system:persistent-volume-provisioner},
      subjects: [{kind: ServiceAccount, name: csi, namespace: storage}]}`,
  ],
  [
    'people may do what Kubernetes has a harmless role for',
    `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: more},
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: system:discovery},
      subjects: [{kind: Group, name: vision}]}`,
  ],
  [
    'an operator may make the pods of a policy',
    `{${POLICY}, spec: {${WEB}}}\n---\n{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: ml-vision-prod}}\n---\n{apiVersion: ray.io/v1, kind: RayCluster, ${META}}`,
  ],
])('nothing is broken where %s', (_, yaml) => {
  const tree = new ChangedTree([...OBJECTS]);
  tree.add(yaml);
  expect(brokenIn(tree.objects)).toEqual([]);
});

test('a policy for one team says nothing about the namespaces of others', () => {
  const kind = 'ValidatingAdmissionPolicyBinding';
  const tree = new ChangedTree(OBJECTS.filter((object) => object.kind !== kind));
  tree.add(
    `{apiVersion: admissionregistration.k8s.io/v1, kind: ${kind}, metadata: {name: more},
      spec: {policyName: tenant-pods, validationActions: [Deny],
        matchResources: {namespaceSelector: {matchLabels: {tenant: vision}}}}}`,
  );
  expect(brokenIn(tree.objects)).not.toContain('admission-policies-choose-namespaces');
});

test('every invariant is broken once', () => {
  const broken = new Set(BREAKAGES.map(([id]) => id));
  const ofObjects = INVARIANTS.filter(
    ({ each, whole }) => each !== undefined || whole !== undefined,
  );
  expect(ofObjects.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
});
