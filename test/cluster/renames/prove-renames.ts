import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Battery } from '../battery/attack';
import { manifest } from '../battery/calls';
import type { Deliverer } from './deliverer';
import { Checkout } from './fleets';
import { GitopsEngine, type Layout } from './gitops-engine';
import { TenantLife } from './tenant-life';

/** The life of tenants, delivered by an engine that stops after each write and lets us look. */
export async function proveRenames(battery: Battery): Promise<void> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cdk8s-tenancy-renames-'));
  const { plane, recorder } = battery;
  const check = (title: string, problem: string | undefined): void =>
    recorder.check('rename', title, problem);
  try {
    await setTheStage(battery);
    const deliverer = enginesOn(battery);
    await new TenantLife({ plane, check, deliverer, checkout: new Checkout(folder) }).prove();
  } catch (error) {
    check('renames can be delivered', (error as Error).message);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

/** The engine may do everything, as the engines of most clusters, and is no member of `system:masters`. */
async function setTheStage({ plane }: Battery): Promise<void> {
  const rbac = 'rbac.authorization.k8s.io';
  const account = { name: 'renaming-engine', namespace: 'flux-system' };
  await plane.apply([
    {
      ...manifest('clusterrolebindings', { metadata: { name: 'renaming-engine' } }),
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    },
  ]);
}

/** One engine for each layout, which remembers what it delivered. */
function enginesOn({ plane }: Battery): Deliverer {
  const engines = new Map<Layout, GitopsEngine>();
  return {
    async deliver(tree, { layout, order }, { atGuards }) {
      const engine = engines.get(layout) ?? new GitopsEngine(plane, layout);
      engines.set(layout, engine);
      // Access reviews after each of thousands of writes would take minutes: the proof with Flux has them.
      await engine.deliver(tree, order, (what) => atGuards(`after ${what}`));
    },
  };
}
