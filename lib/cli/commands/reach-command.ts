import { knownEnd } from '../../verify/reach/known-ends';
import { reachMatrix } from '../../verify/reach/reach-matrix';
import type { TableOptions } from '../printing/table';
import { matrixText } from '../reach/matrix-text';
import { type OpenNetwork, openNetwork, type TreeFlags } from '../reach/open-network';
import { reachAdvice } from '../reach/reach-advice';
import { readEnds, readPorts } from '../reach/reach-ends';
import { reachReport } from '../reach/reach-report';
import { reachText } from '../reach/reach-text';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface ReachFlags extends TreeFlags {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly port?: string;
  readonly json?: boolean;
}

/**
 * Tells whether one end reaches another by the policies of a tree, and why. Without ends, it shows who reaches whom.
 */
export async function reach(session: Session, flags: ReachFlags): Promise<Status> {
  const { from, to } = flags;
  if (from !== undefined && to === undefined) {
    throw new Misuse('name both ends, as in tenancy reach FROM TO, or none for all of them');
  }
  const opened = openNetwork(session, flags);
  // A file with errors gives no answer: 1 would mean that the end is not reached.
  if (opened === undefined) return STATUS.failure;
  return from === undefined || to === undefined
    ? showMatrix(session, flags, opened)
    : answer(session, flags, opened, [from, to]);
}

async function answer(
  session: Session,
  { port, json }: ReachFlags,
  opened: OpenNetwork,
  [from, to]: readonly [string, string],
): Promise<Status> {
  const { network, fleet } = opened;
  const ends = readEnds(from, to, opened);
  const asked = readPorts(port, ends[1]);
  const verdict = network.decide(ends[0].ends, ends[1].ends, asked);
  const advice = verdict.isOpen || fleet === undefined ? [] : reachAdvice(fleet, ends);
  const report = reachReport(network, ends, asked, verdict, advice);
  await print(session, json, report, reachText);
  return report.reachable ? STATUS.ok : STATUS.findings;
}

async function showMatrix(
  session: Session,
  { port, json }: ReachFlags,
  { network, fleet }: OpenNetwork,
): Promise<Status> {
  if (port !== undefined) throw new Misuse('--port needs both ends, as in tenancy reach FROM TO');
  const matrix = reachMatrix(network, (name, namespace) => knownEnd(name, fleet, namespace));
  await print(session, json, matrix, matrixText);
  return STATUS.ok;
}

async function print<Report>(
  session: Session,
  json: boolean | undefined,
  report: Report,
  textOf: (report: Report, options: TableOptions) => string,
): Promise<void> {
  const { stdout } = session;
  await stdout.write(
    json === true
      ? `${JSON.stringify(report, null, 2)}\n`
      : textOf(report, session.tableOptions(stdout)),
  );
}
