import { TenantNamespace, type TenantNamespaceProps } from '../../../lib';
import { findingsOf } from '../errors';
import { KEEP, OURS } from '../keep';
import { chart, defaultObject, namesIn, objectIn, objectsIn } from '../objects';

const PROPS: TenantNamespaceProps = {
  namespace: 'ml-team-prod',
  tenant: 'team',
  environment: 'prod',
  displayName: 'team',
  costCenter: 'ENG-001',
  admins: [],
  podSecurity: 'baseline',
  labels: {},
  annotations: {},
  parameters: {},
};

function metadataOf(props: Partial<TenantNamespaceProps> = {}): {
  labels: Record<string, string>;
  annotations: Record<string, string>;
} {
  const namespace = new TenantNamespace(chart(), 'namespace', { ...PROPS, ...props });
  const { labels, annotations } = objectIn(namespace, 'Namespace', 'ml-team-prod').metadata;
  return { labels: labels!, annotations: annotations! };
}

test('defaults: labels for cost and pod security, and an account without a token', () => {
  const namespace = new TenantNamespace(chart(), 'namespace', PROPS);
  expect(objectsIn(namespace)).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'ml-team-prod',
        labels: {
          ...OURS,
          tenant: 'team',
          environment: 'prod',
          'cost-center': 'ENG-001',
          'pod-security.kubernetes.io/audit': 'restricted',
          'pod-security.kubernetes.io/audit-version': 'v1.34',
          'pod-security.kubernetes.io/enforce': 'baseline',
          'pod-security.kubernetes.io/enforce-version': 'v1.34',
          'pod-security.kubernetes.io/warn': 'restricted',
          'pod-security.kubernetes.io/warn-version': 'v1.34',
        },
        annotations: { ...KEEP, 'cdk8s-tenancy/display-name': 'team' },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default', namespace: 'ml-team-prod', labels: OURS, annotations: KEEP },
      automountServiceAccountToken: false,
    },
  ]);
});

test('defaultChild: the Namespace', () => {
  const namespace = new TenantNamespace(chart(), 'namespace', PROPS);
  expect(defaultObject(namespace)).toBe('Namespace ml-team-prod');
  expect(namespace.namespace).toBe('ml-team-prod');
});

test('a Namespace lies in no namespace, its account does', () => {
  const namespace = new TenantNamespace(chart(), 'namespace', PROPS);
  expect(namesIn(namespace)).toEqual(['Namespace ml-team-prod', 'ServiceAccount default']);
  expect(objectIn(namespace, 'Namespace', 'ml-team-prod').metadata.namespace).toBeUndefined();
});

describe('pod security', () => {
  test.each(['privileged', 'baseline', 'restricted'] as const)(
    '%s is enforced, restricted is what people are warned of',
    (podSecurity) => {
      const security = Object.entries(metadataOf({ podSecurity }).labels).filter(([key]) =>
        key.startsWith('pod-security.kubernetes.io/'),
      );
      expect(security).toHaveLength(6);
      expect(Object.fromEntries(security)).toMatchObject({
        'pod-security.kubernetes.io/enforce': podSecurity,
        'pod-security.kubernetes.io/warn': 'restricted',
        'pod-security.kubernetes.io/audit': 'restricted',
      });
      const versions = security.filter(([key]) => key.endsWith('-version'));
      expect(new Set(versions.map(([, version]) => version))).toEqual(new Set(['v1.34']));
    },
  );
});

describe('free text', () => {
  test('becomes a label, and stays in an annotation where the label had to cut it', () => {
    const { labels, annotations } = metadataOf({
      costCenter: 'Finance / 4711',
      department: 'Data Science',
    });
    expect(labels).toMatchObject({ 'cost-center': 'finance-4711', department: 'data-science' });
    expect(annotations).toMatchObject({
      'cdk8s-tenancy/cost-center': 'Finance / 4711',
      'cdk8s-tenancy/department': 'Data Science',
    });
  });

  test('that is a label already is not said twice', () => {
    const { labels, annotations } = metadataOf({ department: 'finance' });
    expect(labels).toMatchObject({ 'cost-center': 'ENG-001', department: 'finance' });
    expect(annotations).not.toHaveProperty(['cdk8s-tenancy/cost-center']);
    expect(annotations).not.toHaveProperty(['cdk8s-tenancy/department']);
  });

  test('that no label can hold stands in annotations alone', () => {
    const { annotations } = metadataOf({
      displayName: 'Équipe «ML»: données & modèles',
      contact: '#ml-analytics',
      admins: [{ user: 'alice@company.com' }, { group: 'ml' }, { serviceAccount: 'ci/deployer' }],
    });
    expect(annotations).toMatchObject({
      'cdk8s-tenancy/display-name': 'Équipe «ML»: données & modèles',
      'cdk8s-tenancy/contact': '#ml-analytics',
      'cdk8s-tenancy/admins': 'alice@company.com,group:ml,serviceaccount:ci/deployer',
    });
  });
});

