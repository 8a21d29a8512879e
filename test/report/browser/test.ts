/**
 * Looks at the pages of `tenancy report` and `tenancy bill` in a real browser: `npm run test:report [-- --pictures FOLDER] [-- --only bill]`. It needs Chromium.
 * The pictures are for people: light, dark, phone and paper.
 */
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundlePage } from '../../../scripts/bundle-page';
import { runMain } from '../../cluster/run-main';
import { checkBillPages } from './bill-checks';
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
  options: {
    pictures: { type: 'string', default: join(tmpdir(), 'tenancy-report-pictures') },
    only: { type: 'string' },
  },
});

async function main(): Promise<boolean> {
  const browser = await startChromium();
  try {
    const checks = new Checks();
    const { pictures } = flags;
    mkdirSync(pictures, { recursive: true });
    if (flags.only === 'bill') {
      await checkBillPages(checks, browser, await bundlePage('bill-page'), pictures);
      return checks.end();
    }
    const write = reportWriter(await bundlePage('report-page'));
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
    await checkBillPages(checks, browser, await bundlePage('bill-page'), pictures);
    console.log(`The pictures are in ${pictures}.`);
    return checks.end();
  } finally {
    await browser.close();
  }
}

runMain(main);
