import * as fs from 'node:fs';
import * as path from 'node:path';
import { readChanges } from '../../delivery/audit';
import { fleet, objectsIn, tenant, writeTree } from '../../delivery/fleets';
import { checkOrder, isGone, isGuard, missing, versions } from '../../delivery/scene';
import { sleep } from '../../wait';
import { ARGO_USER } from '../argo-cd';
import { type Scene, waitForSync } from '../scene';

/** The repository of the platform, as `fleets.ts` names it. */
const REPOSITORY = 'https://git.example.com/platform/tenants.git';

/** Tenants of one commit: enough for the controller to be in the middle of something. */
const TENANTS_PER_KILL = 3;

/** The longest time, in milliseconds, from a commit to the kill. */
const LATEST_KILL = 4000;

/** A network policy, a quota and a limit range. Openings are grants, and go. */
const GUARDS: readonly string[] = ['default-deny', 'namespace', 'defaults'];

const fleetOf = (tenants: readonly string[], platform = ''): string =>
  fleet(tenants, platform, 'argocd');

const configMap = (namespace: string) => `/api/v1/namespaces/${namespace}/configmaps/data`;

/** What the product writes for Argo CD arrives in order, and what vanishes from Git takes no guard and no data with it. */
export async function platform(scene: Scene): Promise<void> {
  await fromScratch(scene);
  await losses(scene);
  await kills(scene);
}

async function fromScratch(scene: Scene): Promise<void> {
  const { plane, argo, folder, check } = scene;
  const names = ['keeper', 'loser', 'leaver'];
  const dist = await writeTree(fleetOf(names.map((name) => tenant(name))), `${folder}/platform`);
  const began = Date.now();
  const revision = argo.publish(REPOSITORY, path.dirname(dist));
  await plane.apply(fs.readFileSync(path.join(dist, 'delivery/argocd/root.k8s.yaml'), 'utf8'));
  await waitForSync(plane, applicationNames(dist), revision);
  console.log(`the tree is delivered in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  check('from scratch: every object arrives', await missing(scene, dist));
  checkOrder(scene, dist, 'from scratch');

  const before = await versions(scene, dist);
  await sleep(6000);
  const after = await versions(scene, dist);
  const changed = [...before].filter(([title, version]) => after.get(title) !== version);
  check('a second sync writes nothing', changed[0]?.join(' was '));
}

async function losses(scene: Scene): Promise<void> {
  const { plane, folder, check, auditLog } = scene;
  const dist = `${folder}/platform/dist`;
  const names = ['keeper', 'loser', 'leaver'];
  await plane.apply(
    names.map((name) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'data', namespace: `ml-${name}` },
    })),
  );
  // A file of guards, those of the platform, and one tenant with what delivers it.
  const lost = `${folder}/lost/dist`;
  fs.cpSync(dist, lost, { recursive: true });
  fs.rmSync(path.join(lost, 'platform/guard-rails.k8s.yaml'));
  fs.rmSync(path.join(lost, 'tenants/leaver'), { recursive: true });
  for (const part of ['tenants/loser', 'access/loser', 'delivery/argocd/tenants/loser.k8s.yaml']) {
    fs.rmSync(path.join(lost, part), { recursive: true });
  }
  await deliver(scene, lost, ['tenancy-tenants-leaver']);
  const admins = '/apis/rbac.authorization.k8s.io/v1/namespaces/ml-loser/rolebindings/admins';
  check('a lost tenant: its grants go', (await isGone(plane, admins)) ? undefined : 'they stay');
  check(
    'lost files: guards and guard rails stay',
    await missing(scene, dist, (file) => /^(?:tenants|platform)[/]/.test(file), isGuard),
  );
  for (const name of names) {
    const { status } = await plane.request('GET', configMap(`ml-${name}`));
    check(`lost files: the data of ${name} stays`, status === 200 ? undefined : `${status}`);
  }
  await deliver(scene, dist);
  check('files that come back: everything is as it was', await missing(scene, dist));

  const kept = [tenant('keeper'), tenant('leaver')];
  const removed = fleetOf([...kept, tenant('loser', 'state: removed')]);
  await deliver(scene, await writeTree(removed, `${folder}/platform`));
  const { status } = await plane.request('GET', configMap('ml-loser'));
  check(
    'state: removed: the data stays until the entry is gone',
    status === 200 ? undefined : `${status}`,
  );
  await deliver(scene, await writeTree(fleetOf(kept), `${folder}/platform`));
  check(
    'state: removed: the namespace goes with the entry',
    (await isGone(plane, '/api/v1/namespaces/ml-loser')) ? undefined : 'it stays',
  );
  const guards = readChanges(auditLog).filter(
    ({ verb, namespace, user, name }) =>
      verb === 'delete' && namespace === 'ml-loser' && user === ARGO_USER && GUARDS.includes(name),
  );
  check(
    'state: removed: Argo CD takes no guard from pods that are still ending',
    guards.length === 0 ? undefined : guards.map(({ resource }) => resource).join(', '),
  );
}

/** New tenants arrive while the controller is killed again and again. */
async function kills(scene: Scene): Promise<void> {
  const { argo, folder, plane } = scene;
  const tenants = [tenant('keeper'), tenant('leaver')];
  let dist = '';
  let revision = '';
  for (let turn = 0; turn < scene.kills; turn++) {
    for (let index = 0; index < TENANTS_PER_KILL; index++) {
      tenants.push(tenant(`killed-${turn}-${index}`));
    }
    dist = await writeTree(fleetOf(tenants), `${folder}/platform`);
    revision = argo.publish(REPOSITORY, path.dirname(dist));
    await sleep(Math.random() * LATEST_KILL);
    await argo.kill();
    // A moment in which nobody repairs anything: somebody could work in what stands there half done.
    await sleep(300);
    argo.start();
  }
  await waitForSync(plane, applicationNames(dist), revision);
  scene.check(`${scene.kills} kills: every object arrives`, await missing(scene, dist));
  checkOrder(scene, dist, `${scene.kills} kills`);
}

/** Publishes a tree, and waits until all of its Applications are in sync but those in `failing`. */
async function deliver(scene: Scene, dist: string, failing: readonly string[] = []): Promise<void> {
  const revision = scene.argo.publish(REPOSITORY, path.dirname(dist));
  const names = applicationNames(dist).filter((name) => !failing.includes(name));
  await waitForSync(scene.plane, names, revision);
}

function applicationNames(dist: string): string[] {
  return objectsIn(dist, (file) => file.startsWith('delivery/'))
    .filter(({ kind }) => kind === 'Application')
    .map(({ metadata }) => metadata.name);
}
