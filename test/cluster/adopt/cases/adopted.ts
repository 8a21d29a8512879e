import * as fs from 'node:fs';
import type { AdoptReport } from '../../../../lib/review/adopt/adopt-report';
import { type AdoptScene, SET_UPS, ask } from '../scene';

/** Each set-up becomes an entry of the file, which validates as it stands. */
export async function adopted(scene: AdoptScene): Promise<void> {
  const { folder, check, reports } = scene;
  fs.mkdirSync(`${folder}/tenants.d`);
  for (const [index, { name, namespaces, tenant }] of SET_UPS.entries()) {
    const output = index === 0 ? `${folder}/tenants.yaml` : `${folder}/tenants.d/${tenant}.yaml`;
    const ran = await ask(scene, 'adopt', [...namespaces, '--json', '--output', output]);
    if (ran.stdout === '') throw new Error(ran.stderr);
    const report = JSON.parse(ran.stdout) as AdoptReport;
    reports.set(name, report);
    // From the first part on, the file includes them.
    if (index === 1) fs.appendFileSync(`${folder}/tenants.yaml`, 'include: tenants.d/*.yaml\n');
    const errors = report.findings.filter(({ severity }) => severity === 'error');
    check(`${name} is the tenant ${tenant}`, report.tenant === tenant ? undefined : report.tenant);
    check(`${name} has an entry without errors`, errors.map(({ message }) => message)[0]);
    check(
      `${name} uses nothing beyond its quota`,
      report.overQuota.map(({ namespace, key }) => `${namespace} ${key}`)[0],
    );
    const refused = report.refused.filter(({ from }) => from === 'adopted');
    check(`nothing of ${name} is refused at once`, refused.map(({ message }) => message)[0]);
  }
  const valid = await ask(scene, 'validate', []);
  check('the file validates', valid.status === 0 ? undefined : valid.stdout + valid.stderr);
  const chart = reports.get('onboarding-chart')!;
  const later = chart.refused.find(
    ({ from, objects }) => from === 'enforced' && objects.includes('CronJob/report'),
  );
  check(
    'what guard rails would refuse later is said',
    later === undefined ? 'it is not' : undefined,
  );
}
