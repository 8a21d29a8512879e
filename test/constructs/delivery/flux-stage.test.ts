import { ApiObject, App, Chart } from 'cdk8s';
import { FluxRoot } from '../../../lib/constructs/delivery/flux-root';
import { FluxStage } from '../../../lib/constructs/delivery/flux-stage';
import type { FleetDelivery } from '../../../lib/fleet/model/fleet';
import { PLATFORM_STAGE } from '../../../lib/plan/delivery-stages';

const DELIVERY: FleetDelivery = {
  engine: 'flux',
  repository: 'https://git.example.com/tenants.git',
  branch: 'main',
  path: 'dist',
  namespace: 'flux-system',
  interval: '10m',
  timeout: '5m',
};

const KEPT = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };

interface Emitted {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: object };
  readonly spec: Readonly<Record<string, unknown>>;
}

function emit(make: (chart: Chart) => unknown): Emitted[] {
  const chart = new Chart(new App(), 'test');
  make(chart);
  return chart.toJson() as Emitted[];
}

function rootOf(delivery: FleetDelivery): Emitted[] {
  return emit((chart) => new FluxRoot(chart, 'root', { delivery }));
}

describe('a stage', () => {
  const stage = { name: 'tenancy-access-a', folder: 'access/a', dependsOn: ['tenancy-tenants-a'] };
  const [object] = emit((chart) => new FluxStage(chart, 'stage', { delivery: DELIVERY, stage }));

  test('applies its folder once what it depends on is ready', () => {
    expect(object!.spec).toMatchObject({
      path: './dist/access/a',
      dependsOn: [{ name: 'tenancy-tenants-a' }],
      wait: true,
      prune: true,
    });
  });

  test('tries again after a minute, and never deletes an object to change it', () => {
    expect(object!.spec).toMatchObject({ retryInterval: '1m', force: false });
  });

  test('goes with its owner, and what it granted goes with it', () => {
    expect(object!.spec['deletionPolicy']).toBe('MirrorPrune');
    expect(object!.metadata.annotations ?? {}).not.toMatchObject(KEPT);
  });

  test('says nothing of what it does not depend on', () => {
    const props = { delivery: DELIVERY, stage: PLATFORM_STAGE };
    const [platform] = emit((chart) => new FluxStage(chart, 'stage', props));
    expect(platform!.spec).not.toHaveProperty('dependsOn');
  });

  test('is the default child of its construct', () => {
    const chart = new Chart(new App(), 'test');
    const made = new FluxStage(chart, 'stage', { delivery: DELIVERY, stage });
    expect(ApiObject.of(made).kind).toBe('Kustomization');
  });
});

describe('the root', () => {
  test('is kept, with its source, and takes nothing with it', () => {
    const [source, root] = rootOf(DELIVERY);
    expect(source!.metadata.annotations).toMatchObject(KEPT);
    expect(root!.metadata.annotations).toMatchObject(KEPT);
    expect(root!.spec['deletionPolicy']).toBe('Orphan');
  });

  test('does not wait for a stage that fails', () => {
    expect(rootOf(DELIVERY)[1]!.spec).toMatchObject({ wait: false, path: './dist/delivery' });
  });

  test.each<[repository: string, more: Partial<FleetDelivery>, kind: string, spec: object]>([
    ['https://git.example.com/a.git', {}, 'GitRepository', { ref: { branch: 'main' } }],
    [
      'ssh://git@git.example.com/a.git',
      { secret: 'tenancy' },
      'GitRepository',
      { ref: { branch: 'main' }, secretRef: { name: 'tenancy' } },
    ],
    [
      'oci://registry.example.com/a',
      { branch: undefined, tag: 'latest' },
      'OCIRepository',
      { ref: { tag: 'latest' } },
    ],
  ])('reads %s', (repository, more, kind, spec) => {
    const [source, root] = rootOf({ ...DELIVERY, repository, ...more });
    expect(source!.kind).toBe(kind);
    expect(source!.spec).toEqual({ interval: '1m', url: repository, ...spec });
    expect(root!.spec['sourceRef']).toEqual({ kind, name: 'tenancy' });
  });

  test('applies as the account that is stated', () => {
    const [, root] = rootOf({ ...DELIVERY, serviceAccount: 'tenancy' });
    expect(root!.spec['serviceAccountName']).toBe('tenancy');
  });
});
