import type { ApiObject } from 'cdk8s';
import { AccessRoles } from '../../../lib/constructs/access/access-roles';
import { OutputFolder, WorkloadIdentities, type WorkloadIdentitiesProps } from '../../../lib';
import { IDENTITY_PRESETS, presetRole } from '../../../lib/fleet/catalogue/identity-presets';
import type { FleetServiceAccount, IdentityPreset } from '../../../lib';
import { findingsOf } from '../errors';
import { KEEP, OURS } from '../keep';
import { chart, defaultObject, namesIn, objectIn, objectsIn } from '../objects';
import { type Permission, permissionText, permissionsOf } from '../rbac';

const PLAIN: FleetServiceAccount = {
  presets: [],
  automountToken: false,
  annotations: {},
  apiAccess: false,
};

function identities(props: Partial<WorkloadIdentitiesProps> = {}): WorkloadIdentities {
  return new WorkloadIdentities(chart(), 'identities', {
    namespace: 'team-prod',
    serviceAccounts: {},
    ...props,
  });
}

test('defaults: nothing', () => {
  expect(namesIn(identities())).toEqual([]);
});

test('defaultChild: the first account by name', () => {
  const accounts = identities({ serviceAccounts: { b: PLAIN, a: PLAIN } });
  expect(defaultObject(accounts)).toBe('ServiceAccount a');
});

test('an account without rights is a ServiceAccount without a token', () => {
  const scope = identities({ serviceAccounts: { plain: PLAIN } });
  expect(objectsIn(scope)).toEqual([
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'plain', namespace: 'team-prod', labels: OURS, annotations: KEEP },
      automountServiceAccountToken: false,
    },
  ]);
});

test('an account is kept when its entry vanishes, unless it has the role of a cloud', () => {
  const role = { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/vision' };
  const scope = identities({
    serviceAccounts: { plain: PLAIN, cloud: { ...PLAIN, annotations: role } },
  });
  const annotationsOf = (name: string): unknown =>
    objectIn(scope, 'ServiceAccount', name).metadata.annotations;
  expect(annotationsOf('plain')).toEqual(KEEP);
  expect(annotationsOf('cloud')).toEqual(role);
});

test('an account is bound to the role of each of its presets, in its namespace alone', () => {
  const scope = identities({
    serviceAccounts: {
      pipeline: { ...PLAIN, presets: ['argo-executor', 'spark-driver'], automountToken: true },
    },
  });
  expect(namesIn(scope)).toEqual([
    'ServiceAccount pipeline',
    'RoleBinding pipeline-argo-executor',
    'RoleBinding pipeline-spark-driver',
  ]);
  expect(objectIn(scope, 'RoleBinding', 'pipeline-spark-driver')).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'pipeline-spark-driver', namespace: 'team-prod', labels: OURS },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'workload-spark-driver',
    },
    subjects: [{ kind: 'ServiceAccount', name: 'pipeline', namespace: 'team-prod' }],
  });
  expect(objectIn(scope, 'ServiceAccount', 'pipeline')['automountServiceAccountToken']).toBe(true);
});