describe('what guard rails read', () => {
  test('are lists in annotations of ours', () => {
    const parameters = {
      'extended-resources': ['nvidia.com/gpu', 'rdma/hca'],
      'max-gpus-per-pod': ['8'],
    };
    expect(metadataOf({ parameters }).annotations).toMatchObject({
      'cdk8s-tenancy/extended-resources': 'nvidia.com/gpu,rdma/hca',
      'cdk8s-tenancy/max-gpus-per-pod': '8',
    });
  });

  test('is not there where the list is empty', () => {
    expect(metadataOf({ parameters: { hosts: [] } })).toEqual(metadataOf());
  });
});

describe('extra labels and annotations', () => {
  test('stand beside ours', () => {
    const { labels, annotations } = metadataOf({
      labels: { 'example.com/stage': 'live' },
      annotations: { 'example.com/on-call': 'ml-primary' },
    });
    expect(labels).toMatchObject({ 'example.com/stage': 'live', tenant: 'team' });
    expect(annotations).toMatchObject({ ...KEEP, 'example.com/on-call': 'ml-primary' });
  });

  test('never take the place of ours', () => {
    const wrong = {
      labels: { tenant: 'somebody-else' },
      annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'enabled' },
    };
    expect(findingsOf(() => metadataOf(wrong)).map(({ code, path }) => [code, ...path])).toEqual([
      ['LABEL_RESERVED', 'labels', 'tenant'],
      ['LABEL_RESERVED', 'annotations', 'kustomize.toolkit.fluxcd.io/prune'],
    ]);
  });
});

test.each<[Partial<TenantNamespaceProps>, string, string]>([
  [{ namespace: 'kube-system' }, 'NAME_RESERVED', 'namespace'],
  [{ tenant: 'Team A' }, 'NAME_INVALID', 'tenant'],
  [{ environment: 'prod 1' }, 'NAME_INVALID', 'environment'],
  [{ costCenter: '財務' }, 'LABEL_INVALID', 'costCenter'],
  [{ admins: ['system:masters'] }, 'SUBJECT_FORBIDDEN', 'admins.0'],
  [{ podSecurity: 'strict' as 'restricted' }, 'VALUE_UNKNOWN', 'podSecurity'],
  // Nothing would enforce the rest of the standard.
  [
    { podSecurity: { allow: { hostPorts: [80] } } as unknown as 'baseline' },
    'POD_SECURITY_UNGUARDED',
    'podSecurity',
  ],
  [{ parameters: { host: ['a.example.com'] } as object }, 'KEY_UNKNOWN', 'parameters.host'],
  [{ parameters: { hosts: ['a.example.com,b'] } }, 'NAME_INVALID', 'parameters.hosts.0'],
])('refuses %j, as a tenant does', (props, code, path) => {
  const [first] = findingsOf(() => metadataOf(props));
  expect([first!.code, first!.path.join('.')]).toEqual([code, path]);
});

describe('what keeps a namespace from being deleted', () => {
  const stays = (props: Partial<TenantNamespaceProps>): boolean[] =>
    objectsIn(new TenantNamespace(chart(), 'namespace', { ...PROPS, ...props })).map(
      ({ metadata }) => Object.keys(KEEP).every((key) => key in (metadata.annotations ?? {})),
    );

  test('stands on the namespace and its account', () => {
    expect(stays({})).toEqual([true, true]);
    expect(stays({ state: 'active' })).toEqual([true, true]);
  });

  test('vanishes from the namespace with state: removed, and nothing else does', () => {
    expect(stays({ state: 'removed' })).toEqual([false, true]);
    const active = metadataOf();
    const removed = metadataOf({ state: 'removed' });
    expect(removed.labels).toEqual(active.labels);
    expect({ ...removed.annotations, ...KEEP }).toEqual(active.annotations);
  });
});
