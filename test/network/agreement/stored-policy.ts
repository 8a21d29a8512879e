import { asMap, asMaps, type ManifestMap } from '../../../lib/verify/objects/manifest-data';

/**
 * A NetworkPolicy as an engine gets it from the API server: types and protocols are filled in, and empty lists of rules are
 * left out (Kubernetes pkg/apis/networking/v1/defaults.go and the `omitempty` of its types).
 */
export function stored(object: object): object {
  const data = asMap(object);
  return data['kind'] === 'NetworkPolicy'
    ? { ...data, spec: storedSpec(asMap(data['spec'])) }
    : object;
}

function storedSpec({ ingress, egress, policyTypes, ...spec }: ManifestMap): object {
  const hasEgress = asMaps(egress).length > 0;
  return {
    ...spec,
    policyTypes: policyTypes ?? (hasEgress ? ['Ingress', 'Egress'] : ['Ingress']),
    ...(asMaps(ingress).length === 0 ? {} : { ingress: asMaps(ingress).map(storedRule) }),
    ...(hasEgress ? { egress: asMaps(egress).map(storedRule) } : {}),
  };
}

function storedRule({ ports, ...rule }: ManifestMap): object {
  const list = asMaps(ports);
  return list.length === 0
    ? rule
    : { ...rule, ports: list.map((port) => ({ protocol: 'TCP', ...port })) };
}
