import { type Attack, NO_ROLE, overQuota } from '../battery/attack';
import { type Draft, create } from '../battery/calls';
import { EVERYBODY, READERS, WORKERS } from '../battery/people';
import { ingress, service } from './drafts';
import { SMALL } from '../battery/targets';

const nobody = (route: string, what: string, call: Attack['call']): Attack => ({
  route,
  what,
  call,
  by: EVERYBODY,
  refused: NO_ROLE,
});

/** Objects that open a network, or lead trusted proxies astray. */
export const NETWORK_ATTACKS: readonly Attack[] = [
  nobody(
    'E45',
    'open the network by an own policy',
    create('networkpolicies', {
      spec: { podSelector: {}, egress: [{}], ingress: [{}], policyTypes: ['Ingress', 'Egress'] },
    }),
  ),
  {
    route: 'E51',
    what: 'a port on every node beside a granted load balancer',
    call: create('services', service({ type: 'LoadBalancer' })),
    by: WORKERS,
    target: SMALL,
    refused: overQuota('namespace', 'services.nodeports'),
  },
  {
    route: 'E51',
    what: 'any service, by those who may not write',
    call: create('services', service()),
    by: READERS,
    refused: NO_ROLE,
  },
  {
    route: 'E56',
    what: 'any ingress, by those who may not write',
    call: create('ingresses', ingress()),
    by: READERS,
    refused: NO_ROLE,
  },
  nobody(
    'E55',
    'lead a service to a foreign address by endpoints',
    create('endpoints', {
      subsets: [{ addresses: [{ ip: '10.1.2.3' }], ports: [{ port: 80 }] }],
    } as unknown as Draft),
  ),
  nobody(
    'E55',
    'lead a service to a foreign address by endpoint slices',
    create('endpointslices', {
      addressType: 'IPv4',
      endpoints: [{ addresses: ['10.1.2.3'] }],
      ports: [{ port: 80 }],
    } as unknown as Draft),
  ),
  nobody('E58', 'open secrets to other namespaces', create('referencegrants', { spec: {} })),
  nobody('E58', 'make a gateway', create('gateways', { spec: {} })),
  nobody('E59', 'get a certificate in a foreign name', create('certificates', { spec: {} })),
  nobody('E60', 'have foreign services scraped', create('servicemonitors', { spec: {} })),
  nobody('E60', 'have foreign pods scraped', create('podmonitors', { spec: {} })),
  nobody(
    'E47',
    'attach pods to a second network, which policies do not reach',
    create('networkattachmentdefinitions', { spec: {} }),
  ),
];
