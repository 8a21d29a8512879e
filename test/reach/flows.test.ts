import type { FleetProps, NetworkProps } from '../../lib';
import { passes, type Pod } from './evaluate';
import { policiesOf } from './policies-of';

const COLLECTOR = { role: 'data-collector' };
const AI = { workload: 'ai' };
const OTHER = { app: 'other' };
const FLOWS = { collect: { from: COLLECTOR, to: AI, ports: [80] } };

function fleet(network: NetworkProps): FleetProps {
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: { environments: { dev: { share: '50%' }, prod: { share: '50%' } } },
    tenants: [
      { name: 'a', costCenter: 'CC-1', network },
      { name: 'b', costCenter: 'CC-2', network },
    ],
  };
}

const NAMESPACES = ['a-dev', 'a-prod', 'b-dev', 'b-prod'];
const PODS: Pod[] = NAMESPACES.flatMap((namespace) =>
  [COLLECTOR, AI, OTHER].map((labels) => ({ namespace, labels })),
);

/** Every pair of pods that talk on a port, as `namespace/kind → namespace/kind`. */
function open(network: NetworkProps, port: number, protocol = 'TCP'): string[] {
  const policies = policiesOf(fleet(network));
  const name = ({ namespace, labels }: Pod): string => `${namespace}/${Object.values(labels!)[0]}`;
  return PODS.flatMap((from) =>
    PODS.filter((to) => passes(policies, from, to, port, protocol)).map(
      (to) => `${name(from)} → ${name(to)}`,
    ),
  ).sort();
}

describe('flows: every pair of pods of two tenants, both directions, right and wrong port', () => {
  const inside = (namespace: string): string => `${namespace}/data-collector → ${namespace}/ai`;

  test('with flowsOnly, nothing but the flow is open, inside each environment', () => {
    const network: NetworkProps = { default: 'flowsOnly', flows: FLOWS };
    expect(open(network, 80)).toEqual(NAMESPACES.map(inside));
    expect(open(network, 81)).toEqual([]);
    expect(open(network, 80, 'UDP')).toEqual([]);
  });

  test('with reach: tenant, it crosses the environments of a tenant, never those of another', () => {
    const network: NetworkProps = { reach: 'tenant', default: 'flowsOnly', flows: FLOWS };
    const across = (tenant: string): string[] =>
      ['dev', 'prod'].flatMap((from) =>
        ['dev', 'prod'].map((to) => `${tenant}-${from}/data-collector → ${tenant}-${to}/ai`),
      );
    expect(open(network, 80)).toEqual([...across('a'), ...across('b')]);
    expect(open(network, 443)).toEqual([]);
  });

  test('without flowsOnly, pods keep what the reach gives them', () => {
    const plain = open({}, 80);
    expect(plain).toHaveLength(NAMESPACES.length * 9);
    expect(open({ flows: FLOWS }, 80)).toEqual(plain);
    expect(open({ flows: FLOWS }, 9999)).toEqual(plain);
  });

  test('flowsOnly without a flow closes everything inside', () => {
    expect(open({ default: 'flowsOnly' }, 80)).toEqual([]);
  });

  test('a flow without ports is open on all of them', () => {
    const network: NetworkProps = {
      default: 'flowsOnly',
      flows: { collect: { from: COLLECTOR, to: AI } },
    };
    expect(open(network, 4242)).toEqual(NAMESPACES.map(inside));
  });
});

describe('the outside', () => {
  const policies = policiesOf(fleet({ default: 'flowsOnly', flows: FLOWS }));
  const pod: Pod = { namespace: 'a-dev', labels: AI };

  test.each([
    ['93.184.216.34', true],
    ['2606:2800:220:1::1', true],
    ['10.0.0.1', false],
    ['172.16.0.1', false],
    ['192.168.1.1', false],
    ['100.100.100.200', false],
    ['169.254.169.254', false],
    ['168.63.129.16', false],
    ['127.0.0.1', false],
    ['fd00:ec2::254', false],
    ['fe80::1', false],
  ])('%s: %p', (ip, expected) => {
    expect(passes(policies, pod, { ip }, 443)).toBe(expected);
    expect(passes(policies, { ip }, pod, 80)).toBe(false);
  });

  test('DNS is reached at its own pods and ports only', () => {
    const dns: Pod = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } };
    expect(passes(policies, pod, dns, 53, 'UDP')).toBe(true);
    expect(passes(policies, pod, dns, 53, 'TCP')).toBe(true);
    expect(passes(policies, pod, dns, 9153, 'TCP')).toBe(false);
    expect(passes(policies, pod, { namespace: 'kube-system' }, 53, 'UDP')).toBe(false);
    const fake: Pod = { namespace: 'b-dev', labels: { 'k8s-app': 'kube-dns' } };
    expect(passes(policies, pod, fake, 53, 'UDP')).toBe(false);
  });
});
