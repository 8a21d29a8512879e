import { join } from 'node:path';
import { isReport, REPORT_FORMATS, type ReportFormat } from '../../report/report-formats';
import { reportOf } from '../../report/data/fleet-report';
import { objectMeanings } from '../../report/data/object-meaning';
import { chooseClusters } from '../input/choose-clusters';
import { judgeFleet } from '../input/open-fleet';
import { pageAssets } from '../package/package-files';
import { writeOwnFile } from '../package/own-file';
import { printFindings } from '../printing/print-findings';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface ReportFlags {
  readonly output?: string;
  readonly format: ReportFormat;
  readonly cluster?: readonly string[];
}

/** Where the page goes: beside the file that it is about. */
const PAGE_NAME = 'tenancy-report.html';

/** Shows the whole fleet: as a page for everybody, as a summary for a wiki, or as data. */
export async function report(
  session: Session,
  { output, format, cluster }: ReportFlags,
): Promise<Status> {
  const { fleets, organizations, findings, accepted, tenantNames, sources } = judgeFleet(
    session,
    'ignore',
  );
  if (fleets === undefined) {
    printFindings(session, findings, sources);
    return STATUS.findings;
  }
  const data = reportOf({
    fleets: chooseClusters(fleets, cluster),
    organizations,
    accepted,
    tenantNames,
    folder: session.folder,
    meaningOf: objectMeanings(session.folder),
  });
  const text = REPORT_FORMATS[format].write(data, () => pageAssets('report'));
  const file = output ?? (format === 'html' ? join(session.folder, PAGE_NAME) : '-');
  if (file === '-') {
    await session.stdout.write(text);
    return STATUS.ok;
  }
  const written = writeOwnFile(file, text, isReport);
  if (written === 'foreign') {
    throw new Misuse(
      `tenancy report did not write ${file}; name another file with --output, or delete this one`,
    );
  }
  session.say(written === 'same' ? `${file} is up to date.` : `Wrote ${file}.`);
  return STATUS.ok;
}
