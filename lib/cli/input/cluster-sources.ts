import { setTimeout } from 'node:timers/promises';
import type { AskedServer } from '../../cluster/costs/asked-server';
import type { AskOptions } from '../../cluster/costs/get-text';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import type { Session } from '../session/session';
import { Misuse } from '../session/status';
import { givenText } from './given-file';

/** The cluster that a source names, as `gpu-eu=http://…`; undefined if it names none. */
export function clusterNamed(text: string, fleets: readonly Fleet[]): string | undefined {
  const [, name] = /^([a-z0-9][a-z0-9-]*)=/.exec(text) ?? [];
  return fleets.some((fleet) => clusterOf(fleet) === name) ? name : undefined;
}

/** The cluster that a source is about, and the source without its name. */
export function sourceOf(
  text: string,
  fleets: readonly Fleet[],
): { readonly fleet: Fleet; readonly rest: string } {
  const name = clusterNamed(text, fleets);
  if (name !== undefined) {
    const fleet = fleets.find((one) => clusterOf(one) === name)!;
    return { fleet, rest: text.slice(name.length + 1) };
  }
  const [only, other] = fleets;
  if (only !== undefined && other === undefined) return { fleet: only, rest: text };
  const names = fleets.flatMap((fleet) => clusterOf(fleet) ?? []);
  throw new Misuse(
    `the file has several clusters, and nothing says which one a source is about; write it before the source, as ${names[0]}=…, or choose one with --cluster (${names.join(', ')})`,
  );
}

/** How to ask a server that measures. */
export interface AskFlags {
  readonly tokenFile?: string;
  /** In seconds. */
  readonly timeout: number;
}

/**
 * How to ask it.
 *
 * @param variable - of the environment, for a token
 */
export function askOptions(
  session: Session,
  { tokenFile, timeout }: AskFlags,
  server: AskedServer,
  variable: string,
): AskOptions {
  const token = tokenFile === undefined ? session.variable(variable) : givenText(tokenFile).trim();
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw new Misuse(
      `the token in ${tokenFile ?? variable} is empty or has spaces in it; write the token alone`,
    );
  }
  return {
    server,
    ...(token === undefined ? {} : { token }),
    timeout: timeout * 1000,
    tries: 3,
    wait: async (milliseconds) => {
      await setTimeout(milliseconds);
    },
  };
}
