import { FLEET_FILES, emit } from './fleets';

interface Stage {
  readonly name: string;
  readonly path: string;
  readonly dependsOn: readonly string[];
}

/** The stages that a tree is delivered in, without the root, and the folder that they are in. */
function stagesOf(objects: readonly { kind: string; metadata: { name: string } }[]): Stage[] {
  const kustomizations = objects.filter(({ kind }) => kind === 'Kustomization') as unknown as {
    metadata: { name: string };
    spec: { path: string; dependsOn?: { name: string }[] };
  }[];
  return kustomizations.map(({ metadata, spec }) => ({
    name: metadata.name,
    path: spec.path,
    dependsOn: (spec.dependsOn ?? []).map(({ name }) => name),
  }));
}

const DELIVERED = FLEET_FILES.map(([name, file]) => [name, emit(file).files] as const).filter(
  ([, files]) => files.some(({ path }) => path.startsWith('delivery/')),
);

test('some trees are delivered', () => expect(DELIVERED.length).toBeGreaterThan(1));

describe.each(DELIVERED)('the delivery of %s', (_name, files) => {
  const stages = stagesOf(files.flatMap(({ objects }) => objects));
  const root = stages.find(({ name }) => name === 'tenancy')!;
  const base = root.path.replace(/delivery$/, '');
  const others = stages.filter((stage) => stage !== root);
  const folders = others.map(({ path }) => path.slice(base.length));
  const byName = new Map(others.map((stage) => [stage.name, stage]));

  test('applies every file of the tree, and each in one stage', () => {
    for (const { path } of files.filter((file) => !file.path.startsWith('delivery/'))) {
      expect([path, folders.filter((folder) => path.startsWith(`${folder}/`))]).toEqual([
        path,
        [expect.any(String)],
      ]);
    }
  });

  test('has no stage without a file', () => {
    const empty = folders.filter(
      (folder) => !files.some(({ path }) => path.startsWith(`${folder}/`)),
    );
    expect(empty).toEqual([]);
  });

  test('has no stage of two tenants', () => {
    const tenants = folders.filter((folder) => /^(tenants|access)/.test(folder));
    expect(tenants.length).toBeGreaterThan(0);
    for (const folder of tenants) expect(folder).toMatch(/^(tenants|access)\/[^/]+$/);
  });

  test('depends only on stages that there are', () => {
    const missing = others.flatMap(({ dependsOn }) =>
      dependsOn.filter((name) => !byName.has(name)),
    );
    expect(missing).toEqual([]);
  });

  test('gives access after the guards of the same owner, and after the platform', () => {
    for (const { path, dependsOn } of others) {
      const folder = path.slice(base.length);
      if (!folder.startsWith('access/')) continue;
      const owner = folder.slice('access/'.length);
      const before = dependsOn.map((name) => byName.get(name)!.path.slice(base.length));
      const isService = files.some((file) => file.path === `shared/${owner}.k8s.yaml`);
      expect(before).toContain(isService ? 'shared' : `tenants/${owner}`);
      for (const name of dependsOn) {
        expect(byName.get(name)!.dependsOn).toEqual(['tenancy-platform']);
      }
    }
  });

  test('depends on no optional engine but the border', () => {
    const depended = new Set(others.flatMap(({ dependsOn }) => dependsOn));
    for (const name of ['devices', 'monitoring', 'queues', 'virtual-clusters']) {
      expect(depended).not.toContain(`tenancy-${name}`);
    }
  });
});
