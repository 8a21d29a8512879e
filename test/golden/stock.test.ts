import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Yaml } from 'cdk8s';
import {
  OutputFolder,
  Platform,
  QueueRoot,
  SharedService,
  TenantCatalogue,
  TenantEnvironment,
} from '../../lib';
import { TenantCohort } from '../../lib/constructs/queues/kueue/tenant-cohort';
import { Resolved } from '../../lib/constructs/resolved';
import { Plan } from '../../lib/plan/plan';
import { queueTree } from '../../lib/plan/queues/queue-tree';
import { tenantCohort } from '../../lib/plan/queues/tenant-queue';
import { objectsIn } from '../../lib/synth/render/placed-objects';
import { type EmittedFleet, FLEET_FILES, emit, isManaged, withoutHeader } from './fleets';

/** The text of each document of a stream, in order of the texts: stock cdk8s does not sort by kind. */
function documents(stream: string): string[] {
  return stream.split(/^---\n/m).sort();
}

/**
 * The one thing that `synth` adds to objects: Argo CD orders by an annotation. What is in `access/` and
 * `virtual-clusters/`, of extensions included, comes after the guards, and what is in `deploy/` and `local-queues/` after that.
 */
function orderAccess(app: App): void {
  for (const object of objectsIn(app)) {
    const { name = '' } = OutputFolder.of(object);
    const wave = /^(?:deploy|local-queues)$/.test(name)
      ? '2'
      : /^(?:access|virtual-clusters)$/.test(name)
        ? '1'
        : undefined;
    if (wave !== undefined) object.metadata.addAnnotation('argocd.argoproj.io/sync-wave', wave);
  }
}

/** What stock cdk8s writes for the constructs of a fleet: a chart for each namespace and one for the platform. */
function stockTexts({ fleet }: EmittedFleet, outdir: string): Record<string, string> {
  const app = new App({ outdir });
  const plan = new Plan(fleet);
  const charts: Record<string, string> = {};
  const chartOf = (path: string): Chart => {
    charts[path] = `chart-${Object.keys(charts).length}`;
    return new Chart(app, charts[path]);
  };
  const common = chartOf('platform');
  const view = plan.platform;
  const resolved = new Resolved({ view, props: fleet.platform, warnings: [], objects: true });
  const platform = new Platform(common, 'platform', resolved);
  const people = { subjects: plan.people, readers: plan.clusterReaders };
  new TenantCatalogue(common, 'catalogue', new Resolved(people));
  const root = queueTree(fleet);
  if (root !== undefined) {
    new QueueRoot(common, 'queues', new Resolved({ platform: fleet.platform, root }));
  }
  for (const tenant of plan.tenants()) {
    const cohort = tenantCohort(tenant, plan.platform);
    for (const namespace of tenant.namespaces) {
      const chart = chartOf(namespace.file().path);
      new TenantEnvironment(chart, namespace.environment, new Resolved({ platform, namespace }));
      if (cohort?.follows === namespace.namespace) new TenantCohort(chart, 'Queue', cohort);
    }
  }
  for (const service of plan.sharedServices()) {
    const chart = chartOf(service.namespace.file().path);
    const spec = new Resolved({ platform, view: service, warnings: [] });
    new SharedService(chart, service.name, spec);
  }
  if (fleet.platform.delivery?.engine === 'argocd') orderAccess(app);
  app.synth();
  return Object.fromEntries(
    Object.entries(charts).map(([path, id]) => [
      path,
      readFileSync(join(outdir, `${id}.k8s.yaml`), 'utf8'),
    ]),
  );
}

describe.each(FLEET_FILES)('%s', (_name, file, cluster) => {
  const emitted = emit(file, cluster);
  let outdir: string;
  beforeAll(() => (outdir = mkdtempSync(join(tmpdir(), 'stock-'))));
  afterAll(() => rmSync(outdir, { recursive: true, force: true }));

  test("each file is what cdk8s' Yaml.stringify prints for the objects in it", () => {
    for (const { text, objects } of emitted.files) {
      expect(withoutHeader(text)).toBe(Yaml.stringify(...objects));
    }
  });

  test('each document is what stock App.synth writes for the same constructs', () => {
    const stock = stockTexts(emitted, outdir);
    const within = (folder: string): EmittedFleet['files'] =>
      emitted.files.filter(({ path }) => path.startsWith(`${folder}/`));
    const isCommon = ({ path }: EmittedFleet['files'][number]) =>
      /^(?:devices|network|queues)\/platform\.k8s\.yaml$/.test(path);
    const platform = [
      ...within('platform'),
      ...emitted.files.filter((one) => isManaged(one) || isCommon(one)),
    ];
    const namespaces = [...within('tenants'), ...within('shared')];
    // Bindings and the border of a namespace have files of their own, and are in the chart of their namespace.
    const texts = new Map(emitted.files.map(({ path, text }) => [path, text]));
    expect([...namespaces.map(({ path }) => path), 'platform'].sort()).toEqual(
      Object.keys(stock).sort(),
    );
    for (const { path, objects } of namespaces) {
      const { name, labels } = objects[0]!.metadata;
      const own = [
        path,
        `access/${labels!['tenant']}/${labels!['environment']}.k8s.yaml`,
        `network/${name}.k8s.yaml`,
        `virtual-clusters/${labels!['tenant']}/${labels!['environment']}.k8s.yaml`,
        `deploy/${labels!['tenant']}/${labels!['environment']}.k8s.yaml`,
        `local-queues/${labels!['tenant']}/${labels!['environment']}.k8s.yaml`,
        `queues/${name}.k8s.yaml`,
        // A shared service is one namespace, with its project in Argo CD. Those of tenants belong to no namespace.
        ...(path.startsWith('shared/')
          ? [
              `deploy/${labels!['tenant']}/argocd.k8s.yaml`,
              `monitoring/shared/${labels!['tenant']}.k8s.yaml`,
            ]
          : []),
      ].flatMap((one) => texts.get(one) ?? []);
      expect(own.flatMap((one) => documents(withoutHeader(one))).sort()).toEqual(
        documents(stock[path]!),
      );
    }
    expect(platform.flatMap(({ text }) => documents(withoutHeader(text))).sort()).toEqual(
      documents(stock['platform']!),
    );
  });
});
