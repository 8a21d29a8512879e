import { waitFor } from '../../wait';
import { FLUX_NAMESPACE } from '../controller';
import { fleet, stageNames, tenant, writeTree } from '../fleets';
import { Repository } from '../repository';
import type { Scene } from '../scene';
import { stagesOf } from '../stages';

/** With the ten minutes that are usual, this many stages would have Flux compare all of them without an end. */
const INTERVAL = '4h';

/** Seconds that are waited for each tenant before the proof gives up. */
const PATIENCE = 10;

/** Often enough to measure minutes, and seldom enough not to slow down what is measured. */
const EVERY_MILLISECONDS = 5000;

/** The name of what delivers everything at once. */
const EVERYTHING = 'everything';

/**
 * How long Flux takes to deliver a fleet, and one more tenant of it; and the same fleet with one Kustomization for all.
 * kustomize-controller runs as Flux advises for hundreds of applications: otherwise, most of the time goes into files
 * of a slow disk, and with thousands of stages that ask each second whether it is their turn, into asking.
 */
export async function scale(scene: Scene, count: number): Promise<void> {
  const { plane, repository, controller } = scene;
  await controller.kill();
  await controller.start('many');
  const seconds = Math.max(300, count * PATIENCE);
  const time = async (what: string, tenants: readonly string[]): Promise<number> => {
    const text = fleet(tenants).replace('engine: flux', `engine: flux, interval: ${INTERVAL}`);
    const dist = await writeTree(text, `${scene.folder}/scale`);
    const began = Date.now();
    const revision = await repository.publish(dist);
    const names = stageNames(dist);
    await waitFor(
      async () => {
        const stages = await stagesOf(plane);
        return names.every((name) => stages.get(name)?.revision === revision);
      },
      { what: `${names.length} stages to arrive`, seconds, everyMilliseconds: EVERY_MILLISECONDS },
    );
    const took = since(began);
    console.log(`${what} in ${took} s`);
    return took;
  };
  const tenants = tenantsOf('many', count);
  const took = await time(`${count} tenants, each with stages of its own, are delivered`, tenants);
  await time('one more tenant is delivered', [...tenants, tenant('last')]);
  await atOnce(scene, count, Math.max(300, took));
}

/** One Kustomization for all of them. If it takes longer than stages did, then that is what is said. */
async function atOnce({ plane, folder }: Scene, count: number, seconds: number): Promise<void> {
  const name = { namespace: FLUX_NAMESPACE, name: EVERYTHING };
  const text = fleet(tenantsOf('one', count)).replace(/^ *delivery:.*\n/m, '');
  const dist = await writeTree(text, `${folder}/at-once`);
  await plane.apply([
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: name,
      spec: { url: 'https://git.example.com/platform/at-once.git', interval: '1h' },
    },
    {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: name,
      spec: {
        sourceRef: { kind: 'GitRepository', name: EVERYTHING },
        path: './dist',
        interval: '1h',
        retryInterval: '1m',
        timeout: `${seconds}s`,
        prune: true,
        wait: true,
      },
    },
  ]);
  const repository = new Repository(plane, folder, name);
  await repository.listen();
  const began = Date.now();
  const revision = await repository.publish(dist);
  const what = `${count} tenants with one Kustomization for all`;
  try {
    await waitFor(
      async () => {
        const stage = (await stagesOf(plane)).get(EVERYTHING);
        return stage?.ready === true && stage.revision === revision;
      },
      { what, seconds, everyMilliseconds: EVERY_MILLISECONDS },
    );
    console.log(`${what} are delivered in ${since(began)} s`);
  } catch {
    const stage = (await stagesOf(plane)).get(EVERYTHING);
    console.log(`${what} are not delivered after ${since(began)} s: ${stage?.message ?? ''}`);
  } finally {
    repository.close();
  }
}

function tenantsOf(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => tenant(`${name}-${index}`));
}

function since(began: number): number {
  return Math.round((Date.now() - began) / 1000);
}
