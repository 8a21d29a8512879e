import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type Fleet, loadFleet, synth } from '../../../lib';
import type { DeliveryEngine } from '../../../lib/fleet/model/props';
import { renderFiles } from '../../../lib/synth/synth';

const ROOT = join(__dirname, '..', '..', '..');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'delivery-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function fleetOf(engine: DeliveryEngine | undefined, extension?: string): Fleet {
  if (extension !== undefined) writeFileSync(join(folder, 'extend.js'), extension);
  const repository = 'https://git.example.com/tenants.git';
  return loadFleet({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: {
      ...(engine === undefined ? {} : { delivery: { engine, repository } }),
      ...(extension === undefined ? {} : { extensions: ['./extend.js'] }),
    },
    tenants: ['a', 'b'].map((name) => ({
      name,
      costCenter: 'C',
      namespaces: 'single' as const,
      users: [{ group: name }],
    })),
  }).fleet;
}

/** Objects that an extension sends to folders of engines. */
const sends = (hook: string, metadata: string, to: string): string => `
const { ApiObject } = require('cdk8s');
exports.${hook} = (scope) => {
  if (scope.name === 'b') return;
  const made = new ApiObject(scope, 'extra', {
    apiVersion: 'example.com/v1',
    kind: 'Extra',
    metadata: ${metadata},
  });
  made[Symbol.for('cdk8s-tenancy.OutputFolder')] = '${to}';
};`;

async function pathsOf(fleet: Fleet, tenants?: readonly string[]): Promise<string[]> {
  const { created } = await synth(fleet, { output: join(folder, 'dist'), folder, tenants });
  return created.filter((path) => path.startsWith('delivery/'));
}

/** The names of what a file of the tree makes. */
function namesIn(fleet: Fleet, path: string): string[] {
  const file = [...renderFiles(fleet, { folder })].find((one) => one.path === path);
  return parseAllDocuments(file?.content ?? '').map(
    (document) => (document.toJS() as { metadata: { name: string } }).metadata.name,
  );
}

test('without a delivery, nothing is delivered', async () => {
  expect(await pathsOf(fleetOf(undefined))).toEqual([]);
});

test.each<[DeliveryEngine, string[]]>([
  ['flux', ['platform', 'root', 'tenants/a', 'tenants/b']],
  ['argocd', ['root', 'tenants/a', 'tenants/b']],
])('%s has a file for each tenant, and few others', async (engine, parts) => {
  expect(await pathsOf(fleetOf(engine))).toEqual(
    parts.map((part) => `delivery/${engine}/${part}.k8s.yaml`),
  );
});

describe('with ResourceSets', () => {
  const withSets = (names: readonly string[], sets = 1): Fleet =>
    loadFleet({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      platform: {
        delivery: {
          engine: 'flux',
          as: 'resource-set',
          sets,
          repository: 'https://git.example.com/tenants.git',
        },
      },
      tenants: names.map((name) => ({ name, costCenter: 'C', namespaces: 'single' as const })),
    }).fleet;

  test('all tenants share one file', async () => {
    expect(await pathsOf(withSets(['a', 'b']))).toEqual(
      ['platform', 'root', 'tenants'].map((part) => `delivery/flux/${part}.k8s.yaml`),
    );
    expect(namesIn(withSets(['a', 'b']), 'delivery/flux/tenants.k8s.yaml')).toEqual([
      'tenancy-tenants',
    ]);
  });

  test('it takes the place of a file for each tenant', async () => {
    await pathsOf(fleetOf('flux'));
    const { removed, created } = await synth(withSets(['a', 'b']), {
      output: join(folder, 'dist'),
    });
    expect(created).toEqual(['delivery/flux/tenants.k8s.yaml']);
    expect(removed.filter((path) => path.startsWith('delivery/'))).toEqual(
      ['a', 'b'].map((name) => `delivery/flux/tenants/${name}.k8s.yaml`),
    );
  });

  test('a run of some tenants leaves that file as it is', async () => {
    expect(await pathsOf(withSets(['a', 'b']), ['b'])).toEqual([]);
  });

  test('no tenant, no file', async () => {
    expect(await pathsOf(withSets([]))).not.toContain('delivery/flux/tenants.k8s.yaml');
  });
});

