import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { systemCode, systemReason } from '../../findings/system-errors';
import { isMap } from '../../fleet/model/layers';
import { ClusterProblem } from './cluster-problem';

/** A cluster of a kubeconfig. Paths are absolute. */
export interface KubeCluster {
  readonly server?: string;
  readonly 'certificate-authority'?: string;
  readonly 'certificate-authority-data'?: string;
  readonly 'insecure-skip-tls-verify'?: boolean;
  readonly 'tls-server-name'?: string;
  readonly 'proxy-url'?: string;
}

/** A user of a kubeconfig. Paths are absolute. */
export interface KubeUser {
  readonly token?: string;
  readonly tokenFile?: string;
  readonly username?: string;
  readonly password?: string;
  readonly 'client-certificate'?: string;
  readonly 'client-certificate-data'?: string;
  readonly 'client-key'?: string;
  readonly 'client-key-data'?: string;
  readonly as?: string;
  readonly 'as-uid'?: string;
  readonly 'as-groups'?: readonly string[];
  readonly exec?: KubeExec;
  readonly 'auth-provider'?: {
    readonly name?: string;
    readonly config?: Readonly<Record<string, string>>;
  };
}

/** A program that gives credentials. */
export interface KubeExec {
  readonly apiVersion?: string;
  readonly command?: string;
  readonly args?: readonly string[] | null;
  readonly env?: readonly { readonly name: string; readonly value: string }[] | null;
  readonly provideClusterInfo?: boolean;
  readonly interactiveMode?: string;
  readonly installHint?: string;
}

export interface KubeContext {
  readonly cluster?: string;
  readonly user?: string;
}

/** One kubeconfig, or several that were merged. */
export interface Kubeconfig {
  readonly currentContext: string;
  readonly contexts: ReadonlyMap<string, KubeContext>;
  readonly clusters: ReadonlyMap<string, KubeCluster>;
  readonly users: ReadonlyMap<string, KubeUser>;
}

const PATHS_OF_CLUSTERS = ['certificate-authority'] as const;
const PATHS_OF_USERS = ['client-certificate', 'client-key', 'tokenFile'] as const;

/** Reads a file; undefined if there is none. Relative paths in it start at its folder. */
export function readKubeconfig(file: string): Kubeconfig | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw new ClusterProblem('kubeconfig', `cannot read ${file}: ${systemReason(error)}`);
  }
  return parseKubeconfig(text, file);
}

/** Merges kubeconfigs as kubectl does: what the first one says of a name holds. */
export function mergeKubeconfigs(all: readonly Kubeconfig[]): Kubeconfig {
  const backwards = [...all].reverse();
  const merged = <T>(of: (one: Kubeconfig) => ReadonlyMap<string, T>): Map<string, T> =>
    new Map(backwards.flatMap((one) => [...of(one)]));
  return {
    currentContext: all.find(({ currentContext }) => currentContext !== '')?.currentContext ?? '',
    contexts: merged(({ contexts }) => contexts),
    clusters: merged(({ clusters }) => clusters),
    users: merged(({ users }) => users),
  };
}

function parseKubeconfig(text: string, file: string): Kubeconfig {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    const [what] = error.message.split(/ at line \d/);
    throw new ClusterProblem('kubeconfig', `${file}:${line}:${col}: ${what}`);
  }
  const data: unknown = document.toJS() ?? {};
  if (!isMap(data)) {
    throw new ClusterProblem('kubeconfig', `${file} is not a kubeconfig: it holds no map`);
  }
  const folder = dirname(resolve(file));
  const list = <T>(key: string, part: string, paths: readonly string[] = []): Map<string, T> =>
    new Map(
      itemsOf(data[key], key, file).map((item) => [
        String(item['name']),
        withPaths(isMap(item[part]) ? item[part] : {}, paths, folder) as T,
      ]),
    );
  const current = data['current-context'];
  return {
    currentContext: typeof current === 'string' ? current : '',
    contexts: list<KubeContext>('contexts', 'context'),
    clusters: list<KubeCluster>('clusters', 'cluster', PATHS_OF_CLUSTERS),
    users: list<KubeUser>('users', 'user', PATHS_OF_USERS),
  };
}

function itemsOf(value: unknown, key: string, file: string): Record<string, unknown>[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value) && value.every(isMap)) return value;
  throw new ClusterProblem('kubeconfig', `${file} is not a kubeconfig: \`${key}\` is not a list`);
}

function withPaths(
  part: Record<string, unknown>,
  paths: readonly string[],
  folder: string,
): Record<string, unknown> {
  const copy = { ...part };
  for (const key of paths) {
    const path = copy[key];
    if (typeof path === 'string' && path !== '') copy[key] = resolve(folder, path);
  }
  const exec = copy['exec'];
  if (isMap(exec) && typeof exec['command'] === 'string') {
    // As kubectl does: a command with a slash starts at the folder of the file, another one is looked up.
    const { command } = exec;
    if (/[/\\]/.test(command)) copy['exec'] = { ...exec, command: resolve(folder, command) };
  }
  return copy;
}
