/** `stock.js FILE OUTPUT`: what a user of cdk8s would write, with our constructs: one app, a chart per tenant. */
import { App, Chart } from 'cdk8s';
import { Platform, Tenant, TenantCatalogue, loadFleet } from '../../lib';
import { peopleOf } from '../../lib/fleet/owners/subjects';

const [file, outdir] = process.argv.slice(2);
const { fleet } = loadFleet(file!);
const app = new App({ outdir });
const platform = new Chart(app, 'platform');
new Platform(platform, 'platform', fleet.platform);
new TenantCatalogue(platform, 'catalogue', { subjects: peopleOf(fleet) });
for (const tenant of fleet.tenants) {
  Tenant.fromFleet(new Chart(app, tenant.name), 'tenant', fleet.platform, tenant);
}
app.synth();
