/**
 * Looks at the page of `tenancy report` in a real browser: `npm run test:report [-- --pictures FOLDER]`. It needs Chromium.
 * The pictures are for people: light, dark, phone and paper.
 */
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundlePage } from '../../../scripts/bundle-page';
import { runMain } from '../../cluster/run-main';
import { Checks } from './checks';
import { startChromium } from './chromium';
import { checkClusters } from './cluster-checks';
import { checkHarmless } from './harm-checks';
import { checkPrint } from './print-checks';
import { hostileReport, reportAboutFile, reportAboutMany, reportWriter } from './report-files';
import { checkSize } from './size-checks';
import { checkUse } from './use-checks';
import { checkViews } from './view-checks';

const { values: flags } = parseArgs({
  options: { pictures: { type: 'string', default: join(tmpdir(), 'tenancy-report-pictures') } },
});

async function main(): Promise<boolean> {
  const browser = await startChromium();
  try {
    const checks = new Checks();
    const { pictures } = flags;
    mkdirSync(pictures, { recursive: true });
    const write = reportWriter(await bundlePage());
    const own = write('own', reportAboutFile('tenants.yaml'));
    const departments = write('departments', reportAboutFile('examples/departments/tenants.yaml'));
    const clusters = write('clusters', reportAboutFile('examples/two-clusters/tenants.yaml'));
    const many = write('many', reportAboutMany(500));
    await checkViews(checks, browser, 'own', own, pictures);
    await checkViews(checks, browser, 'departments', departments, pictures);
    await checkViews(checks, browser, 'clusters', clusters, pictures);
    await checkUse(checks, browser, own);
    await checkClusters(checks, browser, clusters);
    await checkHarmless(checks, browser, write('hostile', hostileReport()));
    await checkSize(checks, browser, many);
    await checkPrint(checks, browser, many, pictures);
    console.log(`The pictures are in ${pictures}.`);
    return checks.end();
  } finally {
    await browser.close();
  }
}

runMain(main);
