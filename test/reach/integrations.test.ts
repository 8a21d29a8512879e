import type { FleetProps, IntegrationName, IntegrationValue } from '../../lib';
import { INTEGRATIONS } from '../../lib/fleet/catalogue/known-integrations';
import { type Endpoint, passes, type Pod } from './evaluate';
import { policiesOf } from './policies-of';

const API_SERVER = '10.0.0.10';

function fleet(integrations: readonly IntegrationValue[]): FleetProps {
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: {
      namespaces: 'single',
      network: { apiServer: { cidrs: [`${API_SERVER}/32`], ports: [6443] } },
    },
    tenants: [
      { name: 'team', costCenter: 'C', network: { integrations } },
      { name: 'other', costCenter: 'C' },
    ],
  };
}

/** One way that an integration opens, written by hand from what its project documents. */
interface Way {
  readonly into: 'team' | 'operator' | 'api-server' | 'node';
  /** The address on the node. */
  readonly ip?: string;
  /** Labels of the tenant's pod. */
  readonly team: Record<string, string>;
  /** Labels of the operator's pod. */
  readonly operator: Record<string, string>;
  readonly ports: readonly number[];
}

const HEAD = { 'ray.io/node-type': 'head', 'ray.io/cluster': 'c' };
const REVISION = { 'serving.knative.dev/revision': 'r-00001' };
const STEP = {
  'workflows.argoproj.io/workflow': 'w-1',
  'workflows.argoproj.io/completed': 'false',
};
const TRIAL = { 'katib.kubeflow.org/experiment': 'e', 'katib.kubeflow.org/trial': 't' };
const SUGGESTION = { 'katib.kubeflow.org/experiment': 'e', 'katib.kubeflow.org/suggestion': 'e' };
const MESHED = { app: 'web', 'linkerd.io/control-plane-ns': 'linkerd' };
const ANY = { app: 'web' };

function nodeWay(ip: string, port: number): Way {
  return { into: 'node', ip, team: ANY, operator: {}, ports: [port] };
}

const WAYS: Record<IntegrationName, { readonly namespace: string; readonly ways: Way[] }> = {
  kuberay: {
    namespace: 'ray-system',
    ways: [
      {
        into: 'team',
        team: HEAD,
        operator: {
          'app.kubernetes.io/component': 'kuberay-operator',
          'app.kubernetes.io/name': 'kuberay',
        },
        ports: [8265, 8000],
      },
    ],
  },
  knative: {
    namespace: 'knative-serving',
    ways: [
      {
        into: 'team',
        team: REVISION,
        operator: { app: 'activator', role: 'activator' },
        ports: [8012, 8013, 8112],
      },
      { into: 'team', team: REVISION, operator: { app: 'autoscaler' }, ports: [9090] },
    ],
  },
  kserve: {
    namespace: 'kserve',
    ways: [
      {
        into: 'team',
        team: { 'serving.kserve.io/inferenceservice': 'm' },
        operator: { 'gateway.networking.k8s.io/gateway-name': 'kserve-ingress-gateway' },
        ports: [8080, 9081],
      },
    ],
  },
  notebooks: {
    namespace: 'kubeflow',
    ways: [
      {
        into: 'team',
        team: { statefulset: 'nb', 'notebook-name': 'nb' },
        operator: { app: 'notebook-controller' },
        ports: [8888],
      },
    ],
  },
  jupyterhub: {
    namespace: 'jupyterhub',
    ways: [
      {
        into: 'team',
        team: { app: 'jupyterhub', component: 'singleuser-server' },
        operator: { component: 'proxy', 'hub.jupyter.org/network-access-singleuser': 'true' },
        ports: [8888],
      },
      {
        into: 'operator',
        team: { app: 'jupyterhub', component: 'singleuser-server' },
        operator: { app: 'jupyterhub', component: 'hub' },
        ports: [8081],
      },
    ],
  },
  'kubeflow-pipelines': {
    namespace: 'kubeflow',
    ways: [
      { into: 'operator', team: ANY, operator: { app: 'ml-pipeline' }, ports: [8887, 8888] },
      {
        into: 'operator',
        team: STEP,
        operator: { component: 'metadata-grpc-server' },
        ports: [8080],
      },
      { into: 'operator', team: STEP, operator: { app: 'minio' }, ports: [9000] },
      { into: 'operator', team: STEP, operator: { app: 'seaweedfs' }, ports: [8333] },
      {
        into: 'team',
        team: { app: 'ml-pipeline-ui-artifact' },
        operator: { app: 'ml-pipeline-ui' },
        ports: [3000],
      },
      { into: 'api-server', team: STEP, operator: {}, ports: [6443] },
    ],
  },
  katib: {
    namespace: 'kubeflow',
    ways: [
      {
        into: 'team',
        team: SUGGESTION,
        operator: { 'katib.kubeflow.org/component': 'controller' },
        ports: [6788, 6789],
      },
      ...[TRIAL, SUGGESTION].map((team): Way => ({
        into: 'operator',
        team,
        operator: { 'katib.kubeflow.org/component': 'db-manager' },
        ports: [6789],
      })),
    ],
  },
  'argo-workflows': {
    namespace: 'argo',
    ways: [
      { into: 'operator', team: ANY, operator: { app: 'argo-server' }, ports: [2746] },
      { into: 'api-server', team: STEP, operator: {}, ports: [6443] },
    ],
  },
  istio: {
    namespace: 'istio-system',
    ways: [
      {
        into: 'operator',
        team: ANY,
        operator: { app: 'istiod', istio: 'pilot' },
        ports: [15010, 15012],
      },
    ],
  },
  linkerd: {
    namespace: 'linkerd',
    ways: [
      {
        into: 'operator',
        team: MESHED,
        operator: { 'linkerd.io/control-plane-component': 'identity' },
        ports: [8080],
      },
      {
        into: 'operator',
        team: MESHED,
        operator: { 'linkerd.io/control-plane-component': 'destination' },
        ports: [8086, 8090],
      },
    ],
  },
  'eks-pod-identity': {
    namespace: 'kube-system',
    ways: ['169.254.170.23', 'fd00:ec2::23'].map((ip) => nodeWay(ip, 80)),
  },
  'gke-workload-identity': {
    namespace: 'kube-system',
    ways: [nodeWay('169.254.169.252', 988)],
  },
  'gke-workload-identity-dataplane-v2': {
    namespace: 'kube-system',
    ways: [nodeWay('169.254.169.254', 80)],
  },
  vault: {
    namespace: 'vault',
    ways: [
      {
        into: 'operator',
        team: ANY,
        operator: { 'app.kubernetes.io/name': 'vault', component: 'server' },
        ports: [8200],
      },
    ],
  },
};

