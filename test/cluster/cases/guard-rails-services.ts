import { type Attack, attack, byPolicy, overQuota } from '../battery/attack';
import { type Draft, create, patch } from '../battery/calls';
import { MAKERS, type Persona, WORKERS } from '../battery/people';
import type { Work } from '../battery/work';
import { type Part, loadBalancer, service } from './drafts';
import { OPEN, SMALL, SOLO } from '../battery/targets';

/** With the driver of a Spark application. */
const SERVICE_MAKERS: readonly Persona[] = [...MAKERS, 'sparkPod'];

const exposed = (words: string) => byPolicy('service-exposure', words);
const NO_ADDRESS = exposed(
  'a Service with `externalIPs` takes traffic that is meant for others\\.',
);
const NO_NAME = exposed(
  'a Service of type ExternalName leads trusted proxies to other namespaces\\.',
);
const noType = (type: string) =>
  exposed(`this namespace was granted no Service of type ${type}\\. Use ClusterIP with an Ingress`);
const NO_NODE_PORTS = exposed(
  'this load balancer opens ports of all nodes, which were not granted\\. Set `allocateLoadBalancerNodePorts: false`',
);

const ELSEWHERE = 'db.lab-green-dev.svc.cluster.local';
const named = (externalName: string): Draft => ({ spec: { type: 'ExternalName', externalName } });

const services = (route: string, what: string, spec: Part, refused: Attack['refused']): Attack =>
  attack(route, what, create('services', service(spec)), refused, { by: SERVICE_MAKERS });

export const SERVICE_RAIL_ATTACKS: readonly Attack[] = [
  services(
    'E53',
    'take traffic by external addresses',
    { externalIPs: ['10.96.0.10'] },
    NO_ADDRESS,
  ),
  attack(
    'E53',
    'take traffic by external addresses of a service that exists',
    patch('services/target', { spec: { externalIPs: ['10.96.0.10'] } }),
    NO_ADDRESS,
  ),
  attack(
    'E54',
    'lead a trusted proxy elsewhere by a name',
    create('services', named(ELSEWHERE)),
    NO_NAME,
    {
      by: SERVICE_MAKERS,
    },
  ),
  attack(
    'E54',
    'lead a trusted proxy elsewhere by the name of a service that exists',
    patch('services/target', { spec: { type: 'ExternalName', externalName: ELSEWHERE } }),
    NO_NAME,
  ),
  attack(
    'E54',
    'lead a trusted proxy elsewhere where Knative may',
    create('services', named(ELSEWHERE)),
    NO_NAME,
    { target: SOLO },
  ),
  attack(
    'E54',
    'lead the service that Knative made elsewhere',
    patch('services/led', { spec: { externalName: ELSEWHERE } }),
    NO_NAME,
    { target: SOLO },
  ),
  attack(
    'E54',
    'do as Knative where it is not granted',
    create('services', named(ELSEWHERE)),
    NO_NAME,
    {
      by: ['knative'],
    },
  ),
  services('E51', 'a port on every node', { type: 'NodePort' }, noType('NodePort')),
  attack(
    'E51',
    'a port on every node for a challenge of cert-manager',
    create('services', {
      ...service({ type: 'NodePort' }),
      metadata: { labels: { 'acme.cert-manager.io/http01-solver': 'true' } },
    }),
    exposed(
      'this namespace was granted no Service of type NodePort\\. Set `solvers\\[\\]\\.http01\\.ingress\\.serviceType: ClusterIP`',
    ),
    { by: SERVICE_MAKERS },
  ),
  attack(
    'E51',
    'a port on every node for a service that exists',
    patch('services/target', { spec: { type: 'NodePort' } }),
    noType('NodePort'),
  ),
  services('E52', 'a public address', { type: 'LoadBalancer' }, noType('LoadBalancer')),
  services(
    'E52',
    'a public address without node ports',
    { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false },
    noType('LoadBalancer'),
  ),
  attack(
    'E51',
    'ports on every node beside a granted load balancer',
    create('services', service({ type: 'LoadBalancer' })),
    NO_NODE_PORTS,
    { target: SOLO },
  ),
  attack(
    'E51',
    'a chosen port on every node beside a granted load balancer',
    create('services', loadBalancer({ ports: [{ port: 80, nodePort: 31999 }] })),
    NO_NODE_PORTS,
    { target: SOLO },
  ),
  attack(
    'E51',
    'a port on every node where quotas alone refuse',
    create('services', service({ type: 'NodePort' })),
    overQuota('namespace', 'services.nodeports'),
    { target: SMALL },
  ),
];

export const SERVICE_RAIL_WORK: readonly Work[] = [
  {
    what: 'take a granted load balancer without node ports, and label it',
    by: WORKERS,
    target: SOLO,
    async run(worker) {
      await worker.used('namespace', 'services.loadbalancers', '0');
      await worker.create('services', loadBalancer());
      await worker.call(patch('services/{name}', { metadata: { labels: { a: 'b' } } }));
    },
  },
  {
    what: 'lead a service to the gateway of Knative, as its controller does',
    by: ['knative'],
    target: SOLO,
    run: [
      create('services', named('knative-local-gateway.istio-system.svc.cluster.local')),
      patch('services/{name}', {
        spec: { externalName: 'kourier-internal.kourier-system.svc.cluster.local' },
      }),
    ],
  },
  {
    what: 'label the service that Knative made',
    by: WORKERS,
    target: SOLO,
    run: [patch('services/led', { metadata: { labels: { a: '{name}' } } })],
  },
  {
    what: 'expose services as one likes where the guard rail is off',
    by: ['user'],
    target: OPEN,
    run: [
      create('services', service({ externalIPs: ['203.0.113.7'] })),
      create('services', { ...named(ELSEWHERE), metadata: { name: '{name}-elsewhere' } }),
      create('services', { ...service({ type: 'NodePort' }), metadata: { name: '{name}-port' } }),
    ],
  },
];
