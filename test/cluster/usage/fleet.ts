/** How many tenants there are. */
export const TENANTS = 60;

const ORGANIZATIONS = ['research', 'products', 'services'];

/** A fleet of sixty tenants in three organisations, with two pools, whose quotas hold whatever pods ask for. */
export function usageFleet(): string {
  const tenants = Array.from({ length: TENANTS }, (_, index) => tenantText(index));
  return `apiVersion: cdk8s-tenancy/v1alpha1
platform:
  prefix: ml
  kubernetesVersion: '1.36'
  pools:
    h100: { resource: nvidia.com/gpu, deviceClass: gpu.nvidia.com, servedBy: both, capacity: 1000000, default: true }
    mi300: { resource: amd.com/gpu, capacity: 1000000 }
organizations:
${ORGANIZATIONS.map((name) => `  ${name}: { costCenter: ORG-${name} }`).join('\n')}
sharedServices:
  registry: { costCenter: PLT-1, ports: { http: 5000 }, consumers: all, quota: { cpu: 1000, memory: 4Ti, pods: 1000 } }
tenants:
${tenants.join('')}`;
}

function tenantText(index: number): string {
  const organization = ORGANIZATIONS[index % 4];
  const department = index % 5 === 0 ? undefined : `department-${index % 5}`;
  return `  - name: team-${String(index).padStart(2, '0')}
    costCenter: ENG-${index % 7}
${organization === undefined ? '' : `    organization: ${organization}\n`}${
    department === undefined ? '' : `    department: ${department}\n`
  }    ${index % 3 === 0 ? 'namespaces: single\n    ' : ''}quota:
      cpu: 100000
      memory: 1Pi
      storage: 1Pi
      pods: 10000
      gpu: { h100: 1000, mi300: 1000 }
`;
}
