import { IsolationPolicy, type IsolationPolicyProps } from '../../../../lib';
import { type ApiManifest, chart, objectsIn } from '../../objects';

const FLOW = { from: { role: 'data-collector' }, to: { workload: 'ai' }, ports: [80] };

function policiesOf(
  network: IsolationPolicyProps['network'],
  siblings: readonly string[] = [],
): ApiManifest[] {
  const policy = new IsolationPolicy(chart(), 'isolation', {
    namespace: 'team',
    engine: 'calico',
    siblings,
    network: { default: 'flowsOnly', internet: false, ...network },
  });
  return objectsIn(policy);
}

const named = (objects: readonly ApiManifest[], name: string): ApiManifest[] =>
  objects.filter(({ metadata }) => metadata.name === name);

test('a flow with requests is a policy of Calico in place of the NetworkPolicy of the called pods', () => {
  const http = [{ method: 'GET', path: '/v1/.*' }];
  const objects = policiesOf({ flows: { collect: { ...FLOW, http } } });
  const [called, ...others] = named(objects, 'allow-flow-collect-to');
  expect(others).toEqual([]);
  expect(called).toMatchObject({
    apiVersion: 'projectcalico.org/v3',
    kind: 'NetworkPolicy',
    metadata: { namespace: 'team' },
  });
  expect(called!.spec).toEqual({
    selector: "workload == 'ai'",
    types: ['Ingress'],
    ingress: [
      {
        action: 'Allow',
        protocol: 'TCP',
        source: { selector: "role == 'data-collector'" },
        destination: { ports: [80] },
        http: { methods: ['GET'], paths: [{ prefix: '/v1/' }] },
      },
    ],
  });
  expect(named(objects, 'allow-flow-collect-from').map(({ apiVersion }) => apiVersion)).toEqual([
    'networking.k8s.io/v1',
  ]);
});

test('each rule about requests is a rule, from each kind of peer', () => {
  const http = [{ method: 'GET|HEAD' }, { path: '/health' }];
  const objects = policiesOf({ flows: { collect: { ...FLOW, http } } }, ['sibling']);
  const [called] = named(objects, 'allow-flow-collect-to');
  const rules = called!.spec.ingress as { source: object; http: object }[];
  const sibling = {
    namespaceSelector: "kubernetes.io/metadata.name == 'sibling'",
    selector: "role == 'data-collector'",
  };
  expect(rules.map(({ source }) => source)).toEqual([
    ...Array<object>(2).fill({ selector: "role == 'data-collector'" }),
    ...Array<object>(2).fill(sibling),
  ]);
  expect(rules.map((rule) => rule.http).slice(0, 2)).toEqual([
    { methods: ['GET', 'HEAD'] },
    { paths: [{ exact: '/health' }] },
  ]);
});

test('addresses may send requests as well', () => {
  const http = [{ method: 'GET' }];
  const objects = policiesOf({ ingress: { web: { cidr: '203.0.113.0/24', ports: [80], http } } });
  const [policy] = named(objects, 'allow-ingress-web');
  expect((policy!.spec.ingress as { source: object }[])[0]!.source).toEqual({
    nets: ['203.0.113.0/24'],
  });
});

test('what says nothing about requests stays a NetworkPolicy', () => {
  const objects = policiesOf({ flows: { collect: FLOW } });
  expect(objects.filter(({ kind }) => kind === 'NetworkPolicy').map((o) => o.apiVersion)).toEqual(
    Array<string>(4).fill('networking.k8s.io/v1'),
  );
});
