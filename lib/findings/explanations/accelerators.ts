import type { Explanations } from './explanation';
import { yaml } from './yaml';

/** Pools, and what tenants get of them. */
export const ACCELERATORS = {
  POOL_UNKNOWN: {
    cause:
      'The quota names a pool that `platform.pools` does not have. Passed over, it would be a grant that no node can ' +
      'serve, or a removal that removes nothing.',
    fix: 'Correct the name, or declare the pool.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: { h10: 8 } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: { h100: 8 } }
      `,
    },
  },
  POOL_AMBIGUOUS: {
    cause:
      'A bare number means the default pool. With several pools and no default it could be ' +
      'any of them, and they differ much in price and in what they can do.',
    fix: 'Name the pool, `gpu: {h100: 8}`, or mark one with `default: true`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            a100-mig: { resource: nvidia.com/mig-1g.10gb }
            h100: { resource: nvidia.com/gpu }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: 8 } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            a100-mig: { resource: nvidia.com/mig-1g.10gb }
            h100: { resource: nvidia.com/gpu, default: true }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: 8 } }
      `,
    },
  },
  POOL_DEFAULTS: {
    cause: 'A bare number of GPUs can come from one pool only.',
    fix: 'Leave `default: true` at one of them.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            h100: { resource: nvidia.com/gpu, default: true }
            mi300x: { resource: amd.com/gpu, default: true }
        tenants: []
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            h100: { resource: nvidia.com/gpu, default: true }
            mi300x: { resource: amd.com/gpu }
        tenants: []
      `,
    },
  },
  POOL_OVERCOMMITTED: {
    cause:
      'More devices were promised than there are. Quotas do not reserve: whoever comes first gets them, and another ' +
      "team's pods stay Pending within a quota that looks free.",
    fix: 'Take devices back from somebody, or raise `capacity` when there are more.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu, capacity: 16 } } }
        tenants:
          - { name: speech, costCenter: ENG-2, quota: { gpu: 8 } }
          - { name: vision, costCenter: ENG-1, quota: { gpu: 10 } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu, capacity: 16 } } }
        tenants:
          - { name: speech, costCenter: ENG-2, quota: { gpu: 8 } }
          - { name: vision, costCenter: ENG-1, quota: { gpu: 8 } }
      `,
    },
  },
  POOL_SHARED_RESOURCE: {
    cause:
      'Nodes of both pools advertise the same resource, and a quota counts by resource. So the tenant may take any mix ' +
      'up to the sum, for instance all of it from the dearer pool.',
    fix: 'Have the device plugin advertise different names, or grant the tenant one of the two.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools: { a100: { resource: nvidia.com/gpu }, h100: { resource: nvidia.com/gpu } }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: { a100: 8, h100: 8 } } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools: { a100: { resource: nvidia.com/gpu }, h100: { resource: nvidia.com/gpu } }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: { h100: 8 } } }
      `,
    },
  },
  ACCELERATOR_UNKNOWN: {
    cause:
      'No node advertises this name, as far as the built-in catalogue knows, and it looks like a name that nodes do ' +
      'advertise. A quota on a wrong name bounds nothing.',
    fix: 'Correct the name, or add `custom: true` if your nodes do advertise it.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpus } } }
        tenants: []
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants: []
      `,
    },
  },
  MIG_PROFILE: {
    cause:
      'A slice of this size cannot be cut from the product, so no node will ever advertise it. Profiles differ by ' +
      'product and by memory: a seventh of an A100 has 5gb or 10gb.',
    fix: 'Use a profile that the product offers, or correct the product.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            small: { resource: nvidia.com/mig-1g.5gb, product: NVIDIA-A100-SXM4-80GB }
        tenants: []
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            small: { resource: nvidia.com/mig-1g.10gb, product: NVIDIA-A100-SXM4-80GB }
        tenants: []
      `,
    },
  },
  DEVICE_INVALID: {
    cause:
      '`extendedResources` grants without a cap, which is right for network cards and wrong for accelerators. And only names ' +
      'with a domain, such as `rdma/hca`, are extended resources.',
    fix: 'Grant accelerators with a pool and `quota.gpu`. Write other devices as nodes advertise them.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants:
          - { name: vision, costCenter: ENG-1, extendedResources: [rdma/hca, nvidia.com/gpu] }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants:
          - { name: vision, costCenter: ENG-1, extendedResources: [rdma/hca], quota: { gpu: 8 } }
      `,
    },
  },
} as const satisfies Explanations;
