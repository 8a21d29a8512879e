import { waitFor } from '../../wait';
import { fleet, tenant, writeTree } from '../fleets';
import { type Scene, deliver } from '../scene';
import { reconcileAgain } from '../stages';

/** An operator with rights on namespaces, as many have them. */
const OPERATOR = 'system:serviceaccount:kube-public:operator';

/** What people and programs try in the cluster, and what happens to it. */
export async function meddling(scene: Scene): Promise<void> {
  const { plane, folder, check } = scene;
  await deliver(scene, await writeTree(fleet([tenant('vision')]), `${folder}/meddling`));
  await plane.apply([
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'namespaces' },
      rules: [{ apiGroups: [''], resources: ['namespaces'], verbs: ['get', 'patch', 'update'] }],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'namespaces' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'namespaces' },
      subjects: [{ kind: 'ServiceAccount', name: 'operator', namespace: 'kube-public' }],
    },
  ]);
  const annotate = (key: string) =>
    plane.request(
      'PATCH',
      '/api/v1/namespaces/ml-vision',
      { metadata: { annotations: { [key]: 'disabled' } } },
      { as: OPERATOR, contentType: 'application/merge-patch+json' },
    );
  const { status } = await annotate('kustomize.toolkit.fluxcd.io/reconcile');
  check(
    'Flux cannot be told to look away from a namespace',
    status === 403 ? undefined : `${status}`,
  );
  const { status: other } = await annotate('example.com/seen');
  check('the same operator may write other annotations', other === 200 ? undefined : `${other}`);

  const policy = '/apis/networking.k8s.io/v1/namespaces/ml-vision/networkpolicies/default-deny';
  await plane.request('DELETE', policy);
  await reconcileAgain(plane);
  const isBack = await waitFor(async () => (await plane.request('GET', policy)).status === 200, {
    what: 'the policy to be back',
    seconds: 30,
  }).catch(() => false);
  check('a guard that an administrator deletes comes back', isBack ? undefined : 'it does not');
}
