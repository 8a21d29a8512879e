import { ApiServer } from '../../cluster/client/read-only-server';
import { ClusterProblem } from '../../cluster/client/cluster-problem';
import { connectionTo } from '../../cluster/client/connection';
import type { Session } from '../session/session';
import { Misuse } from '../session/status';

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
