import { ApiServer } from '../../cluster/client/read-only-server';
import { ClusterProblem } from '../../cluster/client/cluster-problem';
import { type Connection, connectionTo } from '../../cluster/client/connection';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import type { Session } from '../session/session';
import { Misuse } from '../session/status';
import { chooseClusters } from './choose-clusters';

/** Flags of commands that read a cluster. They are those of kubectl. */
export interface ClusterFlags {
  readonly kubeconfig?: string;
  readonly context?: string;
  /** In milliseconds. */
  readonly requestTimeout?: number;
}

/**
 * Reads a cluster. What keeps us from it is not a bug: it ends the command with one line.
 *
 * @param command - the name of the command, which messages name
 */
export async function askCluster<Result>(
  session: Session,
  { kubeconfig, context, requestTimeout }: ClusterFlags,
  command: string,
  ask: (server: ApiServer) => Promise<Result>,
): Promise<Result> {
  let server: ApiServer | undefined;
  try {
    const { env } = session;
    const home = env['HOME'] ?? env['USERPROFILE'];
    const connection = connectionTo({
      env,
      now: Date.now,
      ...(kubeconfig === undefined ? {} : { kubeconfig }),
      ...(context === undefined ? {} : { context }),
      ...(home === undefined ? {} : { home }),
    });
    server = new ApiServer(connection, {
      command,
      ...(requestTimeout === undefined ? {} : { timeoutMs: requestTimeout }),
    });
    return await ask(server);
  } catch (error) {
    throw error instanceof ClusterProblem ? new Misuse(error.message) : error;
  } finally {
    server?.close();
  }
}

/** The fleet of the one cluster that a command reads. */
export function fleetOfCluster(all: readonly Fleet[], cluster: string | undefined): Fleet {
  const chosen = chooseClusters(all, cluster === undefined ? undefined : [cluster]);
  if (chosen.length === 1) return chosen[0]!;
  const names = all.map(clusterOf).join(', ');
  throw new Misuse(`the file has several clusters; choose one with --cluster (${names})`);
}

/**
 * The fleet of the cluster that a server is of: the stated one, the only one, or the one that the kubeconfig calls by the
 * name that it has in the file.
 */
export function fleetOfServer(
  all: readonly Fleet[],
  cluster: string | undefined,
  { server: { host }, name, aliases }: Connection,
): Fleet {
  if (cluster !== undefined || all.length === 1) return fleetOfCluster(all, cluster);
  const called = all.filter((fleet) => aliases.includes(clusterOf(fleet) ?? ''));
  if (called.length === 1) return called[0]!;
  const names = all.map(clusterOf).join(', ');
  const why =
    called.length > 1
      ? `${called.map(clusterOf).join(' and ')} are both names of ${host} (${name})`
      : `none is called like ${host} (${name})`;
  throw new Misuse(
    `the file has several clusters (${names}), and ${why}; say which one it is with --cluster`,
  );
}
