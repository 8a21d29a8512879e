import { engineUnit, ownerUnit } from '../../lib/plan/delivery-units';

test('a tenant is one unit: its guards, its border and its access', () => {
  const paths = [
    'tenants/vision/dev.k8s.yaml',
    'access/vision/dev.k8s.yaml',
    'network/ml-vision-dev.k8s.yaml',
    'queues/ml-vision-dev.k8s.yaml',
    'tenants/vision/prod.k8s.yaml',
    'network/ml-vision-prod.k8s.yaml',
  ];
  expect(ownerUnit(paths)).toEqual({
    name: 'tenancy-tenants-vision',
    sources: [
      { folder: 'tenants/vision' },
      { folder: 'access/vision' },
      {
        folder: 'network',
        files: ['ml-vision-dev.k8s.yaml', 'ml-vision-prod.k8s.yaml'],
      },
    ],
  });
});

test('a shared service is one unit, whose guards are a file among those of others', () => {
  const paths = ['shared/mlflow.k8s.yaml', 'access/mlflow/shared.k8s.yaml'];
  expect(ownerUnit(paths)).toEqual({
    name: 'tenancy-shared-mlflow',
    sources: [{ folder: 'shared', files: ['mlflow.k8s.yaml'] }, { folder: 'access/mlflow' }],
  });
});

test('an engine is one unit, and of the borders it has those that no tenant has', () => {
  expect(engineUnit('queues')).toEqual({
    name: 'tenancy-queues',
    sources: [{ folder: 'queues' }],
  });
  expect(engineUnit('network').sources).toEqual([
    { folder: 'network', files: ['platform.k8s.yaml'] },
  ]);
});
