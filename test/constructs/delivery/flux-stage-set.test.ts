import { App, Chart } from 'cdk8s';
import { FluxStage } from '../../../lib/constructs/delivery/flux-stage';
import { FluxStageSet } from '../../../lib/constructs/delivery/flux-stage-set';
import type { FleetDelivery } from '../../../lib/fleet/model/fleet';
import { type DeliverySet, tenantStages } from '../../../lib/plan/delivery-sets';
import { type ResourceSet, stagesOfSet } from './resource-set';

const DELIVERY: FleetDelivery = {
  engine: 'flux',
  as: 'resource-set',
  sets: 1,
  repository: 'oci://registry.example.com/tenants',
  tag: 'stable',
  path: 'clusters/eu/dist',
  namespace: 'gitops',
  serviceAccount: 'tenancy',
  interval: '30m',
  timeout: '3m',
};

const TENANTS = [
  tenantStages('search', ['tenants/search/all.k8s.yaml']),
  tenantStages('vision', [
    'tenants/vision/dev.k8s.yaml',
    'network/ml-vision-dev.k8s.yaml',
    'access/vision/dev.k8s.yaml',
    'deploy/vision/dev.k8s.yaml',
    'virtual-clusters/vision/dev.k8s.yaml',
  ]),
];

const SET: DeliverySet = {
  name: 'tenancy-tenants',
  tenants: TENANTS,
  after: ['tenancy-tenants-2'],
};

function emit(make: (chart: Chart) => unknown): unknown[] {
  const chart = new Chart(new App(), 'test');
  make(chart);
  return chart.toJson() as unknown[];
}

const [made] = emit((chart) => new FluxStageSet(chart, 'set', { delivery: DELIVERY, set: SET }));
const set = made as ResourceSet;

test('a set makes the Kustomizations that its tenants would have in files of their own', () => {
  const written = TENANTS.flatMap(({ stages }) =>
    stages.flatMap((stage) =>
      emit((chart) => new FluxStage(chart, 'stage', { delivery: DELIVERY, stage })),
    ),
  );
  expect(written).toHaveLength(5);
  expect(stagesOfSet(set)).toEqual(written);
});

test('a set is applied by the account of the delivery, as often as everything else', () => {
  expect(set.spec).toMatchObject({ serviceAccountName: 'tenancy' });
  expect(set.metadata.annotations).toEqual({ 'fluxcd.controlplane.io/reconcileEvery': '30m' });
});

test('a stage that fails holds up no other set', () => {
  expect(set.spec).toMatchObject({ wait: false });
});

test('a set waits until those that take tenants over from it are ready', () => {
  expect(set.spec.dependsOn).toEqual([
    {
      apiVersion: 'fluxcd.controlplane.io/v1',
      kind: 'ResourceSet',
      name: 'tenancy-tenants-2',
      namespace: 'gitops',
      ready: true,
    },
  ]);
});

test('a set goes when its file does', () => {
  expect(JSON.stringify(set)).not.toContain('prune: disabled');
});

test('nothing that a tenant is called is read as a template', () => {
  expect(JSON.stringify(set.spec.inputs)).not.toMatch(/<<|>>/);
});
