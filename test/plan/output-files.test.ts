import {
  type FileNamespace,
  OUTPUT_FOLDERS,
  TREE_FOLDERS,
  namespaceFile,
  platformFile,
} from '../../lib/plan/output-files';

const TENANT: FileNamespace = {
  kind: 'tenant',
  owner: 'vision',
  environment: 'dev',
  namespace: 'ml-vision-dev',
};
const SERVICE: FileNamespace = {
  kind: 'sharedService',
  owner: 'mlflow',
  environment: 'shared',
  namespace: 'ml-mlflow',
};

test('a file follows its namespace', () => {
  expect(namespaceFile(TENANT)).toEqual({
    path: 'tenants/vision/dev.k8s.yaml',
    owner: 'tenant vision, environment dev',
  });
  expect(namespaceFile(SERVICE)).toEqual({
    path: 'shared/mlflow.k8s.yaml',
    owner: 'shared service mlflow',
  });
});

test('what is delivered apart has a file in each folder', () => {
  expect(OUTPUT_FOLDERS.map((folder) => namespaceFile(TENANT, folder).path)).toEqual([
    'access/vision/dev.k8s.yaml',
    'budgets/ml-vision-dev.k8s.yaml',
    'clusters/ml-vision-dev.k8s.yaml',
    'delivery/ml-vision-dev.k8s.yaml',
    'deploy/vision/dev.k8s.yaml',
    'devices/ml-vision-dev.k8s.yaml',
    'local-queues/vision/dev.k8s.yaml',
    'monitoring/ml-vision-dev.k8s.yaml',
    'network/ml-vision-dev.k8s.yaml',
    'queues/ml-vision-dev.k8s.yaml',
    'slice-projects/ml-vision-dev.k8s.yaml',
    'slices/ml-vision-dev.k8s.yaml',
    'virtual-clusters/vision/dev.k8s.yaml',
  ]);
  expect(namespaceFile(SERVICE, 'access').path).toBe('access/mlflow/shared.k8s.yaml');
});

test('the platform has a file for each part', () => {
  expect(platformFile('roles')).toEqual({
    path: 'platform/roles.k8s.yaml',
    owner: 'platform, roles',
  });
  expect(platformFile('extensions', 'queues').path).toBe('queues/platform.k8s.yaml');
});

test('every file is below a folder of the tree', () => {
  const paths = [undefined, ...OUTPUT_FOLDERS].flatMap((folder) => [
    namespaceFile(TENANT, folder).path,
    namespaceFile(SERVICE, folder).path,
    platformFile('roles', folder).path,
  ]);
  const folders = new Set(paths.map((path) => path.split('/')[0]!));
  expect([...folders].sort()).toEqual([...TREE_FOLDERS].sort());
});
