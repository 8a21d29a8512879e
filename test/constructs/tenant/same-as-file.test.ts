import { readFileSync } from 'node:fs';
import { ApiObject, App, Chart } from 'cdk8s';
import { parse } from 'yaml';
import {
  type FleetProps,
  LiveBudgets,
  Platform,
  QueueRoot,
  SharedService,
  Tenant,
  TenantCatalogue,
  loadFleet,
} from '../../../lib';
import { SYNC_WAVE } from '../../../lib/constructs/delivery/sync-wave';
import { type EmittedObject, FLEET_FILES, emit } from '../../golden/fleets';

/** The text of each object, in order of the texts. */
const inOrder = (objects: readonly unknown[]): string[] =>
  objects.map((object) => JSON.stringify(object)).sort();

/** An object without its place in the order of Argo CD. */
function withoutWave(object: EmittedObject): EmittedObject {
  const { [SYNC_WAVE]: wave, ...annotations } = object.metadata.annotations ?? {};
  if (wave === undefined) return object;
  const { annotations: all, ...metadata } = object.metadata;
  const has = Object.keys(all ?? {}).length > 1;
  return { ...object, metadata: has ? { annotations, ...metadata } : metadata };
}

/** What a program makes that says in TypeScript what a file says. */
function programOf(input: FleetProps): App {
  const { platform: entry, organizations, tiers, prices, costCenters } = input;
  const { tenants, sharedServices = {} } = input;
  const app = new App();
  const common = new Chart(app, 'common');
  const platform = new Platform(common, 'platform', {
    ...entry,
    organizations,
    tiers,
    prices,
    costCenters,
  });
  const made = tenants.map(
    (tenant) => new Tenant(new Chart(app, `t-${tenant.name}`), 'tenant', { ...tenant, platform }),
  );
  const services = Object.entries(sharedServices).map(
    ([name, { consumers, ...service }]) =>
      new SharedService(new Chart(app, `s-${name}`), 'service', {
        ...service,
        name,
        platform,
        consumers: made.filter((tenant) => consumers === 'all' || consumers.includes(tenant.name)),
      }),
  );
  const subjects = services.flatMap(({ environment }) => [
    ...environment.spec.admins,
    ...environment.spec.users,
    ...environment.spec.viewers,
  ]);
  new LiveBudgets(common, 'budgets', { platform, tenants: made });
  new QueueRoot(common, 'queues', { platform, tenants: made, services });
  new TenantCatalogue(common, 'catalogue', {
    tenants: made,
    subjects,
  });
  return app;
}

const FILES = FLEET_FILES.filter(([, file]) => {
  const input = parse(readFileSync(file, 'utf8')) as FleetProps;
  return input.include === undefined && input.platform?.extensions === undefined;
});

test('most fleets of the tests can be said in one program', () => {
  expect(FILES.length).toBeGreaterThan(10);
});

describe.each(FILES)('%s', (_name, file, cluster) => {
  test('a program that says the same makes the same objects', () => {
    const text = readFileSync(file, 'utf8');
    // A program names its tenants by their namespaces: what a file says of several clusters and of peers is resolved.
    const input: FleetProps =
      cluster === undefined && !/\btenant:/.test(text)
        ? (parse(text) as FleetProps)
        : loadFleet(file, { cluster }).fleet;
    // What delivers files knows their paths, which a program chooses itself.
    const written = emit(file, cluster)
      .files.filter(({ path }) => !path.startsWith('delivery/'))
      .flatMap(({ objects }) => objects.map(withoutWave));
    const app = programOf(input);
    expect(() => app.synthYaml()).not.toThrow();
    const made = app.node
      .findAll()
      .filter((node): node is ApiObject => ApiObject.isApiObject(node))
      .map((object) => object.toJson() as EmittedObject);
    expect(inOrder(made)).toEqual(inOrder(written));
  });
});
