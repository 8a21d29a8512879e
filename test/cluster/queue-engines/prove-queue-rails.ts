import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { loadFleet, synth } from '../../../lib';
import { MUTATION_SINCE } from '../../../lib/fleet/catalogue/guard-rail-catalogue';
import type { QueueScheduler } from '../../../lib/fleet/catalogue/queue-engines';
import { keysOf } from '../../../lib/fleet/values/maps';
import { removeTree } from '../battery/apply-area';
import type { Battery } from '../battery/attack';
import { minorOf } from '../battery/since';
import { type Tree, readTree } from '../battery/trees';
import type { Response } from '../client';
import { sendCounted, sendWithin } from '../quota-counts';
import { waitFor } from '../wait';
import { QUEUE_CASES, type QueueCase } from './cases';

const USER = { as: 'vic@example.com', groups: ['vision'] };

/** Where objects of a kind are made. Those of a scheduler are made by its controllers. */
const PLACES: Readonly<Record<QueueScheduler, Readonly<Record<string, string>>>> = {
  volcano: {
    Job: 'batch.volcano.sh/v1alpha1/jobs',
    PodGroup: 'scheduling.volcano.sh/v1beta1/podgroups',
  },
  kai: { PodGroup: 'scheduling.run.ai/v2alpha2/podgroups' },
  yunikorn: {},
};

/**
 * The guard rails of each engine, on the fleet of its fixture: attacks, and the same work where it is fine.
 *
 * @param missing - API groups that the cluster lacks: files with such objects are left out
 */
export async function proveQueueRails(
  battery: Battery,
  missing: ReadonlySet<string>,
): Promise<void> {
  const { plane, recorder } = battery;
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cdk8s-tenancy-queues-'));
  try {
    for (const engine of keysOf(QUEUE_CASES)) {
      if (engine !== 'volcano' && minorOf(plane.version) < MUTATION_SINCE) continue;
      await plane.apply(Object.values(PLACES[engine]).map(definitionOf));
      const tree = await treeOf(engine, path.join(folder, engine));
      const isKnown = ({ objects }: Tree['files'][number]): boolean =>
        !objects.some(({ apiVersion }) => missing.has(apiVersion.split('/')[0]!));
      for (const file of tree.files.filter(isKnown)) await plane.apply(file.text);
      await waitForRails(battery, engine);
      for (const one of QUEUE_CASES[engine]) {
        const judge = one.refused === undefined ? sendWithin : sendCounted;
        recorder.check(
          one.refused === undefined ? 'work' : 'attack',
          `${engine}: ${one.what}`,
          problemOf(one, await judge(() => make(battery, engine, one))),
        );
      }
      await removeTree(plane, tree);
    }
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

async function treeOf(engine: QueueScheduler, folder: string): Promise<Tree> {
  const file = path.join(__dirname, `../../fixtures/${engine}/tenants.yaml`);
  const { fleet } = loadFleet(file);
  await synth(fleet, { output: folder });
  return readTree(`queue rails of ${engine}`, folder);
}

/** A new policy takes a moment. */
async function waitForRails(battery: Battery, engine: QueueScheduler): Promise<void> {
  const attacks = QUEUE_CASES[engine].filter(({ refused }) => refused !== undefined);
  for (const attack of attacks) {
    const isRefused = async (): Promise<boolean> =>
      problemOf(attack, await make(battery, engine, attack)) === undefined;
    // What is refused for another reason in the end is told as a case.
    await waitFor(isRefused, {
      what: `the guard rails of ${engine} to refuse ${attack.what}`,
      seconds: 30,
    }).catch(() => undefined);
  }
}

/** Makes an object without storing it: all of admission sees it. */
async function make(
  { plane }: Battery,
  engine: QueueScheduler,
  { namespace = `${PREFIX[engine]}-vision-dev`, object }: QueueCase,
): Promise<Response> {
  const { kind = 'Pod', metadata, spec } = object;
  const named = { ...metadata, name: 'tried' };
  if (kind === 'Pod') {
    const containers = [{ name: 'main', image: 'app' }];
    const body = { apiVersion: 'v1', kind, metadata: named, spec: { containers, ...spec } };
    return plane.request('POST', `/api/v1/namespaces/${namespace}/pods?dryRun=All`, body, USER);
  }
  const [group, version, plural] = PLACES[engine][kind]!.split('/');
  const at = `/apis/${group}/${version}/namespaces/${namespace}/${plural}?dryRun=All`;
  const body = { apiVersion: `${group}/${version}`, kind, metadata: named, spec };
  return plane.request('POST', at, body);
}

const PREFIX: Readonly<Record<QueueScheduler, string>> = {
  volcano: 'vc',
  kai: 'kai',
  yunikorn: 'yk',
};

function problemOf({ refused, stored }: QueueCase, { status, body }: Response): string | undefined {
  const message = String(body?.message ?? '');
  if (refused !== undefined) {
    if (status < 400) return 'it was accepted';
    return refused.test(message) ? undefined : `it was refused for another reason: ${message}`;
  }
  if (status >= 300) return `it was refused: ${message}`;
  return stored === undefined || holds(body, stored)
    ? undefined
    : `stored is ${JSON.stringify({ metadata: body.metadata, spec: body.spec })}`;
}

function holds(object: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return object === part;
  return Object.entries(part).every(([key, value]) =>
    holds((object as Record<string, unknown> | undefined)?.[key], value),
  );
}

/** The definition of a kind of which nobody has the schema here. */
function definitionOf(place: string): object {
  const [group, version, plural] = place.split('/');
  const kind = plural === 'jobs' ? 'Job' : 'PodGroup';
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names: { kind, plural, singular: kind.toLowerCase() },
      scope: 'Namespaced',
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
          },
        },
      ],
    },
  };
}
