import type { Connection } from '../../cluster/client/connection';
import type { ApiServer } from '../../cluster/client/read-only-server';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import type { Session } from '../session/session';
import { Misuse } from '../session/status';
import { chooseClusters } from './choose-clusters';
import { type ClusterFlags, askCluster } from './open-cluster';

/** Flags of commands that read one of several clusters. */
export interface NamedClusterFlags extends ClusterFlags {
  /** Its name. */
  readonly cluster?: string | undefined;
}

/** What has names of clusters: the file, or a folder. */
export interface ClusterNames {
  /** What it is called in messages. */
  readonly holder: string;
  /** Empty: what there is, is about one cluster, which has no name. */
  readonly names: readonly string[];
}

/**
 * Reads one of several clusters. It says which of them the server is taken for, unless that was stated and nothing speaks
 * against it.
 *
 * @param command - the name of the command, which messages name
 */
export async function askNamedCluster<Result>(
  session: Session,
  flags: NamedClusterFlags,
  { command, ...all }: ClusterNames & { readonly command: string },
  ask: (server: ApiServer, cluster: string | undefined) => Promise<Result>,
): Promise<Result> {
  return askCluster(session, flags, command, (server) => {
    const { connection } = server;
    const cluster = clusterOfServer(all, flags.cluster, connection);
    const isStated = flags.cluster !== undefined && !isDoubtful(all, cluster, connection);
    if (all.names.length > 1 && !isStated) {
      session.say(`Reads ${serverText(connection, all, cluster)}.`);
    }
    return ask(server, cluster);
  });
}

/**
 * The same for the clusters of fleets.
 *
 * @param all - the fleets of the file
 */
export async function askClusterOf<Result>(
  session: Session,
  flags: NamedClusterFlags,
  { all, command }: { readonly all: readonly Fleet[]; readonly command: string },
  ask: (server: ApiServer, fleet: Fleet) => Promise<Result>,
): Promise<Result> {
  if (flags.cluster !== undefined) chooseClusters(all, [flags.cluster]);
  return askNamedCluster(session, flags, { ...namesOf(all), command }, (server, cluster) =>
    ask(server, fleetOf(all, cluster)),
  );
}

/** The fleet of the cluster that a server is of. */
export function fleetOfServer(
  all: readonly Fleet[],
  cluster: string | undefined,
  connection: Connection,
): Fleet {
  return fleetOf(all, clusterOfServer(namesOf(all), cluster, connection));
}

/** The names of the clusters of a file. */
export function namesOf(all: readonly Fleet[]): ClusterNames {
  return { holder: 'the file', names: all.flatMap((fleet) => clusterOf(fleet) ?? []) };
}

function fleetOf(all: readonly Fleet[], cluster: string | undefined): Fleet {
  return all.find((fleet) => clusterOf(fleet) === cluster)!;
}

/**
 * The cluster that a server is of: the stated one, the only one, or the one that the kubeconfig calls by the name that it
 * has here.
 */
function clusterOfServer(
  { holder, names }: ClusterNames,
  cluster: string | undefined,
  { server: { host }, name, aliases }: Connection,
): string | undefined {
  if (cluster !== undefined || names.length < 2) return cluster ?? names[0];
  const called = names.filter((one) => aliases.includes(one));
  if (called.length === 1) return called[0]!;
  const why =
    called.length > 1
      ? `${called.join(' and ')} are both names of ${host} (${name})`
      : `none is called like ${host} (${name})`;
  throw new Misuse(
    `${holder} has several clusters (${names.join(', ')}), and ${why}; say which one it is with --cluster`,
  );
}

/** A server, and which of the clusters it is taken for. */
export function serverText(
  connection: Connection,
  all: ClusterNames,
  cluster: string | undefined,
): string {
  const read = `${connection.server.host} (${connection.name})`;
  if (cluster === undefined) return read;
  const other = all.names.find((name) => connection.aliases.includes(name));
  const doubt = isDoubtful(all, cluster, connection)
    ? `, although it is called like the cluster ${other}: check that this is right`
    : '';
  return `${read}, as the cluster ${cluster} of ${all.holder}${doubt}`;
}

/** Whether a server is called like another cluster, and not like the one that it is taken for. */
function isDoubtful(
  { names }: ClusterNames,
  cluster: string | undefined,
  { aliases }: Connection,
): boolean {
  return !aliases.includes(cluster ?? '') && names.some((name) => aliases.includes(name));
}
