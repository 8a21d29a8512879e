import { type MadeStage, type ResourceSet, stagesOfSet } from '../constructs/delivery/resource-set';
import { FLEET_FILES, emit } from './fleets';

interface Stage {
  readonly name: string;
  readonly path: string;
  readonly dependsOn: readonly string[];
}

/** The stages that a tree is delivered in, the root included. */
function stagesOf(objects: readonly { kind: string; metadata: { name: string } }[]): Stage[] {
  const kustomizations = objects.flatMap((object): MadeStage[] => {
    if (object.kind === 'ResourceSet') return stagesOfSet(object as unknown as ResourceSet);
    return object.kind === 'Kustomization' ? [object as unknown as MadeStage] : [];
  });
  return kustomizations.map(({ metadata, spec }) => ({
    name: metadata.name,
    path: spec.path,
    dependsOn: (spec.dependsOn ?? []).map(({ name }) => name),
  }));
}

const TREES = FLEET_FILES.map(
  ([name, file, cluster]) => [name, emit(file, cluster).files] as const,
);

/** The trees that an engine delivers. */
const deliveredBy = (engine: string) =>
  TREES.filter(([, files]) => files.some(({ path }) => path.startsWith(`delivery/${engine}/`)));

test('each engine delivers some tree', () => {
  for (const engine of ['flux', 'argocd']) expect(deliveredBy(engine).length).toBeGreaterThan(0);
});

describe.each(deliveredBy('flux'))('the delivery of %s by Flux', (_name, files) => {
  // Tenants have Kustomizations of their own, for their repositories.
  const delivery = files.filter(({ path }) => path.startsWith('delivery/'));
  const stages = stagesOf(delivery.flatMap(({ objects }) => objects));
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
    for (const name of [
      'budgets',
      'clusters',
      'devices',
      'monitoring',
      'queues',
      'virtual-clusters',
    ]) {
      expect(depended).not.toContain(`tenancy-${name}`);
    }
  });
});

interface Source {
  readonly path: string;
  readonly directory: { readonly recurse?: boolean; readonly include?: string };
}

/** The annotation by which Argo CD orders objects. */
const WAVE = 'argocd.argoproj.io/sync-wave';

/** The annotation with which it asks the API server what would change. */
const ASKS = { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' };

describe.each(deliveredBy('argocd'))('the delivery of %s by Argo CD', (_name, files) => {
  const delivery = files.filter(({ path }) => path.startsWith('delivery/'));
  const applications = delivery.flatMap(({ objects }) =>
    objects.filter(({ kind }) => kind === 'Application'),
  );
  const root = applications.find(({ metadata }) => metadata.name === 'tenancy')!;
  const sourcesOf = ({ spec }: { spec: { sources: Source[] } }): Source[] => spec.sources;
  const base = sourcesOf(root as never)[0]!.path.replace(/platform$/, '');

  /** Whether Argo CD reads a file for a source. */
  function isIn(path: string, { path: folder, directory }: Source): boolean {
    const inside = `${folder.slice(base.length)}/`;
    if (!path.startsWith(inside)) return false;
    const name = path.slice(inside.length);
    return directory.recurse === true || directory.include!.slice(1, -1).split(',').includes(name);
  }

  test('applies every file, and each in one Application', () => {
    for (const { path } of files) {
      const owners = applications.filter((one) =>
        sourcesOf(one as never).some((source) => isIn(path, source)),
      );
      expect([path, owners.length]).toEqual([path, 1]);
    }
  });

  test('has no source without a file', () => {
    const empty = applications
      .flatMap((one) => sourcesOf(one as never))
      .filter((source) => !files.some(({ path }) => isIn(path, source)));
    expect(empty).toEqual([]);
  });

  test('applies the platform before all other Applications', () => {
    expect(sourcesOf(root as never).map(({ path }) => path.slice(base.length))).toEqual([
      'platform',
      'delivery',
    ]);
    for (const one of applications.filter((other) => other !== root)) {
      expect(one.metadata.annotations).toEqual({ ...ASKS, [WAVE]: '1' });
    }
    const platform = files.filter(({ path }) => path.startsWith('platform/'));
    for (const { metadata } of platform.flatMap(({ objects }) => objects)) {
      expect(metadata.annotations ?? {}).not.toHaveProperty([WAVE]);
    }
  });

  test('gives access after what guards, inside of the same Application', () => {
    const access = files.filter(({ path }) => path.startsWith('access/'));
    expect(access.length).toBeGreaterThan(0);
    for (const { metadata } of access.flatMap(({ objects }) => objects)) {
      expect(metadata.annotations).toMatchObject({ [WAVE]: '1' });
    }
    const guards = files.filter(({ path }) => /^(tenants|shared|network)/.test(path));
    for (const { metadata } of guards.flatMap(({ objects }) => objects)) {
      expect(metadata.annotations ?? {}).not.toHaveProperty([WAVE]);
    }
  });

  test('keeps the root and its project, and deletes what other Applications granted', () => {
    const kept = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' };
    const project = delivery.flatMap(({ objects }) =>
      objects.filter(({ kind }) => kind === 'AppProject'),
    );
    expect(project.map(({ metadata }) => metadata.name)).toEqual(['tenancy']);
    for (const { metadata } of [root, ...project]) {
      expect(metadata.annotations).toMatchObject(kept);
      expect(metadata).not.toHaveProperty('finalizers');
    }
    for (const one of applications.filter((other) => other !== root)) {
      expect(one.metadata).toMatchObject({
        finalizers: ['resources-finalizer.argocd.argoproj.io/foreground'],
      });
    }
  });
});
