/** `stock.js FILE OUTPUT`: what a user of cdk8s would write, with our constructs: one app, a chart per tenant. */
import { App, Chart } from 'cdk8s';
import { Platform, Tenant, TenantCatalogue, loadFleet } from '../../lib';

const [file, outdir] = process.argv.slice(2);
const { fleet } = loadFleet(file!);
const app = new App({ outdir });
const platform = new Chart(app, 'platform');
const shared = new Platform(platform, 'platform', fleet.platform);
const tenants = fleet.tenants.map(
  (tenant) => new Tenant(new Chart(app, tenant.name), 'tenant', { ...tenant, platform: shared }),
);
new TenantCatalogue(platform, 'catalogue', { tenants });
app.synth();
