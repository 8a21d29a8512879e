import { type ManifestMap, asList, asTexts } from './manifest-data';

export type PolicyDirection = 'Ingress' | 'Egress';

const DIRECTIONS: readonly PolicyDirection[] = ['Ingress', 'Egress'];

/**
 * The directions that the `spec` of a NetworkPolicy is about. Where it says nothing, it is about ingress, and about egress
 * if it has rules for it (networking/v1 types.go, NetworkPolicySpec.PolicyTypes).
 */
export function isolatedDirections(spec: ManifestMap): PolicyDirection[] {
  const types = asTexts(spec['policyTypes']);
  if (types.length === 0) return asList(spec['egress']).length > 0 ? [...DIRECTIONS] : ['Ingress'];
  return DIRECTIONS.filter((direction) => types.includes(direction));
}
