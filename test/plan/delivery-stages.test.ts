import { PLATFORM_STAGE, engineStages, ownerStages } from '../../lib/plan/delivery-stages';

test('the platform comes first', () => {
  expect(PLATFORM_STAGE).toEqual({ name: 'tenancy-platform', folder: 'platform', dependsOn: [] });
});

describe('the stages of an owner', () => {
  test('are its guards after the platform, and then access', () => {
    const paths = [
      'tenants/vision/dev.k8s.yaml',
      'access/vision/dev.k8s.yaml',
      'tenants/vision/prod.k8s.yaml',
      'access/vision/prod.k8s.yaml',
    ];
    expect(ownerStages(paths)).toEqual([
      {
        name: 'tenancy-tenants-vision',
        folder: 'tenants/vision',
        dependsOn: ['tenancy-platform'],
      },
      {
        name: 'tenancy-access-vision',
        folder: 'access/vision',
        dependsOn: ['tenancy-tenants-vision'],
      },
    ]);
  });

  test('have access wait for the border, which is a guard', () => {
    const paths = ['tenants/a/all.k8s.yaml', 'network/a.k8s.yaml', 'access/a/all.k8s.yaml'];
    const access = ownerStages(paths).find(({ folder }) => folder === 'access/a');
    expect(access?.dependsOn).toEqual(['tenancy-tenants-a', 'tenancy-network']);
  });

  test('have access wait for no other engine, which may be missing', () => {
    const paths = ['tenants/a/all.k8s.yaml', 'queues/a.k8s.yaml', 'access/a/all.k8s.yaml'];
    const stages = ownerStages(paths);
    expect(stages.map(({ folder }) => folder)).toEqual(['tenants/a', 'access/a']);
    expect(stages[1]!.dependsOn).toEqual(['tenancy-tenants-a']);
  });

  test('lack access where nobody is bound', () => {
    const folders = ownerStages(['tenants/a/all.k8s.yaml']).map(({ folder }) => folder);
    expect(folders).toEqual(['tenants/a']);
  });

  test('share one for the guards of all shared services', () => {
    const paths = ['shared/mlflow.k8s.yaml', 'access/mlflow/shared.k8s.yaml'];
    expect(ownerStages(paths).map(({ name }) => name)).toEqual([
      'tenancy-shared',
      'tenancy-access-mlflow',
    ]);
  });
});

describe('a name that is too long for a label', () => {
  const names = (owner: string): string[] =>
    ownerStages([`tenants/${owner}/all.k8s.yaml`]).map(({ name }) => name);

  test('is cut, and stays another one', () => {
    const [one] = names(`${'long-'.repeat(11)}a`);
    const [other] = names(`${'long-'.repeat(11)}b`);
    expect(one).toMatch(/^tenancy-tenants-(?:long-)+lon-[0-9a-f]{8}$/);
    expect(one!.length).toBeLessThanOrEqual(63);
    expect(other).not.toBe(one);
  });

  test('stays as it is while it fits', () => {
    const longest = 'a'.repeat(63 - 'tenancy-tenants-'.length);
    expect(names(longest)).toEqual([`tenancy-tenants-${longest}`]);
  });
});

test('each optional engine has one stage, whatever its files', () => {
  const paths = [
    'platform/roles.k8s.yaml',
    'tenants/a/all.k8s.yaml',
    'queues/a.k8s.yaml',
    'queues/platform.k8s.yaml',
    'network/a.k8s.yaml',
    'access/a/all.k8s.yaml',
    'delivery/extra.k8s.yaml',
  ];
  expect(engineStages(paths)).toEqual([
    { name: 'tenancy-network', folder: 'network', dependsOn: ['tenancy-platform'] },
    { name: 'tenancy-queues', folder: 'queues', dependsOn: ['tenancy-platform'] },
  ]);
});

test('slices come after their project, whose namespace exists only once the controller has seen it', () => {
  expect(engineStages(['slices/vision.k8s.yaml', 'slice-projects/ml.k8s.yaml'])).toEqual([
    { name: 'tenancy-slice-projects', folder: 'slice-projects', dependsOn: ['tenancy-platform'] },
    {
      name: 'tenancy-slices',
      folder: 'slices',
      dependsOn: ['tenancy-platform', 'tenancy-slice-projects'],
    },
  ]);
});