test('another engine takes the place of the first', async () => {
  await pathsOf(fleetOf('flux'));
  const output = join(folder, 'dist');
  const { removed } = await synth(fleetOf('argocd'), { output });
  expect(removed).toEqual(
    ['platform', 'root', 'tenants/a', 'tenants/b'].map((part) => `delivery/flux/${part}.k8s.yaml`),
  );
});

test('with the files of some tenants come those that deliver them', async () => {
  expect(await pathsOf(fleetOf('flux'), ['b'])).toEqual(['delivery/flux/tenants/b.k8s.yaml']);
});

test("with a tenant's first border comes the stage that its access waits for", async () => {
  const { fleet } = loadFleet({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: {
      kubernetesVersion: '1.36',
      clusterNetworkPolicy: true,
      delivery: { engine: 'flux', repository: 'https://git.example.com/tenants.git' },
    },
    tenants: [
      {
        name: 'a',
        costCenter: 'C',
        admins: [{ group: 'a' }],
        network: { tenantPolicies: true },
      },
    ],
  });
  expect(await pathsOf(fleet, ['a'])).toEqual([
    'delivery/flux/network.k8s.yaml',
    'delivery/flux/tenants/a.k8s.yaml',
  ]);
});

test.each<DeliveryEngine>(['flux', 'argocd'])(
  'of a tenant with another name, a run of it alone removes what %s delivered it with',
  async (engine) => {
    const delivery = { engine, repository: 'https://git.example.com/tenants.git' };
    const named = (entry: { name: string; renamedFrom?: string }): Fleet =>
      loadFleet({
        apiVersion: 'cdk8s-tenancy/v1alpha1',
        platform: { delivery },
        tenants: [{ costCenter: 'C', ...entry }],
      }).fleet;
    const output = join(folder, 'dist');
    await synth(named({ name: 'a' }), { output });
    const renamed = named({ name: 'b', renamedFrom: 'a' });
    const { removed } = await synth(renamed, { output, tenants: ['b'] });
    expect(removed).toContain(`delivery/${engine}/tenants/a.k8s.yaml`);
    expect(await synth(renamed, { output, check: true })).toMatchObject({
      created: [],
      changed: [],
      removed: [],
    });
  },
);

describe('what extensions send to the folder of an engine is delivered', () => {
  test.each<DeliveryEngine>(['flux', 'argocd'])('by %s, of a tenant', (engine) => {
    const extension = sends('tenant', "{ name: 'x', namespace: 'a' }", 'monitoring');
    const fleet = fleetOf(engine, extension);
    expect(namesIn(fleet, `delivery/${engine}/monitoring.k8s.yaml`)).toEqual([
      'tenancy-monitoring',
    ]);
  });

  test.each<DeliveryEngine>(['flux', 'argocd'])('by %s, of the platform', (engine) => {
    const fleet = fleetOf(engine, sends('platform', "{ name: 'x' }", 'network'));
    expect(namesIn(fleet, `delivery/${engine}/network.k8s.yaml`)).toEqual(['tenancy-network']);
  });

  test('and an engine without objects has no file', async () => {
    const paths = await pathsOf(fleetOf('flux', 'exports.tenant = () => undefined;'));
    expect(paths).not.toContain('delivery/flux/monitoring.k8s.yaml');
  });
});

describe('what would not arrive is refused', () => {
  test.each([
    ['tenant', 'delivery', 'delivery/a.k8s.yaml, but `platform.delivery` applies delivery/ before'],
    ['platform', 'access', 'access/platform.k8s.yaml, but `platform.delivery` applies the folders'],
  ])('of a %s in the folder %s', (hook, folder, reason) => {
    const extension = sends(hook, "{ name: 'x', namespace: 'a' }", folder);
    for (const engine of ['flux', 'argocd'] as const) {
      expect(() => namesIn(fleetOf(engine, extension), '')).toThrow(`sends Extra x to ${reason}`);
    }
    expect(namesIn(fleetOf(undefined, extension), `${folder}/platform.k8s.yaml`)).toEqual(
      hook === 'platform' ? ['x'] : [],
    );
  });
});
