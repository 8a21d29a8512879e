import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import {
  type Applied,
  type ApplyOptions,
  type Manifests,
  type TryApply,
  createTryApply,
  refuseRefusals,
} from './apply';
import type { Binaries } from './build';
import { type Connection, type Request, createClient } from './client';
import { writeCredentials, writeKubeconfig } from './credentials';
import { type FindPath, createPathFinder } from './discovery';
import {
  HOST,
  apiServerFlags,
  controllerManagerFlags,
  etcdFlags,
  filesOf,
  kwokFlags,
  layOut,
  moreCertificates,
  schedulerFlags,
} from './flags';
import { isHealthy } from './health';
import { type FakeNode, createNodes } from './nodes';
import { Processes } from './processes';
import type { ProgramName } from './programs';
import { kwokConfig } from './stages';
import { GiveUp, waitFor } from './wait';

export interface ControlPlaneOptions {
  readonly binaries: Binaries;
  /** Let a Job's pods succeed at once. @default false - they run until they are deleted */
  readonly completeJobs?: boolean;
  /** More of what kwok does to nodes and pods. */
  readonly stages?: readonly object[];
  /**
   * Definitions that stand there before the controllers first look: they look for kinds to count in a
   * quota every thirty seconds only.
   */
  readonly definitions?: readonly object[];
  /** How many API servers share the etcd, as behind a load balancer. @default 1 */
  readonly apiServers?: number;
  /** More flags for a program, as `{'kube-apiserver': ['--feature-gates=…']}`. */
  readonly flags?: Readonly<Partial<Record<ProgramName, readonly string[]>>>;
}

export interface ControlPlane {
  readonly url: string;
  readonly token: string;
  /** The administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** The kubectl of the same version. */
  readonly kubectl: string;
  /** As `/version` says it: v1.36.3 */
  readonly version: string;
  /** Programs that this plane runs without. */
  readonly missing: readonly ProgramName[];
  readonly request: Request;
  /** One for each API server, the first of them `request`. */
  readonly requests: readonly Request[];
  readonly findPath: FindPath;
  /** Applies and gives the answers, refusals included. */
  readonly tryApply: TryApply;
  /** Applies; the first refusal is an error. */
  apply(manifests: Manifests, options?: ApplyOptions): Promise<Applied[]>;
  /** Adds fake nodes and waits until they are ready. @default - two GPU products and CPU nodes */
  createNodes(nodes?: readonly FakeNode[]): Promise<void>;
  /** Resident memory in MiB by program, now and at its highest. */
  memory(): Record<string, { now: number; peak: number }>;
  /** Processor time so far in milliseconds, by program. */
  processorTime(): Record<string, number>;
  /** The first program that ended by itself and the end of its log; undefined while all is well. */
  casualty(): string | undefined;
  /** Ends the programs. After a failure the logs stay: their folder is given back. */
  stop(options?: { failed?: boolean }): Promise<string | undefined>;
}

/** Starts a control plane on loopback in a temporary folder and waits until it is ready. */
export async function startControlPlane(options: ControlPlaneOptions): Promise<ControlPlane> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cdk8s-tenancy-'));
  const { etcdData, logs } = filesOf(folder);
  await fs.mkdir(logs);
  const processes = new Processes(logs);
  try {
    const connections = await startPrograms(options, folder, processes);
    return await controlPlane(options.binaries, folder, processes, connections);
  } catch (error) {
    await processes.stop();
    await fs.rm(etcdData, { recursive: true, force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`the control plane did not start: ${reason}\nlogs: ${logs}`);
  }
}

