import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { ARGO_CD, buildCompanion } from '../companions';
import type { ControlPlane } from '../control-plane';
import { HOST } from '../flags';
import { freePorts } from '../ports';

/** The namespace and the account that Argo CD is installed with. */
export const ARGO_NAMESPACE = 'argocd';
const ACCOUNT = 'argocd-application-controller';

/** How the API server calls it. */
export const ARGO_USER = `system:serviceaccount:${ARGO_NAMESPACE}:${ACCOUNT}`;

/** How Argo CD marks its own settings. */
const PART_OF = { 'app.kubernetes.io/part-of': 'argocd' };

/** The real application controller of Argo CD, as an account of its own, which can be killed and started again. */
export class ArgoCd {
  private readonly children: ChildProcess[] = [];
  private readonly commits: Record<string, { revision: string; folder: string }> = {};
  private count = 0;
  private controller: ChildProcess | undefined;

  private constructor(
    /** The path of the program with parts of Argo CD. */
    readonly program: string,
    private readonly plane: ControlPlane,
    private readonly kubeconfig: string,
    private readonly folder: string,
    private readonly ports: readonly number[],
  ) {
    process.once('exit', () => {
      for (const child of [...this.children, this.controller]) child?.kill('SIGKILL');
    });
  }

  get log(): string {
    return path.join(this.folder, 'argocd.log');
  }

  /** The file from which the newest commits are read. */
  private get index(): string {
    return path.join(this.folder, 'repositories.json');
  }

  /** Builds it if it is not in the cache, and gives it the account and the settings that Argo CD is installed with. */
  static async prepare(plane: ControlPlane, folder: string): Promise<ArgoCd> {
    const program = await buildCompanion(ARGO_CD);
    await plane.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: ARGO_NAMESPACE } },
      {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: ACCOUNT, namespace: ARGO_NAMESPACE },
      },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: ACCOUNT },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: 'cluster-admin',
        },
        subjects: [{ kind: 'ServiceAccount', name: ACCOUNT, namespace: ARGO_NAMESPACE }],
      },
      ...['argocd-rbac-cm', 'argocd-cm'].map((name) => settings('ConfigMap', name)),
      settings('Secret', 'argocd-secret', { 'server.secretkey': 'c2VjcmV0LW9mLWEtdGVzdA==' }),
    ]);
    const kubeconfig = path.join(folder, 'argocd.kubeconfig');
    const admin = fs.readFileSync(plane.kubeconfig, 'utf8');
    const token = await tokenOf(plane);
    fs.writeFileSync(kubeconfig, admin.replaceAll(plane.token, token), { mode: 0o600 });
    return new ArgoCd(program, plane, kubeconfig, folder, await freePorts(3));
  }

  /** Whether Argo CD applies with the accounts that projects name, which is off by default. */
  async impersonate(enabled: boolean): Promise<void> {
    const data = { 'application.sync.impersonation.enabled': `${enabled}` };
    await this.plane.apply([settings('ConfigMap', 'argocd-cm', data)]);
  }

  /**
   * Makes what is in a folder the newest commit of a repository, and returns the name of that commit.
   *
   * @param url - as Applications name it
   */
  publish(url: string, content: string): string {
    const revision = createHash('sha1').update(`${this.count++}`).digest('hex');
    const folder = path.join(this.folder, revision);
    fs.cpSync(content, folder, { recursive: true });
    this.commits[url] = { revision, folder };
    // Renamed, so that nobody reads half of it.
    fs.writeFileSync(`${this.index}.new`, JSON.stringify(this.commits));
    fs.renameSync(`${this.index}.new`, this.index);
    return revision;
  }

  /** @param namespaces - besides its own, those in which Applications are looked at */
  start(namespaces: readonly string[] = []): void {
    const [store, repositories, metrics] = this.ports;
    if (this.children.length === 0) {
      this.children.push(
        this.run('redis', [`${HOST}:${store}`]),
        this.run('repositories', [`${HOST}:${repositories}`, this.index]),
      );
    }
    this.controller = this.run('controller', [
      `--kubeconfig=${this.kubeconfig}`,
      `--namespace=${ARGO_NAMESPACE}`,
      `--redis=${HOST}:${store}`,
      `--repo-server=${HOST}:${repositories}`,
      '--repo-server-plaintext',
      `--metrics-port=${metrics}`,
      '--app-resync=2',
      '--app-resync-jitter=0',
      '--self-heal-timeout-seconds=1',
      '--loglevel=info',
      ...(namespaces.length === 0 ? [] : [`--application-namespaces=${namespaces.join(',')}`]),
    ]);
  }

  /** Ends the controller at once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    const { controller } = this;
    this.controller = undefined;
    if (controller !== undefined) await killed(controller);
  }

  async stop(): Promise<void> {
    await this.kill();
    await Promise.all(this.children.splice(0).map(killed));
  }

  private run(part: string, options: readonly string[]): ChildProcess {
    const output = fs.openSync(this.log, 'a');
    const child = spawn(this.program, [part, ...options], {
      cwd: this.folder,
      env: {
        ...process.env,
        KUBECONFIG: this.kubeconfig,
        // The cluster of the kubeconfig is the one that it runs in.
        ARGOCD_FAKE_IN_CLUSTER: 'true',
        ARGOCD_CONTROLLER_REPLICAS: '1',
        // It is to talk to this machine alone.
        HTTP_PROXY: `http://${HOST}:9`,
        HTTPS_PROXY: `http://${HOST}:9`,
        NO_PROXY: HOST,
      },
      stdio: ['ignore', output, output],
    });
    fs.closeSync(output);
    return child;
  }
}

function settings(
  kind: 'ConfigMap' | 'Secret',
  name: string,
  data: Readonly<Record<string, string>> = {},
): object {
  const metadata = { name, namespace: ARGO_NAMESPACE, labels: PART_OF };
  return { apiVersion: 'v1', kind, metadata, data };
}

function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

async function tokenOf(plane: ControlPlane): Promise<string> {
  const account = `/api/v1/namespaces/${ARGO_NAMESPACE}/serviceaccounts/${ACCOUNT}`;
  const { status, body } = await plane.request('POST', `${account}/token`, {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: { expirationSeconds: 86_400 },
  });
  if (status >= 300) throw new Error(`no token for Argo CD: ${body.message}`);
  return body.status.token;
}