test('annotations and pull secrets stand on the account', () => {
  const annotations = { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/trainer' };
  const account = objectIn(
    identities({
      serviceAccounts: { aws: { ...PLAIN, annotations } },
      imagePullSecrets: ['a', 'b'],
    }),
    'ServiceAccount',
    'aws',
  );
  expect(account.metadata.annotations).toEqual(annotations);
  expect(account['imagePullSecrets']).toEqual([{ name: 'a' }, { name: 'b' }]);
});

describe('the roles of presets', () => {
  const roles = new AccessRoles(chart(), 'roles', {
    kinds: [],
    admins: [],
    auditors: [],
    deviceClaims: false,
  });
  const presets = Object.keys(IDENTITY_PRESETS) as IdentityPreset[];
  const permissions = (preset: IdentityPreset): Permission[] =>
    permissionsOf(objectIn(roles, 'ClusterRole', presetRole(preset)));

  /** What no workload may write, or even touch. */
  const GUARDS = [
    'clusterrolebindings',
    'clusterroles',
    'daemonsets',
    'endpoints',
    'endpointslices',
    'limitranges',
    'namespaces',
    'networkpolicies',
    'nodes',
    'persistentvolumes',
    'resourcequotas',
    'rolebindings',
    'roles',
    'serviceaccounts',
  ];
  const SUBRESOURCES = [
    ...['daskworkergroups/scale', 'jobs/status', 'pods/log', 'pods/resize', 'pods/status'],
    ...['workflowartifactgctasks/status', 'workflowtasksets/status'],
  ];
  /** Engines that run a job by commands in its pod. */
  const BY_SHELL = ['pods/attach', 'pods/exec'];
  const SHELLS: readonly IdentityPreset[] = ['gitlab-runner'];
  const GROUPS = ['', 'argoproj.io', 'batch', 'cdk8s-tenancy', 'kubernetes.dask.org', 'ray.io'];

  test('each stands in the tree, whoever uses it', () => {
    expect(namesIn(roles).filter((name) => name.includes('workload-'))).toEqual(
      [...presets].sort().map((preset) => `ClusterRole workload-${preset}`),
    );
  });

  test.each(presets)('%s: no wildcard, no guard, no shell, no identity', (preset) => {
    for (const permission of permissions(preset)) {
      const { group, resource, verb } = permission;
      expect([group, resource, verb].join(' ')).not.toContain('*');
      expect(['escalate', 'bind', 'impersonate']).not.toContain(verb);
      if (verb !== 'get') expect(GUARDS).not.toContain(resource.split('/')[0]);
      expect(GROUPS).toContain(group);
      if (BY_SHELL.includes(resource)) expect(SHELLS).toContain(preset);
      else if (resource.includes('/')) expect(SUBRESOURCES).toContain(resource);
    }
  });

  test('only the autoscaler changes what others made, and of that only Ray clusters', () => {
    for (const preset of presets) {
      const about = objectIn(roles, 'ClusterRole', presetRole(preset))['rules'].filter(
        ({ resources }: { resources: string[] }) => resources.includes('otherswork'),
      );
      expect(about).toEqual(
        preset !== 'ray-autoscaler'
          ? []
          : [
              {
                apiGroups: ['cdk8s-tenancy'],
                resources: ['otherswork'],
                resourceNames: ['rayclusters.ray.io'],
                verbs: ['update'],
              },
            ],
      );
    }
  });

  test('only the runner of GitLab reads a guard: the account that a job asks for', () => {
    for (const preset of presets) {
      const read = permissions(preset).filter(({ resource }) => GUARDS.includes(resource));
      expect(read.map(permissionText)).toEqual(
        preset === 'gitlab-runner' ? ['get serviceaccounts'] : [],
      );
    }
  });

  test('pipelines read one secret, that of their artifact store; a runner makes those of its jobs', () => {
    for (const preset of presets.filter((name) => name !== 'gitlab-runner')) {
      const about = objectIn(roles, 'ClusterRole', presetRole(preset))['rules'].filter(
        (rule: { resources: string[] }) => rule.resources.includes('secrets'),
      );
      expect(about).toEqual(
        preset === 'kfp-runner'
          ? [
              {
                apiGroups: [''],
                resourceNames: ['mlpipeline-minio-artifact'],
                resources: ['secrets'],
                verbs: ['get'],
              },
            ]
          : [],
      );
    }
  });

  test.each([
    [
      'argo-executor',
      ['create workflowtaskresults.argoproj.io', 'patch workflowtaskresults.argoproj.io'],
    ],
    ['spark-driver', ['create pods', 'deletecollection pods', 'create services', 'get configmaps']],
    ['ray-autoscaler', ['patch rayclusters.ray.io', 'watch pods', 'patch pods/resize']],
    ['kfp-runner', ['create workflowtaskresults.argoproj.io', 'create persistentvolumeclaims']],
    ['airflow', ['create pods', 'get pods/log', 'list events']],
    [
      'dask',
      [
        'create daskclusters.kubernetes.dask.org',
        'patch daskworkergroups.kubernetes.dask.org/scale',
      ],
    ],
    ['gitlab-runner', ['create pods', 'create pods/attach', 'create secrets', 'get pods/log']],
    ['jupyterhub', ['create pods', 'create persistentvolumeclaims', 'watch events']],
    ['mlflow', ['create jobs.batch', 'get jobs.batch/status']],
    ['pod-launcher', ['create pods', 'delete pods', 'get pods/log']],
    ['pod-reader', ['list pods', 'get pods/log']],
  ] as const)('%s may do what its engine needs', (preset, needed) => {
    const held = permissions(preset).map(permissionText);
    expect(held).toEqual(expect.arrayContaining([...needed]));
  });

  test('the autoscaler of Ray deletes no pod, and a workflow creates none', () => {
    const held = [...permissions('ray-autoscaler'), ...permissions('argo-executor')];
    const pods = held.filter(({ resource }) => resource === 'pods').map(({ verb }) => verb);
    expect(pods.sort()).toEqual(['get', 'list', 'patch', 'watch']);
  });

  test.each(presets)('%s creates no events, which no quota counts', (preset) => {
    const written = permissions(preset)
      .filter(({ resource, verb }) => resource === 'events' && verb !== 'list' && verb !== 'watch')
      .map(({ verb }) => verb);
    expect([[], ['get']]).toContainEqual(written);
  });

  test('every rule names its source, and lists in order', () => {
    for (const { rules } of Object.values(IDENTITY_PRESETS)) {
      for (const { resources, verbs, source } of rules) {
        expect(source).toMatch(/^[a-z-]+\/[a-z0-9-]+ \S/);
        expect(resources).toEqual([...resources].sort());
        expect(verbs).toEqual([...verbs].sort());
      }
    }
  });
});

describe('rules', () => {
  const RULES = [
    { apiGroups: ['', 'apps'], resources: ['deployments', 'pods'], verbs: ['get'] },
    { apiGroups: [''], resources: ['configmaps'], verbs: ['get'], resourceNames: ['state'] },
  ];
  const scope = identities({ serviceAccounts: { hub: { rules: RULES } } });

  test('are a Role of the account and its binding, delivered with the other bindings', () => {
    expect(namesIn(scope)).toEqual([
      'ServiceAccount hub',
      'Role tenancy-hub-rules',
      'RoleBinding tenancy-hub-rules',
    ]);
    expect(objectIn(scope, 'RoleBinding', 'tenancy-hub-rules')).toMatchObject({
      roleRef: { kind: 'Role', name: 'tenancy-hub-rules' },
      subjects: [{ kind: 'ServiceAccount', name: 'hub', namespace: 'team-prod' }],
    });
    expect(scope.node.children.map((child) => OutputFolder.of(child).name)).toEqual([
      undefined,
      'access',
      'access',
    ]);
  });

  test('are one for each group, without the kinds that the group has not', () => {
    expect(objectIn(scope, 'Role', 'tenancy-hub-rules')['rules']).toEqual([
      { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
      { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] },
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['state'], verbs: ['get'] },
    ]);
  });

  test('leave out verbs that no request for a subresource has', () => {
    const rule = { apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'list'] };
    const looking = identities({ serviceAccounts: { hub: { rules: [rule] } } });
    expect(objectIn(looking, 'Role', 'tenancy-hub-rules')['rules']).toEqual([
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
      { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
    ]);
  });

  test('may name kinds of the platform, and no others', () => {
    const runs = { group: 'lab.example.com', resource: 'runs' };
    const rules = [{ apiGroups: [runs.group], resources: ['runs', 'runs/status'], verbs: ['get'] }];
    const serviceAccounts = { hub: { rules } };
    const own = identities({ serviceAccounts, kinds: [runs] });
    expect(objectIn(own, 'Role', 'tenancy-hub-rules')['rules']).toEqual(rules);
    const [first] = findingsOf(() => identities({ serviceAccounts }));
    expect([first!.code, first!.path.join('.')]).toEqual([
      'RULE_INVALID',
      'serviceAccounts.hub.rules.0.resources',
    ]);
  });
});