const NAMES = Object.keys(WAYS) as IntegrationName[];

/** All that any integration opens, and neighbours of it. */
const PORTS = [
  ...new Set([
    ...NAMES.flatMap((name) => WAYS[name].ways.flatMap(({ ports }) => ports)),
    ...[22, 53, 80, 443, 4143, 8022, 8081, 8201, 8264, 9091, 10001, 15014, 15017],
  ]),
];

/** The other end of a way: pods of the operator, or an address. */
function endpointOf({ into, ip = API_SERVER, operator }: Way, namespace: string): Endpoint {
  return isPods(into) ? { namespace, labels: operator } : { ip };
}

function isPods(into: Way['into']): boolean {
  return into === 'team' || into === 'operator';
}

const key = (labels: Record<string, string>): string => JSON.stringify(labels);

describe.each(NAMES)('%s', (name) => {
  const { namespace, ways } = WAYS[name];
  const policies = policiesOf(fleet([name]));
  const team = (labels: Record<string, string>, where = 'team'): Pod => ({
    namespace: where,
    labels,
  });
  const operator = (way: Way, where = namespace): Endpoint => endpointOf(way, where);
  const opens = (way: Way, from: Endpoint, to: Endpoint): number[] =>
    PORTS.filter((port) =>
      way.into === 'team' ? passes(policies, to, from, port) : passes(policies, from, to, port),
    );

  /** Ports of all ways between the two kinds of pods, since one way may be a part of another. */
  const between = (way: Way): number[] =>
    PORTS.filter((port) =>
      ways.some(
        (other) =>
          other.into === way.into &&
          key(other.operator) === key(way.operator) &&
          (key(other.team) === key(way.team) || other.team === ANY) &&
          other.ports.includes(port),
      ),
    );

  test.each(ways)('$into: exactly the ports, from $operator to $team or back', (way) => {
    expect(opens(way, team(way.team), operator(way))).toEqual(between(way));
    for (const port of way.ports) {
      const [from, to] =
        way.into === 'team' ? [operator(way), team(way.team)] : [team(way.team), operator(way)];
      expect(passes(policies, from, to, port)).toBe(true);
      expect(passes(policies, from, to, port, 'UDP')).toBe(false);
    }
  });

  test.each(ways)('$into: nobody but the pods of the environment, with those labels', (way) => {
    expect(opens(way, team(way.team, 'other'), operator(way))).toEqual([]);
    if (way.team === ANY) expect(opens(way, team({}), operator(way))).toEqual(between(way));
    else expect(opens(way, team(ANY), operator(way))).toEqual([]);
  });

  const ofPods = ways.filter(({ into }) => isPods(into));
  test('nobody but the operator, in its own namespace', () => {
    for (const way of ofPods) {
      expect(opens(way, team(way.team), operator(way, 'other'))).toEqual([]);
      expect(opens(way, team(way.team), operator(way, 'default'))).toEqual([]);
      const stranger: Pod = { namespace, labels: { app: 'stranger' } };
      // Where the project guarantees no label, the namespace alone says who it is.
      const labelled = name !== 'kserve';
      expect(opens(way, team(way.team), stranger)).toEqual(labelled ? [] : between(way));
    }
  });

  test('nothing is opened in the other direction', () => {
    for (const way of ways.filter(({ into }) => isPods(into))) {
      const back: Way = { ...way, into: way.into === 'team' ? 'operator' : 'team' };
      const others = ways.filter(
        (other) => other.into === back.into && key(other.operator) === key(way.operator),
      );
      expect(others).toEqual([]);
      expect(opens(back, team(way.team), operator(way))).toEqual([]);
    }
  });

  test('without it, all of that is closed', () => {
    const closed = policiesOf(fleet([]));
    for (const way of ways) {
      for (const port of way.ports) {
        const ends = [team(way.team), operator(way)] as const;
        expect(passes(closed, ends[0], ends[1], port)).toBe(false);
        expect(passes(closed, ends[1], ends[0], port)).toBe(false);
      }
    }
  });
});

