import { type Place, at } from './jobs';

/** The environments of every tenant. */
const ENVIRONMENTS = ['dev', 'staging', 'prod'] as const;

/** The GPUs that a platform of equal tenants has: each environment is guaranteed one. */
export function gpusOf(tenants: number): number {
  return tenants * ENVIRONMENTS.length;
}

/**
 * A fleet of equal tenants.
 *
 * @param borrow - what each may have beyond its guarantee
 */
export function manyTenants(tenants: number, borrow: 'all' | 'none'): string {
  const entries = namesOf(tenants).map(
    (name) => `  - name: ${name}
    costCenter: ENG-1
    users: [{ group: ${name} }]
    quota: { cpu: 90, memory: 90Gi, gpu: ${ENVIRONMENTS.length} }
    queue: { borrow: ${borrow} }
    environments: { dev: ${queue(borrow)}, staging: ${queue(borrow)}, prod: ${queue(borrow)} }
`,
  );
  return `apiVersion: cdk8s-tenancy/v1alpha1
platform:
  prefix: ml
  kubernetesVersion: '1.36'
  environments: { dev: { share: 33% }, staging: { share: 33% }, prod: { share: 34% } }
  pools:
    h100: { resource: nvidia.com/gpu, product: NVIDIA-H100-80GB-HBM3, capacity: ${gpusOf(tenants)} }
  queueing: { engine: kueue }
tenants:
${entries.join('')}`;
}

function queue(borrow: 'all' | 'none'): string {
  return `{ queue: { borrow: ${borrow} } }`;
}

/** Everybody's namespaces in such a fleet. */
export function placesOf(tenants: number): Place[] {
  return namesOf(tenants).flatMap((name) => ENVIRONMENTS.map((each) => at(name, each)));
}

function namesOf(tenants: number): string[] {
  return Array.from({ length: tenants }, (_, index) => `team-${index}`);
}