describe('presets that are called as charts', () => {
  test('are bound under names that charts do not give', () => {
    const scope = identities({ serviceAccounts: { hub: { presets: ['jupyterhub'] } } });
    expect(namesIn(scope)).toContain('RoleBinding tenancy-hub-jupyterhub');
  });
});

describe('alone', () => {
  test('takes what a person writes', () => {
    const scope = identities({ serviceAccounts: { pipeline: { presets: ['argo-executor'] } } });
    expect(namesIn(scope)).toEqual([
      'ServiceAccount pipeline',
      'RoleBinding pipeline-argo-executor',
    ]);
    expect(objectIn(scope, 'ServiceAccount', 'pipeline')).toMatchObject({
      automountServiceAccountToken: true,
    });
  });

  test('need not know where the API server is, even if an account may reach it', () => {
    const scope = identities({ serviceAccounts: { caller: { apiAccess: true } } });
    expect(namesIn(scope)).toEqual(['ServiceAccount caller']);
  });

  test.each<[Partial<WorkloadIdentitiesProps>, string, string]>([
    [{ serviceAccounts: { default: {} } }, 'NAME_RESERVED', 'serviceAccounts.default'],
    [{ serviceAccounts: { 'A b': {} } }, 'NAME_INVALID', 'serviceAccounts.A b'],
    [
      { serviceAccounts: { a: { presets: ['argo'] as never } } },
      'VALUE_UNKNOWN',
      'serviceAccounts.a.presets.0',
    ],
    [{ imagePullSecrets: ['a_b'] }, 'NAME_INVALID', 'imagePullSecrets.0'],
    [{ namespace: 'N S' }, 'NAME_INVALID', 'namespace'],
  ])('refuses %j, as a tenant does', (props, code, path) => {
    const [first] = findingsOf(() => identities(props));
    expect([first!.code, first!.path.join('.')]).toEqual([code, path]);
  });
});

test('bindings are delivered after the guards of the namespace, accounts with them', () => {
  const scope = identities({ serviceAccounts: { run: { ...PLAIN, presets: ['argo-executor'] } } });
  const folders = scope.node.children.map((child) => [
    (child as ApiObject).kind,
    OutputFolder.of(child).name,
  ]);
  expect(folders).toEqual([
    ['ServiceAccount', undefined],
    ['RoleBinding', 'access'],
  ]);
});