test('an operator in another namespace is reached there, and no longer in the usual one', () => {
  const policies = policiesOf(fleet([{ name: 'vault', namespace: 'secrets' }]));
  const vault = (namespace: string): Pod => ({
    namespace,
    labels: WAYS.vault.ways[0]!.operator,
  });
  const pod: Pod = { namespace: 'team' };
  expect(passes(policies, pod, vault('secrets'), 8200)).toBe(true);
  expect(passes(policies, pod, vault('vault'), 8200)).toBe(false);
});

test('an operator that runs twice is reached at both places', () => {
  const policies = policiesOf(fleet(['istio', { name: 'istio', namespace: 'mesh' }]));
  for (const namespace of ['istio-system', 'mesh']) {
    const istiod: Pod = { namespace, labels: { app: 'istiod' } };
    expect(passes(policies, { namespace: 'team' }, istiod, 15012)).toBe(true);
  }
});

test('several integrations open what each of them does', () => {
  const policies = policiesOf(fleet(NAMES));
  for (const name of NAMES) {
    const { namespace, ways } = WAYS[name];
    for (const way of ways) {
      const pod: Pod = { namespace: 'team', labels: way.team };
      const peer = endpointOf(way, namespace);
      const [from, to] = way.into === 'team' ? [peer, pod] : [pod, peer];
      for (const port of way.ports) expect(passes(policies, from, to, port)).toBe(true);
    }
  }
});

test('every integration has its source and opens something', () => {
  expect(Object.keys(INTEGRATIONS).sort()).toEqual([...NAMES].sort());
  for (const { policies } of Object.values(INTEGRATIONS)) {
    expect(policies.length).toBeGreaterThan(0);
    for (const { source, peers } of policies) {
      expect(source).not.toBe('');
      expect(peers.length).toBeGreaterThan(0);
    }
  }
});

describe('accounts and the API server', () => {
  const server: Endpoint = { ip: API_SERVER };
  const reaches = (
    accounts: NonNullable<FleetProps['tenants'][number]['serviceAccounts']>,
    labels: Record<string, string>,
    port = 6443,
  ): boolean => {
    const { tenants, ...rest } = fleet([]);
    const policies = policiesOf({
      ...rest,
      tenants: [{ ...tenants[0]!, serviceAccounts: accounts }, ...tenants.slice(1)],
    });
    expect(passes(policies, { namespace: 'other', labels }, server, port)).toBe(false);
    return passes(policies, { namespace: 'team', labels }, server, port);
  };

  test.each([
    ['argo-executor', STEP],
    ['kfp-runner', STEP],
    ['ray-autoscaler', HEAD],
    ['spark-driver', { 'spark-role': 'driver' }],
  ] as const)('%s: the pods that it runs, and no others', (preset, pods) => {
    const accounts = { a: { presets: [preset], apiAccess: true } };
    expect(reaches(accounts, pods)).toBe(true);
    expect(reaches(accounts, pods, 443)).toBe(false);
    expect(reaches(accounts, ANY)).toBe(false);
    expect(reaches(accounts, { 'cdk8s-tenancy/api-access': 'true' })).toBe(false);
    expect(reaches({ a: { presets: [preset] } }, pods)).toBe(false);
  });

  test.each([
    ['spark-role', 'executor'],
    ['ray.io/node-type', 'worker'],
  ])('pods with %s: %s have no business there', (label, value) => {
    const accounts = {
      a: { presets: ['spark-driver', 'ray-autoscaler'], apiAccess: true },
    } as const;
    expect(reaches(accounts, { [label]: value })).toBe(false);
  });

  test('an account with several presets opens for the pods of each', () => {
    const accounts = {
      a: { presets: ['spark-driver', 'ray-autoscaler', 'kfp-runner'], apiAccess: true },
    } as const;
    for (const pods of [STEP, HEAD, { 'spark-role': 'driver' }]) {
      expect(reaches(accounts, pods)).toBe(true);
    }
  });

  test('an account without a preset opens for pods that ask for it by label', () => {
    const accounts = { a: { apiAccess: true } };
    expect(reaches(accounts, { 'cdk8s-tenancy/api-access': 'true' })).toBe(true);
    expect(reaches(accounts, { 'cdk8s-tenancy/api-access': 'false' })).toBe(false);
    expect(reaches(accounts, STEP)).toBe(false);
  });
});
