import type { FleetProps } from '../lib';

/** A fleet of `count` tenants of the shape that most tenants have: three environments, people, GPUs, a burst. */
export function fleetOf(count: number): FleetProps {
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: {
      prefix: 'ml',
      pools: { h100: { resource: 'nvidia.com/gpu', product: 'NVIDIA-H100-80GB-HBM3' } },
      network: {
        ingress: { nginx: { namespace: 'ingress-nginx' } },
        egress: { 'object-store': { cidr: '10.20.0.0/16', ports: [443] } },
      },
    },
    tenants: Array.from({ length: count }, (_, index) => ({
      name: `team-${index}`,
      costCenter: `ENG-${index}`,
      department: 'Data Science',
      contact: `team-${index}@company.com`,
      admins: [`lead-${index}@company.com`],
      users: [{ group: `team-${index}` }],
      viewers: [{ group: 'finance' }],
      quota: { cpu: 100, memory: '200Gi', gpu: 10, storage: '2Ti', pods: 100 },
      burst: '20%',
      environments: { prod: { quota: { gpu: 6 } } },
    })),
  };
}
