import { defineCodes } from './code-entry';

/** Pools of accelerators, and what tenants get of them. */
export const ACCELERATOR_CODES = defineCodes({
  POOL_UNKNOWN: {
    severity: 'error',
    summary: 'The quota names a pool that does not exist.',
    caret: 'name',
    cause:
      'The platform declares no pool of this name. If the name were ignored, the tenant would ' +
      'get a quota that no node can serve, or keep a quota that you meant to remove.',
    fix: 'Correct the name, or declare the pool under `platform.pools`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: { h10: 8 } }
      `,
      right: `
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
    severity: 'error',
    summary: 'The number of GPUs does not say which pool it is for.',
    caret: 'value',
    cause:
      'A plain number takes GPUs from the default pool, and here there is no default. Pools ' +
      'differ in price and in what they can do, so the choice is yours.',
    fix: 'Name the pool, as in `gpu: {h100: 8}`, or mark one pool with `default: true`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            a100-mig: { resource: nvidia.com/mig-1g.10gb }
            h100: { resource: nvidia.com/gpu }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: 8 } }
      `,
      right: `
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
    severity: 'error',
    summary: 'More than one pool is marked as the default.',
    caret: 'value',
    cause:
      'A plain number, such as `gpu: 8`, takes GPUs from the default pool, so there can be only ' +
      'one.',
    fix: 'Keep `default: true` on one pool and remove it from the others.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            h100: { resource: nvidia.com/gpu, default: true }
            mi300x: { resource: amd.com/gpu, default: true }
        tenants: []
      `,
      right: `
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
    severity: 'error',
    summary: 'The tenants are granted more devices than the pool has.',
    caret: 'value',
    cause:
      'A quota does not reserve devices: the first pods to ask for them get them. Once the pool ' +
      "is used up, another team's pods stay Pending although its quota looks free.",
    fix: "Lower a tenant's quota, or raise `capacity` if the pool has more devices.",
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu, capacity: 16 } } }
        tenants:
          - { name: speech, costCenter: ENG-2, quota: { gpu: 8 } }
          - { name: vision, costCenter: ENG-1, quota: { gpu: 10 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu, capacity: 16 } } }
        tenants:
          - { name: speech, costCenter: ENG-2, quota: { gpu: 8 } }
          - { name: vision, costCenter: ENG-1, quota: { gpu: 8 } }
      `,
    },
  },
  POOL_WITHOUT_CLASS: {
    severity: 'error',
    summary: 'A driver is to hand out devices of a pool that names no DeviceClass.',
    caret: 'value',
    cause:
      'Drivers of Dynamic Resource Allocation hand out devices by DeviceClass. Without the name of ' +
      'the class, no quota could bound them.',
    fix: 'Add `deviceClass` to the pool, or remove `servedBy`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { l40s: { resource: nvidia.com/gpu, servedBy: driver } } }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { l40s: { resource: nvidia.com/gpu, deviceClass: gpu.nvidia.com } } }
        tenants: []
      `,
    },
  },
  POOL_SERVED_TWICE: {
    severity: 'warning',
    summary: 'Devices of a pool may be asked for by two names.',
    caret: 'value',
    cause:
      'A quota has a key for the extended resource and others for the DeviceClass. The API server ' +
      'charges a device under both only if the DeviceClass says which extended resource it stands ' +
      'for, and from Kubernetes 1.36 on. Otherwise a tenant with 3 GPUs gets 3 by each name.',
    fix:
      'Choose `plugin` or `driver`, so that only one of the names is open. If both are needed, as ' +
      'while nodes move from one to the other, set `extendedResourceName` in the DeviceClass and ' +
      'say so in `accept`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            l40s: { resource: nvidia.com/gpu, deviceClass: gpu.nvidia.com, servedBy: both }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            l40s: { resource: nvidia.com/gpu, deviceClass: gpu.nvidia.com, servedBy: driver }
        tenants: []
      `,
    },
  },
  POOL_SHARED_RESOURCE: {
    severity: 'warning',
    summary: 'A tenant is granted two pools that share a resource name.',
    caret: 'value',
    cause:
      'The nodes of both pools advertise the same resource, and a quota counts by resource. The ' +
      'tenant can therefore use any mix up to the sum, even all of it from the more expensive ' +
      'pool.',
    fix:
      'Configure the device plugin to advertise different names, or grant the tenant only one of ' +
      'the two pools.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools: { a100: { resource: nvidia.com/gpu }, h100: { resource: nvidia.com/gpu } }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: { a100: 8, h100: 8 } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools: { a100: { resource: nvidia.com/gpu }, h100: { resource: nvidia.com/gpu } }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: { h100: 8 } } }
      `,
    },
  },
  ACCELERATOR_UNKNOWN: {
    severity: 'error',
    summary: 'The resource name of the accelerator is not known.',
    caret: 'value',
    cause:
      'The name resembles those that nodes advertise, but the built-in catalogue does not ' +
      'contain it. If it is misspelled, no node has such a resource and a quota on it limits ' +
      'nothing.',
    fix: 'Correct the name. If your nodes do advertise it, add `custom: true`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpus } } }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants: []
      `,
    },
  },
  PRODUCT_UNKNOWN: {
    severity: 'warning',
    summary: 'The product is not written as the label of its nodes says it.',
    caret: 'value',
    cause:
      'Which MIG profiles a GPU offers is looked up by its product, as the node label ' +
      '`nvidia.com/gpu.product` says it. Where the product is not known, the quota of each ' +
      'namespace closes the profiles of every product, which takes more than a hundred lines.',
    fix: 'Copy the value of the label `nvidia.com/gpu.product` from a node of the pool.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu, product: H100 } } }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools: { h100: { resource: nvidia.com/gpu, product: NVIDIA-H100-80GB-HBM3 } }
        tenants: []
      `,
    },
  },
  MIG_PROFILE: {
    severity: 'error',
    summary: 'The product does not offer this MIG profile.',
    caret: 'value',
    cause:
      'This GPU cannot be partitioned into slices of this size, so no node will ever advertise ' +
      'them. Profiles depend on the product and its memory: a seventh of an A100 has 5 GB or 10 ' +
      'GB.',
    fix: 'Use a profile that the product offers, or correct `product`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            small: { resource: nvidia.com/mig-1g.5gb, product: NVIDIA-A100-SXM4-80GB }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            small: { resource: nvidia.com/mig-1g.10gb, product: NVIDIA-A100-SXM4-80GB }
        tenants: []
      `,
    },
  },
  DEVICE_INVALID: {
    severity: 'error',
    summary: 'The device is an accelerator, or not an extended resource.',
    caret: 'value',
    cause:
      '`extendedResources` grants devices without a limit, which suits network cards but not ' +
      'accelerators. The name of an extended resource always contains a domain, as in `example.com/fpga`.',
    fix:
      'Grant accelerators with a pool and `quota.gpu`. Write other devices exactly as the nodes ' +
      'advertise them.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants:
          - { name: vision, costCenter: ENG-1, extendedResources: [example.com/fpga, nvidia.com/gpu] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants:
          - { name: vision, costCenter: ENG-1, extendedResources: [example.com/fpga], quota: { gpu: 8 } }
      `,
    },
  },
  GPU_ZERO: {
    severity: 'warning',
    summary: 'An environment gets no GPU although its tenant has some.',
    caret: 'value',
    cause:
      'GPUs cannot be divided, so a small number leaves some environments without any: a single ' +
      'GPU goes to the environment with the largest share. In the others, the API server rejects ' +
      'every pod that asks for a GPU.',
    fix:
      'State how many GPUs each environment gets. An explicit 0 confirms that it gets none and ' +
      'silences the warning.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 2 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 2 }
            environments:
              dev: { quota: { gpu: 1 } }
              staging: { quota: { gpu: 0 } }
      `,
    },
  },
  GPU_UNUSABLE: {
    severity: 'warning',
    summary: 'An environment has GPUs, but no pod may ask for one.',
    caret: 'value',
    cause:
      '`scheduling.maxGpusPerPod`, `maxGpusPerContainer` and `maxGpuPodSeconds` bound how many devices one pod ' +
      'or container may ask for, and for how long. With 0, the guard `acceleratorUse` refuses every pod that ' +
      'asks for one, and nobody can use what the quota grants.',
    fix: 'Raise the bound, or take the GPUs out of the quota.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            quota: { gpu: 4 }
            scheduling: { maxGpusPerPod: 0 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            quota: { gpu: 4 }
            scheduling: { maxGpusPerPod: 1 }
      `,
    },
  },
  SANDBOX_WITHOUT_GPU: {
    severity: 'warning',
    summary: 'Pods run in a sandbox in which they may not see their GPUs.',
    caret: 'value',
    cause:
      '`scheduling.runtimeClass` puts every pod into a runtime such as gVisor or Kata Containers. The ' +
      'quota counts the devices and the scheduler finds them, but such a runtime hands on few of them: ' +
      'gVisor needs `nvproxy`, which knows some NVIDIA GPUs and driver versions and no MIG slices; Kata ' +
      'Containers need devices that are bound to VFIO, and a device plugin for these.',
    fix:
      'Start one pod with such a device in the sandbox, and if it sees the device, say so under `accept`. Otherwise, ' +
      'name a runtime class for pods with devices in `runtimeClasses`, such as `kata-qemu-nvidia-gpu`: one that is ' +
      'not a sandbox, such as `nvidia`, leads out of it.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            quota: { gpu: 4 }
            scheduling: { runtimeClass: gvisor }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            quota: { gpu: 4 }
            scheduling: { runtimeClass: gvisor, runtimeClasses: [kata-qemu-nvidia-gpu] }
      `,
    },
  },
});
