import { parseAllDocuments } from 'yaml';
import { FLEET, WRONG_FLEET, put, scratch, tenancy } from '../command';

const CLUSTERS = `\
apiVersion: cdk8s-tenancy/v1alpha1
platform: {prefix: ml, pools: {h100: {resource: nvidia.com/gpu, capacity: 8, default: true}}}
clusters: {eu: {kubernetesVersion: '1.36'}, us: {}}
sharedServices:
  store: {costCenter: PLT-1, clusters: [eu, us], ports: {http: 80}, consumers: [a]}
tenants:
  - name: a
    displayName: 'The "A" team: $HOME'
    costCenter: 'Cost; center 1'
    contact: a@example.com
    namespaces: single
    clusters: {eu: {share: 50%}, us: {share: 50%}}
    quota: {cpu: null, gpu: 4}
    serviceAccounts: {trainer: {}}
    scheduling: {runtimeClass: kata-qemu-nvidia-gpu}
  - {name: gone, costCenter: x, namespaces: single, clusters: [eu], state: removed}
`;

async function list(text: string, ...args: string[]) {
  return tenancy(['list', '-f', put(scratch(), 'tenants.yaml', text), ...args]);
}

/* eslint-disable @typescript-eslint/no-explicit-any */
const json = async (text: string, ...args: string[]): Promise<any> =>
  JSON.parse((await list(text, ...args)).stdout);

describe.each(['json', 'tfvars', 'env', 'backstage'])('tenancy list --format %s', (format) => {
  test('prints the same bytes twice, and nothing on standard error', async () => {
    const [one, two] = [
      await list(CLUSTERS, '--format', format),
      await list(CLUSTERS, '--format', format),
    ];
    expect(one).toEqual(two);
    expect([one.status, one.stderr]).toEqual([0, '']);
    expect(one.stdout).toMatch(/[^\n]\n$/);
  });

  test('prints nothing but findings if the file has errors', async () => {
    const { status, stdout, stderr } = await list(WRONG_FLEET, '--format', format);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('error POOL_UNKNOWN');
  });

  test('is another question than the accepted warnings', async () => {
    const { status, stderr } = await list(FLEET, '--format', format, '--accepted');
    expect([status, stderr]).toEqual([2, expect.stringContaining('cannot be used with option')]);
  });
});

test('--json is --format json, and names what bounds each namespace', async () => {
  expect(await list(CLUSTERS, '--json')).toEqual(await list(CLUSTERS, '--format', 'json'));
  const { tenants } = await json(CLUSTERS, '--json');
  expect(tenants[0].environments[0]).toMatchObject({
    namespace: 'ml-a',
    policies: {
      resourceQuotas: ['forbidden-priorities', 'namespace'],
      limitRanges: ['defaults'],
      networkPolicies: expect.arrayContaining(['default-deny', 'allow-dns']),
    },
    serviceAccounts: ['trainer'],
    runtimeClass: 'kata-qemu-nvidia-gpu',
  });
});

test('an unknown format is misuse', async () => {
  const { status, stderr } = await list(FLEET, '--format', 'hcl');
  expect(status).toBe(2);
  expect(stderr).toContain('Allowed choices are text, json, tfvars, env, backstage');
});

describe('tfvars', () => {
  test('is one variable with maps, without what is removed', async () => {
    const { tenancy: variable, ...rest } = await json(CLUSTERS, '--format', 'tfvars');
    expect(rest).toEqual({});
    expect(Object.keys(variable.tenants)).toEqual(['a']);
    expect(variable.tenants.a).toMatchObject({ namespaces: ['eu/ml-a', 'us/ml-a'] });
    expect(Object.keys(variable.namespaces)).toEqual([
      'eu/ml-a',
      'eu/ml-store',
      'us/ml-a',
      'us/ml-store',
    ]);
    expect(variable.namespaces['eu/ml-a']).toMatchObject({
      cluster: 'eu',
      owner: 'a',
      quota: { cpu: null },
      gpu: { h100: 2 },
      service_accounts: ['trainer'],
    });
  });

  test('every object of a map has the same attributes, whatever the tenants state', async () => {
    for (const fleet of [CLUSTERS, FLEET]) {
      const { tenancy: variable } = await json(fleet, '--format', 'tfvars');
      for (const map of ['tenants', 'namespaces', 'pools']) {
        const shapes = Object.values<object>(variable[map]).map((entry) =>
          Object.keys(entry).join(),
        );
        expect(new Set(shapes).size).toBe(1);
      }
    }
  });
});

