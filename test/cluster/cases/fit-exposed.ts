import type { Draft } from '../battery/calls';
import { BLUE, OPEN, SMALL, SOLO } from '../battery/targets';
import { type Part, ingress, loadBalancer, service } from './drafts';
import { type FitCase, inside } from './fit-case';

/** An Ingress of the class that is granted, for a host. */
const forHost = (host: string | undefined, spec: Part = {}): Draft =>
  ingress({
    ingressClassName: 'nginx',
    rules: [{ ...(host === undefined ? {} : { host }), http: { paths: [TO_WEB] } }],
    ...spec,
  });
const WEB = { service: { name: 'web', port: { number: 80 } } };
const TO_WEB = { path: '/', pathType: 'Prefix', backend: WEB };

const route = (spec: Part): Draft => ({
  spec: { parentRefs: [{ name: 'gateway', namespace: 'gateways' }], rules: [{}], ...spec },
});

const budget = (spec: Part): Draft => ({
  spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
});

/** What leads requests into a namespace, and what else guard rails judge that makes no pods. */
export const EXPOSED: readonly FitCase[] = [
  ...inside(BLUE, [
    ['a service', 'services', service()],
    ['a load balancer', 'services', loadBalancer()],
    ['a service with ports of the nodes', 'services', service({ type: 'NodePort' })],
    ['a service with addresses', 'services', service({ externalIPs: ['192.0.2.1'] })],
    [
      'a service for a name',
      'services',
      service({ type: 'ExternalName', externalName: 'example.com' }),
    ],
    ['a granted host', 'ingresses', forHost('blue.example.com')],
    ['a host below a granted wildcard', 'ingresses', forHost('demo.blue.example.com')],
    ['a wildcard below a granted wildcard', 'ingresses', forHost('*.demo.blue.example.com')],
    ['the host of a neighbour', 'ingresses', forHost('green.example.com')],
    ['a host with a similar end', 'ingresses', forHost('notblue.example.com')],
    ['every host', 'ingresses', forHost(undefined)],
    ['a default backend', 'ingresses', forHost('blue.example.com', { defaultBackend: WEB })],
    [
      'the certificate of a neighbour',
      'ingresses',
      forHost('blue.example.com', { tls: [{ hosts: ['green.example.com'] }] }),
    ],
    ['another class', 'ingresses', forHost('blue.example.com', { ingressClassName: 'internal' })],
    ['no class', 'ingresses', forHost('blue.example.com', { ingressClassName: undefined })],
    ['a route for a granted host', 'httproutes', route({ hostnames: ['blue.example.com'] })],
    [
      'a route for the host of a neighbour',
      'httproutes',
      route({ hostnames: ['green.example.com'] }),
    ],
    ['a route for every host', 'httproutes', route({})],
    [
      'a route between Services of the namespace',
      'httproutes',
      route({ parentRefs: [{ group: '', kind: 'Service', name: 'web' }] }),
    ],
    [
      'a route between Services of others',
      'httproutes',
      route({
        parentRefs: [{ group: '', kind: 'Service', name: 'web', namespace: 'lab-green-dev' }],
      }),
    ],
    ['a Secret', 'secrets', { type: 'Opaque', stringData: { a: 'b' } }],
    [
      'a token that never ends',
      'secrets',
      {
        metadata: { annotations: { 'kubernetes.io/service-account.name': 'default' } },
        type: 'kubernetes.io/service-account-token',
      },
    ],
    ['a budget', 'poddisruptionbudgets', budget({ maxUnavailable: 1 })],
    ['a budget of no pods', 'poddisruptionbudgets', budget({ maxUnavailable: 0 })],
    ['a budget of all pods', 'poddisruptionbudgets', budget({ minAvailable: '100%' })],
    ['a budget of half of the pods', 'poddisruptionbudgets', budget({ minAvailable: '50%' })],
    ['a budget that says nothing', 'poddisruptionbudgets', budget({})],
  ]),
  ...inside(SOLO, [
    ['a granted load balancer', 'services', loadBalancer()],
    [
      'a granted load balancer with ports of the nodes',
      'services',
      loadBalancer({ allocateLoadBalancerNodePorts: true }),
    ],
    [
      'any class where none is named',
      'ingresses',
      forHost('a.solo.example.com', { ingressClassName: 'internal' }),
    ],
  ]),
  ...inside(SMALL, [
    ['ports of the nodes, which quotas refuse', 'services', service({ type: 'NodePort' })],
  ]),
  ...inside(OPEN, [
    ['every host where guard rails are off', 'ingresses', forHost(undefined)],
    [
      'a budget of no pods where guard rails are off',
      'poddisruptionbudgets',
      budget({ maxUnavailable: 0 }),
    ],
  ]),
];
