import { waitFor } from '../../wait';
import { type DriftScene, askDrift, titles } from '../scene';

/** What is missing, what is ours and in no file, and what others added in tenants' namespaces. */
export async function additions(scene: DriftScene): Promise<void> {
  const { plane, check, objects } = scene;
  const quota = objects.find(({ kind }) => kind === 'ResourceQuota')!;
  const { namespace } = quota.metadata;
  const ours = { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' };
  const path = (await plane.findPath(quota))!;
  await plane.request('DELETE', path);
  const added = [
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'friend', namespace },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'admin' },
      subjects: [{ kind: 'User', name: 'eve@example.com', apiGroup: 'rbac.authorization.k8s.io' }],
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'open', namespace },
      spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'closed', namespace },
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    },
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'second', namespace },
      spec: { hard: { pods: '5' } },
    },
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'ml-forgotten', labels: ours },
    },
  ];
  await plane.apply(added);
  const { report, status } = await askDrift(scene);
  const found = titles(report);
  const says = (pattern: RegExp): string | undefined =>
    found.some((title) => pattern.test(title)) ? undefined : found.join('; ');
  check('a missing quota is said', says(new RegExp(`^missing ResourceQuota ${namespace}/`)));
  check('a namespace of ours in no file is said', says(/^unknown Namespace \/ml-forgotten/));
  const words = report.foreign.map(({ name, adds }) => `${name} ${adds}`).join('\n');
  check(
    'a binding of somebody else is said, with what it gives',
    /^friend gives User eve@example.com the role ClusterRole\/admin, which may /m.test(words)
      ? undefined
      : words,
  );
  check(
    'an opening is said',
    /^open opens traffic from everywhere on all ports$/m.test(words) ? undefined : words,
  );
  check('a policy that opens nothing is none', /^closed/m.test(words) ? words : undefined);
  check('a second quota is said', /^second caps pods 5/m.test(words) ? undefined : words);
  check('nothing else is said', found.length === 5 ? undefined : found.join('; '));
  check('the status is 1', status === 1 ? undefined : String(status));
  const paths = await Promise.all(added.map((object) => plane.findPath(object)));
  for (const path of paths) await plane.request('DELETE', path!);
  for (const path of paths) {
    // A namespace is there until its controller has looked for what is in it.
    await waitFor(async () => (await plane.request('GET', path!)).status === 404, {
      what: `the end of ${path}`,
    });
  }
  await plane.apply([quota], { fieldManager: 'kustomize-controller' });
}
