import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { loadFleet, synth } from '../../../lib';
import { type Manifest, readTree } from '../battery/trees';
import type { CaseScene } from '../run-cases';
import { waitFor } from '../wait';
import { usageFleet } from './fleet';
import { draftPods } from './shapes';
import {
  createClaims,
  createMetrics,
  createPods,
  createQueues,
  createSurroundings,
  createVolumes,
} from './world';

/** What the cases work with. */
export interface UsageScene extends CaseScene {
  /** How many pods the cluster has. */
  readonly pods: number;
  /** The program that adds up pods as the scheduler does. */
  readonly program: string;
  /** The file of the fleet. */
  readonly file: string;
}

/** A namespace of the file that the cluster does not get. */
export const MISSING = 'ml-team-07-staging';
/** A namespace with our label that the file does not have. */
export const STRANGER = 'ml-former-team';

/** Namespaces and quotas are what usage is counted in; guard rails would only refuse odd pods. */
const KINDS: ReadonlySet<string> = new Set(['Namespace', 'ResourceQuota']);

/** Fills a cluster with the namespaces of sixty tenants, and with pods, claims and queues of all shapes. */
export async function fillCluster({ plane, folder, file, pods }: UsageScene): Promise<void> {
  await fs.writeFile(file, usageFleet());
  const output = path.join(folder, 'dist');
  await synth(loadFleet(file).fleet, { output });
  const { files } = await readTree('usage', output);
  const objects = files
    .flatMap((one) => one.objects)
    .filter(({ kind, metadata }) => KINDS.has(kind) && !isMissing(metadata));
  const byKind = (kind: string): typeof objects => objects.filter((one) => one.kind === kind);
  await plane.apply(byKind('Namespace'));
  await plane.apply(byKind('ResourceQuota').map(roomy));
  await plane.apply([
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: STRANGER, labels: { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' } },
    },
  ]);
  const namespaces = [...byKind('Namespace').map(({ metadata }) => metadata.name), STRANGER].sort();
  await createSurroundings(plane);
  await plane.createNodes(
    Array.from({ length: 24 }, (_, index) => ({
      name: `node-${index}`,
      cpu: 4000,
      memory: '64Ti',
      resources: {
        pods: '1000',
        'nvidia.com/gpu': '4000',
        'nvidia.com/mig-1g.10gb': '4000',
        'amd.com/gpu': '4000',
        'rdma/hca': '4000',
        'nvidia.com/gpumem': '40000000',
      },
    })),
  );
  await waitForQuotas(plane);
  const drafts = draftPods(namespaces, STRANGER, pods, 1);
  await createPods(plane, drafts);
  await createVolumes(plane, namespaces, 200);
  await createClaims(plane, namespaces, 200);
  await createMetrics(plane, drafts);
  await createQueues(plane, namespaces.slice(0, 10));
}

function isMissing({ name, namespace }: { name: string; namespace?: string }): boolean {
  return name === MISSING || namespace === MISSING;
}

/** A quota with room for whatever the pods here ask for, each key with another cap. */
function roomy(quota: Manifest): Manifest {
  const { spec } = quota as { spec?: { hard: Record<string, string>; scopeSelector?: object } };
  if (spec === undefined || spec.scopeSelector !== undefined) return quota;
  const hard = Object.keys(spec.hard).map((key, index) => [
    key,
    /memory|storage$/.test(key) ? `${index + 1}Pi` : String(100_000 + index),
  ]);
  return { ...quota, spec: { ...spec, hard: Object.fromEntries(hard) } };
}

/** A quota refuses every pod until it is counted. */
async function waitForQuotas({ request }: UsageScene['plane']): Promise<void> {
  await waitFor(
    async () => {
      const { items } = (await request('GET', '/api/v1/resourcequotas')).body;
      return items.every((one: { status?: { hard?: object } }) => one.status?.hard !== undefined);
    },
    { what: 'all quotas to be counted', seconds: 600 },
  );
}
