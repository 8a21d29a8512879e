import { spawn } from 'node:child_process';
import { ClusterProblem } from './cluster-problem';
import type { KubeCluster, KubeExec } from './kubeconfig';

/** What a program said: credentials, and until when they hold. */
export interface ExecCredential {
  readonly token?: string;
  readonly certificate?: string;
  readonly key?: string;
  /** In milliseconds since 1970; absent: as long as the command runs. */
  readonly expires?: number;
}

interface ExecAnswer {
  readonly status?: {
    readonly token?: string;
    readonly clientCertificateData?: string;
    readonly clientKeyData?: string;
    readonly expirationTimestamp?: string;
  };
}

/** What kubectl asks for if the kubeconfig states no version. */
const API_VERSION = 'client.authentication.k8s.io/v1';

/**
 * Runs the program that a kubeconfig names for credentials, as kubectl does.
 *
 * Source: k8s.io/client-go, plugin/pkg/client/auth/exec.
 */
export async function runExecPlugin(
  exec: KubeExec,
  cluster: KubeCluster,
  env: NodeJS.ProcessEnv,
): Promise<ExecCredential> {
  const { command } = exec;
  if (command === undefined || command === '') {
    throw new ClusterProblem('kubeconfig', 'the user of the context has `exec` without a command');
  }
  const own = Object.fromEntries((exec.env ?? []).map(({ name, value }) => [name, value]));
  const info = {
    apiVersion: exec.apiVersion ?? API_VERSION,
    kind: 'ExecCredential',
    spec: {
      interactive: false,
      ...(exec.provideClusterInfo === true ? { cluster: clusterInfo(cluster) } : {}),
    },
  };
  const { status, stdout, stderr } = await output(command, exec, {
    ...env,
    ...own,
    KUBERNETES_EXEC_INFO: JSON.stringify(info),
  });
  if (status !== 0) {
    const why = stderr.trim().split('\n').at(-1) ?? '';
    throw new ClusterProblem(
      'credentials',
      `${command} gave no credentials: it ended with ${status}${why === '' ? '' : `: ${why}`}`,
    );
  }
  return credentialOf(command, stdout);
}

function clusterInfo(cluster: KubeCluster): Record<string, unknown> {
  return {
    server: cluster.server,
    'tls-server-name': cluster['tls-server-name'],
    'insecure-skip-tls-verify': cluster['insecure-skip-tls-verify'],
    'certificate-authority-data': cluster['certificate-authority-data'],
    'proxy-url': cluster['proxy-url'],
  };
}

async function output(
  command: string,
  { args, installHint }: KubeExec,
  env: NodeJS.ProcessEnv,
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args ?? [], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', ({ message }) => {
      const hint = installHint === undefined ? '' : `; ${installHint.trim()}`;
      const text = `cannot run ${command}, which the kubeconfig names for credentials: ${message}`;
      reject(new ClusterProblem('credentials', `${text}${hint}`));
    });
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

function credentialOf(command: string, text: string): ExecCredential {
  let answer: ExecAnswer;
  try {
    answer = JSON.parse(text) as ExecAnswer;
  } catch {
    throw new ClusterProblem('credentials', `${command} gave no credentials: it printed no JSON`);
  }
  const { token, clientCertificateData, clientKeyData, expirationTimestamp } = answer.status ?? {};
  if (token === undefined && clientCertificateData === undefined) {
    throw new ClusterProblem(
      'credentials',
      `${command} gave no credentials: its answer has neither a token nor a certificate`,
    );
  }
  const expires = Date.parse(expirationTimestamp ?? '');
  return {
    ...(token === undefined ? {} : { token }),
    ...(clientCertificateData === undefined ? {} : { certificate: clientCertificateData }),
    ...(clientKeyData === undefined ? {} : { key: clientKeyData }),
    ...(Number.isNaN(expires) ? {} : { expires }),
  };
}