describe('env', () => {
  test('every line is a name of its own and a value that no reader takes apart', async () => {
    const { stdout } = await list(CLUSTERS, '--format', 'env');
    const lines = stdout.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^TENANCY_[A-Z0-9_]+=[A-Za-z0-9_.,:/+-]*$/);
    expect(new Set(lines.map((line) => line.split('=')[0])).size).toBe(lines.length);
    expect(lines).toEqual(
      expect.arrayContaining([
        'TENANCY_NAMESPACES=eu/ml-a,eu/ml-store,us/ml-a,us/ml-store',
        'TENANCY_NAMESPACES_OF_A=eu/ml-a,us/ml-a',
        'TENANCY_OWNER_OF_EU__ML_A=a',
        'TENANCY_GPU_OF_EU__ML_A=h100:2',
        'TENANCY_CPU_OF_EU__ML_A=',
      ]),
    );
    expect(stdout).not.toContain('GONE');
  });

  test('two places with one name are refused', async () => {
    const fleet = `\
apiVersion: cdk8s-tenancy/v1alpha1
clusters: {a: {}, a--b: {}}
tenants:
  - {name: b--c, costCenter: x, namespaces: single, clusters: [a]}
  - {name: c, costCenter: x, namespaces: single, clusters: [a--b]}
`;
    const { status, stdout, stderr } = await list(fleet, '--format', 'env');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /two names are the same in upper case: TENANCY_CLUSTER_OF_A__B__C\. Use/,
    );
  });
});

describe('backstage', () => {
  // The descriptor format of catalogue entities: names, labels and tags.
  const NAME = /^(?=.{1,63}$)[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?$/;

  async function entities(fleet: string): Promise<any[]> {
    const { stdout } = await list(fleet, '--format', 'backstage');
    return parseAllDocuments(stdout).map((document) => document.toJS());
  }
  const reference = ({ kind, metadata }: any): string =>
    `${kind.toLowerCase()}:${metadata.namespace ?? 'default'}/${metadata.name}`;

  test.each([
    ['one cluster', FLEET],
    ['several', CLUSTERS],
  ])('with %s, each entity is there once, and every reference leads to one', async (_, fleet) => {
    const all = await entities(fleet);
    const known = all.map(reference);
    expect(new Set(known).size).toBe(known.length);
    for (const { metadata } of all) expect(metadata.name).toMatch(NAME);
    const used = all.flatMap(({ spec }) => [
      spec.owner ?? [],
      spec.system === undefined ? [] : `system:${spec.system}`,
      spec.dependsOn ?? [],
      spec.dependencyOf ?? [],
    ]);
    expect(used.flat().filter((name) => !known.includes(name))).toEqual([]);
  });

  test('free text stays as it is, and what is removed is left out', async () => {
    const all = await entities(CLUSTERS);
    const group = all.find((entity) => reference(entity) === 'group:default/a');
    expect(group.spec).toEqual({
      type: 'team',
      profile: { displayName: 'The "A" team: $HOME', email: 'a@example.com' },
      children: [],
    });
    expect(all.map(reference).join()).not.toContain('gone');
    const shared = all.find((entity) => reference(entity) === 'resource:eu/ml-store');
    expect(shared.spec.dependencyOf).toEqual(['resource:eu/ml-a']);
  });
});
