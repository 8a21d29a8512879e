import { App, Chart } from 'cdk8s';
import { OutputFolder } from '../../../lib';
import { FluxRepository } from '../../../lib/constructs/deploy/flux-repository';
import type { FleetDeployRepository } from '../../../lib/fleet/model/fleet';

interface Emitted {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

function emit(repository: FleetDeployRepository): [source: Emitted, kustomization: Emitted] {
  const chart = new Chart(new App(), 'test');
  const made = new FluxRepository(chart, 'app', { namespace: 'ml-a', name: 'app', repository });
  expect(OutputFolder.of(made).name).toBe('deploy');
  return chart.toJson() as [Emitted, Emitted];
}

const GIT = { url: 'https://git.example.com/a/app.git', path: 'deploy', branch: 'main' };

test('both objects are in the namespace of the tenant, and name no other', () => {
  const objects = emit(GIT);
  expect(objects.map(({ metadata }) => metadata.namespace)).toEqual(['ml-a', 'ml-a']);
  expect(objects[1].spec).toMatchObject({
    sourceRef: { kind: 'GitRepository', name: 'app' },
    targetNamespace: 'ml-a',
    serviceAccountName: 'deployer',
  });
  expect(objects[1].spec['sourceRef']).not.toHaveProperty('namespace');
});

test('what leaves the repository is deleted, and what leaves tenants.yaml stays', () => {
  expect(emit(GIT)[1].spec).toMatchObject({ prune: true, deletionPolicy: 'Orphan' });
});

test('the root of a repository is a path of Flux as well', () => {
  expect(emit({ ...GIT, path: '.' })[1].spec['path']).toBe('./');
  expect(emit(GIT)[1].spec['path']).toBe('./deploy');
});

test('an artifact is a source of its own kind, with its range and its Secret', () => {
  const [source, kustomization] = emit({
    url: 'oci://registry.example.com/a/app',
    path: '.',
    semver: '1.x',
    secret: 'registry',
  });
  expect(source.kind).toBe('OCIRepository');
  expect(source.spec).toMatchObject({ ref: { semver: '1.x' }, secretRef: { name: 'registry' } });
  expect(kustomization.spec['sourceRef']).toEqual({ kind: 'OCIRepository', name: 'app' });
});
