import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import type { Tree } from '../../battery/trees';
import type { Deliverer, Looks } from '../../renames/deliverer';
import { Checkout, type Edit } from '../../renames/fleets';
import { TenantLife } from '../../renames/tenant-life';
import { sleep } from '../../wait';
import { type Scene, checkOrder, deliver } from '../scene';

/** Flux itself delivers what `before.yaml` has delivered by an engine of ours. */
const BY_FLUX: readonly Edit[] = [
  [
    'reconcilers: [{ serviceAccount: flux-system/renaming-engine }]',
    'delivery: { engine: flux, repository: https://git.example.com/platform/tenants.git }',
  ],
];

const OFTEN_MS = 100;

/**
 * Tenants are renamed, moved, charged to another cost centre, suspended, drained and given up, and each commit arrives by
 * Flux. Meanwhile guards are tried and people's rights are asked for, again and again.
 */
export async function tenantsLife(scene: Scene): Promise<void> {
  const { plane, check } = scene;
  const folder = path.join(scene.folder, 'life');
  await fs.mkdir(folder);
  await plane.createNodes();
  await plane.apply([
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'operator' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' },
      subjects: [{ kind: 'ServiceAccount', namespace: 'ci', name: 'operator' }],
    },
  ]);
  const checkout = new Checkout(folder, BY_FLUX);
  const looked = { times: 0 };
  await new TenantLife({ plane, check, checkout, deliverer: byFlux(scene, looked) }).prove();
  checkOrder(scene, path.join(folder, 'dist'), 'all commits');
  console.log(`looked ${looked.times} times while trees arrived`);
}

function byFlux(scene: Scene, looked: { times: number }): Deliverer {
  return {
    async deliver(tree: Tree, _how, looks: Looks) {
      let isDone = false;
      const watching = (async () => {
        for (; !isDone; looked.times += 1) {
          await looks.atGuards('on the way');
          await looks.atRights('on the way');
          await sleep(OFTEN_MS);
        }
      })();
      try {
        await deliver(scene, tree.folder);
      } finally {
        isDone = true;
        await watching;
      }
    },
  };
}
