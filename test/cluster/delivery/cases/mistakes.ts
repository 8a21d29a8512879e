import { fleet, stageNames, tenant, writeTree } from '../fleets';
import { type Scene, deliver, exists, missing } from '../scene';
import { waitForStages } from '../stages';

const BINDING = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' };

/** What is wrong with one tenant, or with one engine, holds up nothing else. */
export async function mistakes(scene: Scene): Promise<void> {
  await oneTenant(scene);
  await missingKind(scene);
}

/** A binding of the name that tenants.yaml uses, with a role that cannot be changed any more. */
async function oneTenant(scene: Scene): Promise<void> {
  const { plane, folder, repository, check } = scene;
  const where = `${folder}/mistakes`;
  const first = fleet([
    tenant('clumsy').replace(/ +users.*\n/, ''),
    tenant('other', 'viewers: [gone@example.com]'),
  ]);
  await deliver(scene, await writeTree(first, where));
  await plane.apply([
    {
      ...BINDING,
      metadata: { name: 'users', namespace: 'ml-clumsy' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [],
    },
  ]);
  const dist = await writeTree(fleet([tenant('clumsy'), tenant('other')]), where);
  const viewers = { ...BINDING, metadata: { name: 'viewers', namespace: 'ml-other' } };
  const failing = ['tenancy-access-clumsy'];
  await deliver(scene, dist, failing);
  check(
    "a binding that cannot be changed: another tenant's person goes all the same",
    (await exists(plane, viewers)) ? 'the binding is still there' : undefined,
  );
  check(
    'a binding that cannot be changed: the guards of its tenant arrive',
    await missing(scene, dist, (file) => file.startsWith('tenants/clumsy/')),
  );
  await plane.request(
    'DELETE',
    (await plane.findPath({ ...BINDING, metadata: { name: 'users', namespace: 'ml-clumsy' } }))!,
  );
  const revision = await repository.publish(dist);
  await waitForStages(plane, stageNames(dist), revision);
  check('once it is gone, the rest arrives', await missing(scene, dist));
}

/** A cluster without the kind of an optional engine. */
async function missingKind(scene: Scene): Promise<void> {
  const { folder, check, plane } = scene;
  const text = fleet([tenant('bordered'), tenant('plain')], 'clusterNetworkPolicy: true\n');
  const dist = await writeTree(text, `${folder}/missing-kind`);
  const held = ['tenancy-network', 'tenancy-access-bordered', 'tenancy-access-plain'];
  await deliver(scene, dist, held);
  const isElsewhere = (file: string) => !/^(?:network|access)[/]/.test(file);
  check('a missing kind: all guards arrive', await missing(scene, dist, isElsewhere));
  check(
    'a missing kind: nobody gets rights behind a border that is not there',
    (await exists(plane, { ...BINDING, metadata: { name: 'admins', namespace: 'ml-bordered' } }))
      ? 'the admins are bound'
      : undefined,
  );
}
