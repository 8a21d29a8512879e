import { asList, asMap, asMaps, asText } from '../../verify/objects/manifest-data';
import type { ManifestObject } from '../../verify/objects/manifest-objects';
import type { FitPlace } from './fit-place';
import { type BareReason, refusal } from './fit-reason';

/** What the guard rail `serviceExposure` refuses. */
export function serviceReasons({ data }: ManifestObject, { lists }: FitPlace): BareReason[] {
  const spec = asMap(data['spec']);
  const granted = lists['service-types'];
  const type = asText(spec['type']) || 'ClusterIP';
  const refused: BareReason[] = [];
  const refuse = (message: string, fix: string): void => {
    refused.push(refusal('serviceExposure', message, fix));
  };
  if (asList(spec['externalIPs']).length > 0) {
    refuse(
      'A Service with externalIPs takes traffic that is meant for others.',
      'Leave `externalIPs` out, and ask your platform team for an address.',
    );
  }
  if (type === 'ExternalName') {
    refuse(
      'A Service of type ExternalName leads trusted proxies to other namespaces.',
      'Use the name itself in your program.',
    );
  }
  if (['NodePort', 'LoadBalancer'].includes(type) && !granted.includes(type)) {
    refuse(
      `The namespace was granted no Service of type ${type}.`,
      'Use ClusterIP with an Ingress, or ask your platform team for it.',
    );
  } else if (type === 'LoadBalancer' && !granted.includes('NodePort') && opensNodes(spec)) {
    refuse(
      'The load balancer opens ports of all nodes, which were not granted.',
      'Set `allocateLoadBalancerNodePorts: false`.',
    );
  }
  return refused;
}

/** Before guard rails look, the API server gives each port of a load balancer a port of the nodes, unless it is told not to. */
function opensNodes({
  ports,
  allocateLoadBalancerNodePorts: allocates,
}: Readonly<Record<string, unknown>>): boolean {
  const all = asMaps(ports);
  return allocates === false
    ? all.some(({ nodePort }) => typeof nodePort === 'number' && nodePort !== 0)
    : all.length > 0;
}
