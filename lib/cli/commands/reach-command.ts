import { openNetwork, type TreeFlags } from '../reach/open-network';
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

/** Tells whether one end reaches the other by the policies of a tree, and why. */
export async function reach(session: Session, flags: ReachFlags): Promise<Status> {
  const { from, to } = flags;
  const opened = openNetwork(session, flags);
  // A file with errors is no answer: 1 would mean that the end is not reached.
  if (opened === undefined) return STATUS.failure;
  if (from === undefined || to === undefined) {
    throw new Misuse('name both ends: tenancy reach FROM TO');
  }
  const { network, fleet } = opened;
  const ends = readEnds(from, to, opened);
  const asked = readPorts(flags.port, ends[1]);
  const verdict = network.decide(ends[0].ends, ends[1].ends, asked);
  const advice = verdict.isOpen || fleet === undefined ? [] : reachAdvice(fleet, ends);
  const report = reachReport(network, ends, asked, verdict, advice);
  const { stdout } = session;
  await stdout.write(
    flags.json === true
      ? `${JSON.stringify(report, null, 2)}\n`
      : reachText(report, session.tableOptions(stdout)),
  );
  return report.reachable ? STATUS.ok : STATUS.findings;
}
