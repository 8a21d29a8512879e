import type { FleetProps, TenantEntry } from '../lib';

/**
 * A fleet of `count` tenants in the shape of this repository's own tenants.yaml: its platform, and for each tenant three
 * environments, people, GPUs, a burst and a production environment with an amount of its own.
 */
export function fleetOf(count: number): FleetProps {
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: {
      prefix: 'ml',
      kubernetesVersion: '1.34',
      admins: [{ group: 'ml-platform' }],
      auditors: [{ group: 'security' }],
      environments: {
        dev: { share: '30%' },
        staging: { share: '20%' },
        prod: { share: '50%', priorities: ['ml-prod'] },
      },
      pools: {
        h100: {
          resource: 'nvidia.com/gpu',
          product: 'NVIDIA-H100-80GB-HBM3',
          capacity: 10 * count,
          default: true,
        },
        'a100-mig': { resource: 'nvidia.com/mig-1g.10gb', product: 'NVIDIA-A100-SXM4-80GB' },
        mi300x: { resource: 'amd.com/gpu', product: 'AMD-Instinct-MI300X' },
      },
      priorityClasses: { 'ml-prod': { value: 1000 }, 'ml-batch': { value: -100 } },
      network: {
        ingress: {
          nginx: {
            namespace: 'ingress-nginx',
            pods: { 'app.kubernetes.io/name': 'ingress-nginx' },
          },
          metrics: { namespace: 'monitoring', ports: [9090] },
        },
        egress: { 'object-store': { cidr: '10.20.0.0/16', ports: [443] } },
        flows: {
          collect: { from: { role: 'data-collector' }, to: { workload: 'ai' }, ports: [80] },
        },
      },
      containers: { defaultRequest: { cpu: '100m', memory: '512Mi' } },
    },
    tenants: Array.from({ length: count }, (_, index) => tenantOf(index)),
  };
}

/** The tenant of a number. */
export function tenantOf(index: number): TenantEntry {
  return {
    name: `team-${index}`,
    displayName: `Team ${index}`,
    costCenter: `ENG-${index}`,
    department: 'Data Science',
    contact: `team-${index}@company.com`,
    admins: [`lead-${index}@company.com`, `deputy-${index}@company.com`],
    users: [{ group: `team-${index}` }],
    viewers: [{ group: 'finance' }],
    quota: { cpu: 100 + (index % 50), memory: '200Gi', gpu: 10, storage: '2Ti', pods: 100 },
    objects: { services: 20 },
    burst: '20%',
    environments: { prod: { quota: { gpu: 6 } } },
  };
}
