import * as fs from 'node:fs';
import * as path from 'node:path';
import type { ControlPlane } from '../../control-plane';
import { FLUX_USER } from '../controller';
import { readChanges } from '../audit';
import { fleet, tenant, writeTree } from '../fleets';
import { type Scene, deliver, isGone, isGuard, missing } from '../scene';

const inNamespace = (namespace: string, rest: string) => `/api/v1/namespaces/${namespace}${rest}`;

const bindings = (namespace: string) =>
  `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}/rolebindings/admins`;

/** What vanishes from Git: grants go, guards and data stay, until somebody says that a namespace is given up. */
export async function losses(scene: Scene): Promise<void> {
  const { plane, folder, check } = scene;
  const names = ['keeper', 'loser', 'mover'];
  const text = fleet(names.map((name) => tenant(name)));
  const dist = await writeTree(text, `${folder}/losses`);
  await deliver(scene, dist);
  const data = { apiVersion: 'v1', kind: 'ConfigMap' };
  await plane.apply(
    names.map((name) => ({ ...data, metadata: { name: 'data', namespace: `ml-${name}` } })),
  );
  const account = await uidOf(plane, 'ml-loser');

  // A file of guards, those of the platform, and one tenant with all its stages.
  const without = `${folder}/without`;
  fs.cpSync(dist, path.join(without, 'dist'), { recursive: true });
  const lost = path.join(without, 'dist');
  fs.rmSync(path.join(lost, 'platform/guard-rails.k8s.yaml'));
  fs.rmSync(path.join(lost, 'tenants/mover'), { recursive: true });
  fs.rmSync(path.join(lost, 'access/mover'), { recursive: true });
  for (const folderOfOwner of ['tenants', 'access']) {
    fs.rmSync(path.join(lost, folderOfOwner, 'loser'), { recursive: true });
  }
  fs.rmSync(path.join(lost, 'delivery/flux/tenants/loser.k8s.yaml'));
  await deliver(scene, lost, ['tenancy-tenants-mover', 'tenancy-access-mover']);
  check(
    'a lost tenant: its grants go',
    (await isGone(plane, bindings('ml-loser'))) ? undefined : 'they stay',
  );
  check(
    'lost files: guards and guard rails stay',
    await missing(scene, dist, (file) => /^(?:tenants|platform)[/]/.test(file), isGuard),
  );
  for (const name of names) {
    const { status } = await plane.request('GET', inNamespace(`ml-${name}`, '/configmaps/data'));
    check(`lost files: the data of ${name} stays`, status === 200 ? undefined : `${status}`);
  }

  await deliver(scene, dist);
  check('files that come back: everything is as it was', await missing(scene, dist));
  const again = await uidOf(plane, 'ml-loser');
  check(
    'files that come back: accounts are the same, and so are the tokens in running pods',
    again === account ? undefined : `${account} became ${again}`,
  );
  await givenUp(scene, dist);
}

/** `state: removed`, and then no entry: the namespace goes, and its network policies not before it. */
async function givenUp(scene: Scene, before: string): Promise<void> {
  const { plane, check, auditLog } = scene;
  const folder = path.dirname(before);
  const kept = [tenant('keeper'), tenant('mover')];
  const removed = await writeTree(fleet([...kept, tenant('loser', 'state: removed')]), folder);
  await deliver(scene, removed);
  const { status } = await plane.request('GET', inNamespace('ml-loser', '/configmaps/data'));
  check(
    'state: removed: the data stays until the entry is gone',
    status === 200 ? undefined : `${status}`,
  );

  await deliver(scene, await writeTree(fleet(kept), folder));
  check(
    'state: removed: the namespace goes with the entry',
    (await isGone(plane, '/api/v1/namespaces/ml-loser')) ? undefined : 'it stays',
  );
  const taken = readChanges(auditLog).filter(
    ({ verb, resource, namespace, user }) =>
      verb === 'delete' &&
      namespace === 'ml-loser' &&
      user === FLUX_USER &&
      ['networkpolicies', 'resourcequotas', 'limitranges'].includes(resource),
  );
  const guards = taken.filter(({ name }) =>
    ['default-deny', 'namespace', 'defaults'].includes(name),
  );
  check(
    'state: removed: Flux takes no guard from pods that are still ending',
    guards.length === 0 ? undefined : guards.map(({ resource }) => resource).join(', '),
  );
}

async function uidOf(plane: ControlPlane, namespace: string): Promise<string> {
  const { body } = await plane.request('GET', inNamespace(namespace, '/serviceaccounts/default'));
  return body.metadata.uid;
}
