import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fleetOf } from '../../../bench/fleet-of';
import { readFleet } from '../../../lib/fleet/load';
import { reportOf } from '../../../lib/report/data/fleet-report';
import type { ReportData } from '../../../lib/report/data/report-data';
import { objectMeanings } from '../../../lib/report/data/object-meaning';
import type { PageAssets } from '../../../lib/report/html/own-page';
import { reportHtml } from '../../../lib/report/html/report-html';
import { reportAbout } from '../report-of';

const ROOT = join(__dirname, '../../..');

/** A page on disk. */
export interface ReportFile {
  readonly url: string;
  readonly bytes: number;
  readonly data: ReportData;
}

/** The report about a file of this repository. */
export function reportAboutFile(path: string): ReportData {
  const file = join(ROOT, path);
  const { fleets, organizations, accepted, tenantNames } = readFleet(file);
  const folder = join(file, '..');
  const meaningOf = objectMeanings(folder);
  return reportOf({ fleets: fleets!, organizations, accepted, tenantNames, folder, meaningOf });
}

/** The report about many tenants. */
export function reportAboutMany(count: number): ReportData {
  return reportAbout(fleetOf(count));
}

/** Every text that people may choose is markup, and so is the name of a tenant, which no file could have. */
export function hostileReport(): ReportData {
  const markup = `<img src=x onerror="window.hurt=1"></script><script>window.hurt=1</script>`;
  const data = reportAbout({
    tenants: [
      {
        name: 'hostile',
        displayName: markup,
        costCenter: markup,
        department: markup,
        contact: 'javascript:window.hurt=1',
        admins: [markup],
        guardRails: { ownWork: 'off' },
        accept: [{ code: 'GUARD_RAIL_OFF', why: markup }],
      },
    ],
  });
  return { ...data, owners: data.owners.map((owner) => ({ ...owner, name: markup })) };
}

/** Writes pages into a folder of their own. */
export function reportWriter(assets: PageAssets): (name: string, data: ReportData) => ReportFile {
  const folder = mkdtempSync(join(tmpdir(), 'tenancy-report-'));
  return (name, data) => {
    const path = join(folder, `${name}.html`);
    const text = reportHtml(data, assets);
    writeFileSync(path, text);
    return { url: pathToFileURL(path).href, bytes: Buffer.byteLength(text), data };
  };
}
