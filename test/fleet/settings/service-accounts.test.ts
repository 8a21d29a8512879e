import { type FleetProps, loadFleet, type TenantEntry } from '../../../lib';
import { resolvedProd } from '../../constructs/forms';

const NETWORK = { apiServer: { cidrs: ['10.0.0.10/32'] } };

describe('accounts in normal form', () => {
  const accountsOf = (tenant: Partial<TenantEntry>): unknown =>
    resolvedProd({ network: NETWORK, ...tenant }).serviceAccounts;

  test('there are none by default', () => {
    expect(accountsOf({})).toEqual({});
    expect(resolvedProd().imagePullSecrets).toEqual([]);
  });

  test('everything is stated, presets once and in order, accounts by name', () => {
    const presets = ['spark-driver', 'argo-executor', 'spark-driver'] as const;
    const accounts = accountsOf({ serviceAccounts: { b: { presets }, a: {} } });
    expect(Object.keys(accounts as object)).toEqual(['a', 'b']);
    expect(accounts).toEqual({
      a: { presets: [], automountToken: false, annotations: {}, apiAccess: false },
      b: {
        presets: ['argo-executor', 'spark-driver'],
        automountToken: true,
        annotations: {},
        apiAccess: false,
      },
    });
  });

  test.each([
    [{}, false],
    [{ presets: [] }, false],
    [{ presets: ['kfp-runner'] }, true],
    [{ apiAccess: true }, true],
    [{ annotations: { 'eks.amazonaws.com/role-arn': 'arn' } }, false],
    [{ presets: ['kfp-runner'], automountToken: false }, false],
    [{ automountToken: true }, true],
  ] as const)('%j: a token is mounted: %p', (account, token) => {
    expect(accountsOf({ serviceAccounts: { a: account } })).toMatchObject({
      a: { automountToken: token },
    });
  });

  test('rules keep their order, each list is sorted, and a token is mounted', () => {
    const rule = { apiGroups: ['apps', ''], resources: ['pods', 'deployments'], verbs: ['get'] };
    const named = { apiGroups: [''], resources: ['configmaps'], verbs: ['get'] };
    const rules = [rule, { ...named, resourceNames: ['b', 'a', 'b'] }];
    expect(accountsOf({ serviceAccounts: { a: { rules }, b: { rules: [] } } })).toEqual({
      a: {
        presets: [],
        rules: [
          { apiGroups: ['', 'apps'], resources: ['deployments', 'pods'], verbs: ['get'] },
          { ...named, resourceNames: ['a', 'b'] },
        ],
        automountToken: true,
        annotations: {},
        apiAccess: false,
      },
      b: { presets: [], automountToken: false, annotations: {}, apiAccess: false },
    });
  });

  test('layers merge by key: an environment changes one word of an account, or takes it away', () => {
    const { serviceAccounts } = resolvedProd({
      serviceAccounts: {
        a: { presets: ['kfp-runner'], annotations: { 'example.com/x': 1, 'example.com/y': 2 } },
        b: {},
      },
      environments: {
        prod: {
          serviceAccounts: {
            a: { automountToken: false, annotations: { 'example.com/x': null } },
            b: null,
          },
        },
      },
    });
    expect(serviceAccounts).toEqual({
      a: {
        presets: ['kfp-runner'],
        automountToken: false,
        annotations: { 'example.com/y': '2' },
        apiAccess: false,
      },
    });
  });
});

test('pull secrets: a list replaces the inherited one; each name once, in order', () => {
  const secrets = (tenant: Partial<TenantEntry>): readonly string[] =>
    resolvedProd(tenant, { imagePullSecrets: ['platform'] }).imagePullSecrets;
  expect(secrets({})).toEqual(['platform']);
  expect(secrets({ imagePullSecrets: ['b', 'a', 'b'] })).toEqual(['a', 'b']);
  expect(secrets({ environments: { prod: { imagePullSecrets: [] } } })).toEqual([]);
});

test('integrations: a list replaces the inherited one; each once with its namespace, in order', () => {
  const { network } = resolvedProd(
    {
      network: {
        integrations: ['vault', { name: 'istio' }, 'vault', { name: 'istio', namespace: 'mesh' }],
      },
    },
    { network: { integrations: ['kuberay'] } },
  );
  expect(network.integrations).toEqual([
    { name: 'istio', namespace: 'istio-system' },
    { name: 'istio', namespace: 'mesh' },
    { name: 'vault', namespace: 'vault' },
  ]);
  expect(resolvedProd().network.integrations).toEqual([]);
});

test('the normal form resolves to itself', () => {
  const input: FleetProps = {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: {
      imagePullSecrets: ['registry'],
      network: { ...NETWORK, integrations: ['argo-workflows', { name: 'vault', namespace: 's' }] },
      serviceAccounts: {
        a: { presets: ['argo-executor'], apiAccess: true },
        b: { automountToken: true },
      },
    },
    tenants: [
      { name: 'x', costCenter: 'C' },
      {
        name: 'other',
        costCenter: 'C',
        imagePullSecrets: [],
        serviceAccounts: { a: null, c: { annotations: { 'example.com/z': 'z' } } },
        network: { integrations: [] },
      },
    ],
  };
  const { fleet, warnings } = loadFleet(input);
  expect(warnings).toEqual([]);
  expect(loadFleet(fleet as FleetProps).fleet).toEqual(fleet);
});