/** Each program once what it needs is there: etcd, the API server, then the rest at once. */
async function startPrograms(
  {
    binaries,
    completeJobs = false,
    stages: moreStages = [],
    definitions = [],
    apiServers = 1,
    flags = {},
  }: ControlPlaneOptions,
  folder: string,
  processes: Processes,
): Promise<readonly [Connection, ...Connection[]]> {
  const { paths, stages } = binaries;
  const files = filesOf(folder);
  const layout = await layOut(folder, apiServers);

  const start = (name: ProgramName, args: readonly string[], suffix = '') => {
    const program = paths[name];
    if (program) processes.start(name + suffix, program, [...args, ...(flags[name] ?? [])]);
  };
  const ready = <T>(what: string, ask: () => Promise<T | false>) =>
    waitFor(
      () => {
        const casualty = processes.casualty();
        if (casualty) throw new GiveUp(casualty);
        return ask();
      },
      { what, seconds: 120 },
    );

  const { admin: token, controllerManager, scheduler } = await writeCredentials(folder);
  start('etcd', etcdFlags(layout));
  const startApiServer = async (
    port: number,
    certificates: string,
    suffix = '',
  ): Promise<Connection> => {
    const withControllers = !!paths['kube-controller-manager'];
    start('kube-apiserver', apiServerFlags(layout, port, certificates, withControllers), suffix);
    const ca = await ready('the API server to write its certificate', async () => {
      // It writes the key after the certificate: once the key is there the certificate is whole.
      await fs.access(path.join(certificates, 'apiserver.key'));
      return fs.readFile(path.join(certificates, 'apiserver.crt'), 'utf8');
    });
    const connection = { url: `https://${HOST}:${port}`, ca, token };
    const client = createClient(connection);
    await ready(
      'the API server',
      async () => (await client.request('GET', '/readyz')).status === 200,
    );
    client.close();
    return connection;
  };
  const connection = await startApiServer(layout.api, files.certificates);
  const more: Connection[] = [];
  for (const port of layout.moreApis) {
    more.push(await startApiServer(port, moreCertificates(folder, port), `-${more.length + 2}`));
  }
  const { url } = connection;
  const { request, close } = createClient(connection);
  try {
    await define(request, definitions);
    await writeKubeconfig(folder, files.kubeconfig, url, token);
    await writeKubeconfig(folder, files.controllerManagerKubeconfig, url, controllerManager);
    await writeKubeconfig(folder, files.schedulerKubeconfig, url, scheduler);

    start('kube-controller-manager', controllerManagerFlags(layout));
    start('kube-scheduler', schedulerFlags(layout));
    if (stages) {
      await fs.writeFile(files.containerLog, CONTAINER_LOG);
      const config = { completeJobs, logsFile: files.containerLog, more: moreStages };
      await fs.writeFile(files.kwokConfig, await kwokConfig(stages, config));
      start('kwok', kwokFlags(layout));
    }
    const others = [
      ['kube-controller-manager', layout.controllerManager],
      ['kube-scheduler', layout.scheduler],
      ['kwok', layout.kwok],
    ] as const;
    for (const [name, port] of others) {
      if (paths[name]) await ready(name, () => isHealthy(port));
    }
    if (paths['kube-controller-manager']) {
      // Pods can be created only from then on.
      const account = '/api/v1/namespaces/default/serviceaccounts/default';
      await ready('the first service account', async () => {
        return (await request('GET', account)).status === 200;
      });
    }
  } finally {
    close();
  }
  return [connection, ...more];
}

/** Creates definitions of custom resources and waits until they are served. */
async function define(request: Request, definitions: readonly object[]): Promise<void> {
  const collection = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  for (const definition of definitions) {
    const { status, body } = await request('POST', collection, definition);
    if (status >= 300) throw new Error(body.message);
  }
  const isServed = (item: { status?: { conditions?: { type: string; status: string }[] } }) =>
    item.status?.conditions?.some((c) => c.type === 'Established' && c.status === 'True');
  await waitFor(async () => (await request('GET', collection)).body.items.every(isServed), {
    what: 'the custom resources to be served',
  });
}

async function controlPlane(
  { paths }: Binaries,
  folder: string,
  processes: Processes,
  [connection, ...more]: readonly [Connection, ...Connection[]],
): Promise<ControlPlane> {
  const { request, close } = createClient(connection);
  const others = more.map(createClient);
  const findPath = createPathFinder(request);
  const tryApply = createTryApply(request, findPath);
  const files = filesOf(folder);
  return {
    url: connection.url,
    token: connection.token,
    kubeconfig: files.kubeconfig,
    kubectl: paths.kubectl ?? 'kubectl',
    version: (await request('GET', '/version')).body.gitVersion,
    missing: OPTIONAL.filter((name) => !paths[name]),
    request,
    requests: [request, ...others.map((other) => other.request)],
    findPath,
    tryApply,
    async apply(manifests, options) {
      const results = await tryApply(manifests, options);
      refuseRefusals(results);
      return results;
    },
    createNodes: (nodes) => createNodes(request, nodes),
    memory: () => processes.memory(),
    processorTime: () => processes.processorTime(),
    casualty: () => processes.casualty(),
    async stop({ failed = false } = {}) {
      const casualty = processes.casualty();
      for (const client of [{ close }, ...others]) client.close();
      await processes.stop();
      if (failed || casualty) {
        await fs.rm(files.etcdData, { recursive: true, force: true });
        return files.logs;
      }
      await fs.rm(folder, { recursive: true, force: true });
      return undefined;
    },
  };
}

/** A plane of envtest's binaries runs without these. */
const OPTIONAL = ['kube-controller-manager', 'kube-scheduler', 'kwok'] as const;

/** In the format of the container runtimes, which is what a kubelet reads. */
const CONTAINER_LOG = '2026-01-01T00:00:00.000000000Z stdout F a line of a fake container\n';
