import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Companion, FLUX_OPERATOR, KUSTOMIZE_CONTROLLER, buildCompanion } from '../companions';
import type { ControlPlane } from '../control-plane';
import { HOST } from '../flags';
import { freePorts } from '../ports';

/** The namespace that Flux is installed in. */
export const FLUX_NAMESPACE = 'flux-system';

/** A folder in memory, where Linux has one: for each stage, the whole repository is unpacked. */
const MEMORY = '/dev/shm';

/**
 * How a program of Flux runs: `hasty`, faster than it is by default, with the few stages of most proofs; or with many
 * stages, as Flux advises where it manages hundreds (https://fluxcd.io/flux/installation/configuration/vertical-scaling).
 */
export type Pace = 'hasty' | 'many';

/** A program of Flux. */
interface FluxProgram extends Companion {
  readonly flags: readonly string[];
  readonly paces: Readonly<Partial<Record<Pace, readonly string[]>>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** What applies what is in a repository. */
const KUSTOMIZE: FluxProgram = {
  ...KUSTOMIZE_CONTROLLER,
  flags: ['--events-addr='],
  paces: {
    // Stages wait for each other: half a minute, as it is by default, would only take time.
    hasty: ['--requeue-dependency=1s', '--concurrent=8'],
    many: ['--requeue-dependency=5s', '--concurrent=10'],
  },
};

/** What makes Kustomizations from a ResourceSet. */
export const OPERATOR: FluxProgram = {
  ...FLUX_OPERATOR,
  flags: ['--web-server-port=0', '--enable-leader-election=false'],
  paces: { hasty: ['--requeue-dependency=1s'] },
  // Without it, the program ends at once.
  environment: { GODEBUG: 'fips140=on' },
};

/** How the API server calls what applies. */
export const FLUX_USER = `system:serviceaccount:${FLUX_NAMESPACE}:${KUSTOMIZE.name}`;

/** A real program of Flux, as an account of its own, which can be killed and started again. */
export class Controller {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly of: FluxProgram,
    private readonly program: string,
    private readonly kubeconfig: string,
    readonly log: string,
  ) {
    process.once('exit', () => this.child?.kill('SIGKILL'));
  }

  /** Builds it if it is not in the cache, and gives it the account that Flux gives it. */
  static async prepare(
    plane: ControlPlane,
    folder: string,
    of: FluxProgram = KUSTOMIZE,
  ): Promise<Controller> {
    const program = await buildCompanion(of);
    await plane.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: FLUX_NAMESPACE } },
      {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: of.name, namespace: FLUX_NAMESPACE },
      },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: `cluster-reconciler-${of.name}` },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: 'cluster-admin',
        },
        subjects: [{ kind: 'ServiceAccount', name: of.name, namespace: FLUX_NAMESPACE }],
      },
    ]);
    const kubeconfig = path.join(folder, `${of.name}.kubeconfig`);
    const token = await tokenOf(plane, of.name);
    const admin = fs.readFileSync(plane.kubeconfig, 'utf8');
    fs.writeFileSync(kubeconfig, admin.replaceAll(plane.token, token), { mode: 0o600 });
    return new Controller(of, program, kubeconfig, path.join(folder, `${of.name}.log`));
  }

  async start(pace: Pace = 'hasty'): Promise<void> {
    const [health, metrics] = await freePorts(2);
    const output = fs.openSync(this.log, 'a');
    const { flags, paces } = this.of;
    this.child = spawn(
      this.program,
      [
        `--health-addr=${HOST}:${health}`,
        `--metrics-addr=${HOST}:${metrics}`,
        ...flags,
        ...(paces[pace] ?? []),
      ],
      {
        env: {
          ...process.env,
          KUBECONFIG: this.kubeconfig,
          RUNTIME_NAMESPACE: FLUX_NAMESPACE,
          // It is to talk to this machine alone.
          HTTP_PROXY: `http://${HOST}:9`,
          HTTPS_PROXY: `http://${HOST}:9`,
          NO_PROXY: HOST,
          ...(pace === 'many' && fs.existsSync(MEMORY) ? { TMPDIR: MEMORY } : {}),
          ...this.of.environment,
        },
        stdio: ['ignore', output, output],
      },
    );
    fs.closeSync(output);
  }

  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (child === undefined || child.exitCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  }
}

async function tokenOf(plane: ControlPlane, name: string): Promise<string> {
  const account = `/api/v1/namespaces/${FLUX_NAMESPACE}/serviceaccounts/${name}`;
  const { status, body } = await plane.request('POST', `${account}/token`, {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: { expirationSeconds: 86_400 },
  });
  if (status >= 300) throw new Error(`no token for ${name}: ${body.message}`);
  return body.status.token;
}
