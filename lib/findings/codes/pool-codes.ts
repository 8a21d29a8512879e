import { defineCodes } from './code-entry';

/** Pools of devices: how many there are, and what tells them apart. */
export const POOL_CODES = defineCodes({
  CAPACITY_DIFFERS: {
    severity: 'error',
    summary: 'The capacity is not what the nodes of the pool add up to.',
    caret: 'value',
    cause:
      'With `nodes` and `devicesPerNode`, the capacity follows: nodes, times cards, times what ' +
      '`sharing` makes of each card. Two numbers that disagree leave it open how much there is to ' +
      'grant.',
    fix: 'Remove `capacity`, or correct the other numbers.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            h100: { resource: nvidia.com/gpu, nodes: 8, devicesPerNode: 8, capacity: 60 }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            h100: { resource: nvidia.com/gpu, nodes: 8, devicesPerNode: 8 }
        tenants: []
      `,
    },
  },
  POOL_NAME: {
    severity: 'error',
    summary: 'The instances of a pool cannot be granted by their name.',
    caret: 'name',
    cause:
      'Each of several MIG profiles is granted as `POOL-PROFILE`, with hyphens for the dots. That ' +
      'must be a name of at most 63 characters that no other pool has.',
    fix: 'Rename the pool.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            a100: { sharing: { mig: { 1g.10gb: 4, 3g.40gb: 1 } } }
            a100-1g-10gb: { resource: nvidia.com/mig-1g.10gb }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            a100: { sharing: { mig: { 1g.10gb: 4, 3g.40gb: 1 } } }
            small: { resource: nvidia.com/mig-1g.10gb }
        tenants: []
      `,
    },
  },
  POOL_UNITS_DIFFER: {
    severity: 'warning',
    summary: 'Whole cards and parts of cards have the same name.',
    caret: 'key',
    cause:
      'A quota counts by the name that nodes advertise, and a pod may run on any node that has it. ' +
      'Where a device of one pool is a whole card and one of the other a part of a card, tenants who ' +
      'were granted parts take as many whole cards.',
    fix:
      'Give the devices of the two pools different names. Kueue keeps pods apart by node labels, so ' +
      'where it queues all work, state `nodeLabels` for both pools.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            h100: { resource: nvidia.com/gpu }
            l4: { resource: nvidia.com/gpu, sharing: { timeSlicing: { replicas: 4 } } }
        tenants:
          - { name: speech, costCenter: ENG-1, quota: { gpu: { l4: 8 } } }
          - { name: vision, costCenter: ENG-2, quota: { gpu: { h100: 8 } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            h100: { resource: nvidia.com/gpu }
            l4: { sharing: { timeSlicing: { replicas: 4 } } }
        tenants:
          - { name: speech, costCenter: ENG-1, quota: { gpu: { l4: 8 } } }
          - { name: vision, costCenter: ENG-2, quota: { gpu: { h100: 8 } } }
      `,
    },
  },
  POOL_TAINT_UNTOLERATED: {
    severity: 'warning',
    summary: 'Pods that may have devices of a pool cannot come onto its nodes.',
    caret: 'key',
    cause:
      'The nodes of the pool have a taint. Nothing adds a toleration of it, and the guard rail ' +
      '`podScheduling` refuses pods that tolerate a taint which their namespace was not granted. The ' +
      'devices of these environments stay idle.',
    fix:
      'Grant the taint under `scheduling.tolerations` of the environments, or of the platform. With ' +
      'Kueue, `toleratedBy: queue` at the pool does it for everybody who may have its devices.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            h100:
              resource: nvidia.com/gpu
              taints: [{ key: dedicated, value: training, effect: NoSchedule }]
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: 8 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            h100:
              resource: nvidia.com/gpu
              taints: [{ key: dedicated, value: training, effect: NoSchedule }]
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 8 }
            scheduling: { tolerations: [dedicated=training] }
      `,
    },
  },
  POOL_NODES_APART: {
    severity: 'warning',
    summary: 'Pods that may have devices of a pool are kept on other nodes.',
    caret: 'key',
    cause:
      'The environments have nodes of their own, and each of their pods is kept on them by labels. The ' +
      'nodes of the pool have another value of one of these labels, so no pod gets a device: it waits ' +
      'for ever.',
    fix:
      'Choose the nodes by labels that the nodes of the pool have, or grant devices of a pool whose ' +
      'nodes are these.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            h100: { resource: nvidia.com/gpu, product: NVIDIA-H100-80GB-HBM3 }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 8 }
            scheduling:
              nodes: { selector: { nvidia.com/gpu.product: NVIDIA-L4 }, taint: tenant=vision }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            h100: { resource: nvidia.com/gpu, product: NVIDIA-H100-80GB-HBM3 }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 8 }
            scheduling:
              nodes: { selector: { nvidia.com/gpu.product: NVIDIA-H100-80GB-HBM3 }, taint: tenant=vision }
      `,
    },
  },
  POOL_TOPOLOGY: {
    severity: 'error',
    summary: 'The levels of a topology are not ones that nodes can have.',
    caret: 'value',
    cause:
      'A topology names labels of nodes, from the widest level to the narrowest, each once. Kueue reads ' +
      'them from the nodes that it finds by the labels of the pool, so these must be known as well.',
    fix: 'Correct the list, or state `nodeLabels` that all nodes of the pool have, and no others.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools:
            h100:
              resource: nvidia.com/gpu
              capacity: 64
              product: NVIDIA-H100-80GB-HBM3
              topology: [kubernetes.io/hostname, cloud.example.com/rack]
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: 8 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools:
            h100:
              resource: nvidia.com/gpu
              capacity: 64
              product: NVIDIA-H100-80GB-HBM3
              topology: [cloud.example.com/rack, kubernetes.io/hostname]
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: 8 } }
      `,
    },
  },
});
