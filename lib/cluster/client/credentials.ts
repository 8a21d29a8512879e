import { readFileSync } from 'node:fs';
import { systemReason } from '../../findings/system-errors';
import { ClusterProblem } from './cluster-problem';
import { type ExecCredential, runExecPlugin } from './exec-plugin';
import type { KubeCluster, KubeUser } from './kubeconfig';

/** What a request shows of who sends it. */
export interface ShownCredentials {
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** A client certificate with its key, as PEM. */
  readonly certificate?: string;
  readonly key?: string;
}

/** Seconds before its end, an exec credential is asked for again. */
const EARLY_MS = 10_000;

/** Credentials of a user of a kubeconfig, read when a request needs them. */
export class Credentials {
  private executed: ExecCredential | undefined;

  /** @param now - milliseconds since 1970 */
  constructor(
    private readonly user: KubeUser,
    private readonly cluster: KubeCluster,
    private readonly env: NodeJS.ProcessEnv,
    private readonly now: () => number,
  ) {}

  /** The bearer token, if there is one. A file is read each time: in a pod, its token changes. */
  async token(): Promise<string | undefined> {
    const { token, tokenFile, exec, 'auth-provider': provider } = this.user;
    if (tokenFile !== undefined && tokenFile !== '') return readText(tokenFile).trim();
    if (token !== undefined && token !== '') return token;
    if (exec !== undefined) return (await this.execute()).token;
    if (provider === undefined) return undefined;
    const idToken = provider.config?.['id-token'] ?? provider.config?.['access-token'];
    if (idToken !== undefined) return idToken;
    throw new ClusterProblem(
      'credentials',
      `the user of the context uses the auth provider ${provider.name ?? ''}, and has no id-token; log in again, or use an exec plugin`,
    );
  }

  async shown(): Promise<ShownCredentials> {
    const { username, password, 'as-groups': groups } = this.user;
    const token = await this.token();
    const authorization =
      token !== undefined
        ? `Bearer ${token}`
        : username === undefined || username === ''
          ? undefined
          : `Basic ${Buffer.from(`${username}:${password ?? ''}`).toString('base64')}`;
    const certificate =
      pem(this.user['client-certificate-data'], this.user['client-certificate']) ??
      this.executed?.certificate;
    const key = pem(this.user['client-key-data'], this.user['client-key']) ?? this.executed?.key;
    return {
      headers: {
        ...(authorization === undefined ? {} : { authorization }),
        ...(this.user.as === undefined ? {} : { 'impersonate-user': this.user.as }),
        ...(this.user['as-uid'] === undefined ? {} : { 'impersonate-uid': this.user['as-uid'] }),
        ...(groups === undefined || groups.length === 0 ? {} : { 'impersonate-group': groups }),
      },
      ...(certificate === undefined ? {} : { certificate }),
      ...(key === undefined ? {} : { key }),
    };
  }

  private async execute(): Promise<ExecCredential> {
    const { executed } = this;
    const holds =
      executed !== undefined &&
      (executed.expires === undefined || executed.expires - EARLY_MS > this.now());
    if (!holds) this.executed = await runExecPlugin(this.user.exec!, this.cluster, this.env);
    return this.executed!;
  }
}

/** PEM that is in the kubeconfig, or in a file that it names. Undefined if it has neither. */
export function pem(data: string | undefined, file: string | undefined): string | undefined {
  if (data !== undefined && data !== '') return Buffer.from(data, 'base64').toString('utf8');
  return file === undefined || file === '' ? undefined : readText(file);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const text = `cannot read ${file}, which the kubeconfig names: ${systemReason(error)}`;
    throw new ClusterProblem('kubeconfig', text);
  }
}
