import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../../findings/nearest';
import { ClusterProblem } from './cluster-problem';
import { Credentials, pem } from './credentials';
import type { KubeCluster, KubeUser, Kubeconfig } from './kubeconfig';
import { type KubeconfigPlaces, findKubeconfig } from './kubeconfig-files';
import { proxyFor } from './proxy-choice';

/** Which cluster to read, and as whom. */
export interface ConnectionOptions extends KubeconfigPlaces {
  /** @default - the current context of the kubeconfig */
  readonly context?: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * The folder of the credentials of a pod.
   *
   * @default /var/run/secrets/kubernetes.io/serviceaccount
   */
  readonly accountFolder?: string;
}

/** How to talk to an API server. */
export interface Connection {
  readonly server: URL;
  /** What it is called in messages: `context kind-dev of ~/.kube/config`. */
  readonly name: string;
  /** What the kubeconfig calls it: the context, and the cluster of that. Empty in a pod. */
  readonly aliases: readonly string[];
  readonly credentials: Credentials;
  readonly tls: {
    readonly ca?: string;
    readonly rejectUnauthorized?: false;
    readonly servername?: string;
  };
  /** The proxy that requests go through. */
  readonly proxy?: URL;
}

const ACCOUNT_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Finds the cluster as kubectl does: by the kubeconfig, and otherwise, in a pod, by its service account. */
export function connectionTo(options: ConnectionOptions): Connection {
  const found = findKubeconfig(options);
  if (found !== undefined) return byKubeconfig(found.config, found.source, options);
  const inCluster = byServiceAccount(options);
  if (inCluster !== undefined) return inCluster;
  throw new ClusterProblem(
    'kubeconfig',
    'there is no kubeconfig; name one with --kubeconfig, set KUBECONFIG, or write ~/.kube/config',
  );
}

function byKubeconfig(config: Kubeconfig, source: string, options: ConnectionOptions): Connection {
  const wanted = options.context ?? config.currentContext;
  const names = [...config.contexts.keys()];
  if (wanted === '') {
    throw new ClusterProblem(
      'kubeconfig',
      names.length === 0
        ? `${source} has no contexts`
        : `${source} has no current context; choose one with --context (${names.join(', ')})`,
    );
  }
  const context = config.contexts.get(wanted);
  if (context === undefined) {
    const near = nearest(wanted, names);
    throw new ClusterProblem(
      'kubeconfig',
      `there is no context ${JSON.stringify(wanted)} in ${source}; ` +
        (near !== undefined
          ? `did you mean ${near}?`
          : names.length === 0
            ? 'it has no contexts'
            : `it has ${names.join(', ')}`),
    );
  }
  const part = <T>(kind: string, all: ReadonlyMap<string, T>, name: string | undefined): T => {
    const one = name === undefined ? undefined : all.get(name);
    if (one !== undefined) return one;
    throw new ClusterProblem(
      'kubeconfig',
      `context ${wanted} of ${source} names the ${kind} ${JSON.stringify(name ?? '')}, which does not exist`,
    );
  };
  const cluster = part('cluster', config.clusters, context.cluster);
  const user = context.user === undefined ? {} : part('user', config.users, context.user);
  const aliases = [wanted, ...(context.cluster === undefined ? [] : [context.cluster])];
  return connectionOf(`context ${wanted} of ${source}`, aliases, [cluster, user], options);
}

function connectionOf(
  name: string,
  aliases: readonly string[],
  [cluster, user]: readonly [KubeCluster, KubeUser],
  { env, now }: ConnectionOptions,
): Connection {
  const server = serverOf(name, cluster);
  const ca = pem(cluster['certificate-authority-data'], cluster['certificate-authority']);
  const servername = cluster['tls-server-name'];
  const proxy = proxyFor(server, cluster['proxy-url'], env);
  return {
    server,
    name,
    aliases,
    credentials: new Credentials(user, cluster, env, now),
    tls: {
      ...(ca === undefined ? {} : { ca }),
      ...(cluster['insecure-skip-tls-verify'] === true ? { rejectUnauthorized: false } : {}),
      ...(servername === undefined || servername === '' ? {} : { servername }),
    },
    ...(proxy === undefined ? {} : { proxy }),
  };
}

function serverOf(name: string, { server = '' }: KubeCluster): URL {
  const text = /^[a-z]+:\/\//i.test(server) ? server : `https://${server}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (server !== '' && url !== undefined && /^https?:$/.test(url.protocol)) {
    if (!url.pathname.endsWith('/')) url.pathname += '/';
    return url;
  }
  const what = server === '' ? 'names no server' : `has a server that is not a URL: ${server}`;
  throw new ClusterProblem('kubeconfig', `the cluster of ${name} ${what}`);
}

/** The API server of the cluster that this process runs in, as the pod's service account. */
function byServiceAccount(options: ConnectionOptions): Connection | undefined {
  const { env, accountFolder = ACCOUNT_FOLDER } = options;
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env;
  const tokenFile = join(accountFolder, 'token');
  if (host === undefined || port === undefined || !existsSync(tokenFile)) return undefined;
  if (options.context !== undefined) {
    throw new ClusterProblem(
      'kubeconfig',
      `there is no kubeconfig with the context ${JSON.stringify(options.context)}; in a pod, leave --context out`,
    );
  }
  const address = host.includes(':') ? `[${host}]` : host;
  const authority = join(accountFolder, 'ca.crt');
  const cluster = { server: `https://${address}:${port}`, 'certificate-authority': authority };
  return connectionOf('the cluster that this pod runs in', [], [cluster, { tokenFile }], options);
}
