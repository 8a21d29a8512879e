/** One measured run, a process of its own: `run-one.ts ours|stock TENANTS OUTPUT`. Prints a line of JSON. */
import { App, Chart } from 'cdk8s';
import { Platform, Tenant, TenantCatalogue, loadFleet, synth } from '../lib';
import type { Fleet } from '../lib';
import { peopleOf } from '../lib/fleet/subjects';
import { fleetOf } from './fleet-of';

async function main(): Promise<void> {
  const [how, tenants, output] = process.argv.slice(2);
  const started = process.hrtime.bigint();
  const { fleet } = loadFleet(fleetOf(Number(tenants)));
  if (how === 'stock') stock(fleet, output!);
  else await synth(fleet, { output: output! });
  console.log(
    JSON.stringify({
      seconds: Number(process.hrtime.bigint() - started) / 1e9,
      megabytes: process.resourceUsage().maxRSS / 1024,
    }),
  );
}

/** What a user of cdk8s would write: one app, a chart per tenant. */
function stock(fleet: Fleet, outdir: string): void {
  const app = new App({ outdir });
  const platform = new Chart(app, 'platform');
  new Platform(platform, 'platform', fleet.platform);
  new TenantCatalogue(platform, 'catalogue', { subjects: peopleOf(fleet) });
  for (const tenant of fleet.tenants) {
    Tenant.fromFleet(new Chart(app, tenant.name), 'tenant', fleet.platform, tenant);
  }
  app.synth();
}

void main();
