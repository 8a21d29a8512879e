import { defineCodes } from './code-entry';

/** Cards that several pods share. */
export const SHARING_CODES = defineCodes({
  SHARING_IMPOSSIBLE: {
    severity: 'error',
    summary: 'The cards cannot be shared in this way.',
    caret: 'value',
    cause:
      'Some ways of sharing exclude each other, or need what the pool does not have: the device ' +
      'plugin refuses MPS on cards that are cut into MIG instances, and time-slicing, MPS and MIG ' +
      'are for cards of NVIDIA.',
    fix: 'Keep one way of sharing. Nodes with another one can be a pool of their own.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            a100: { sharing: { mps: { replicas: 4 }, mig: { 3g.40gb: 2 } } }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            a100: { sharing: { mig: { 3g.40gb: 2 } } }
        tenants: []
      `,
    },
  },
  SHARING_RESOURCE: {
    severity: 'error',
    summary: 'Nodes that share cards like this advertise another resource.',
    caret: 'value',
    cause:
      'A quota counts by the name that nodes advertise. The device plugin renames places on shared ' +
      'cards to `NAME.shared`, and MIG instances to `nvidia.com/mig-PROFILE`. A quota on another ' +
      'name counts nothing.',
    fix: 'Leave `resource` out: it follows from `sharing`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            l4: { resource: nvidia.com/l4, custom: true, sharing: { timeSlicing: { replicas: 4 } } }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            l4: { sharing: { timeSlicing: { replicas: 4 } } }
        tenants: []
      `,
    },
  },
  SHARING_CONFIG: {
    severity: 'error',
    summary: 'Two groups of nodes would share cards by one configuration.',
    caret: 'value',
    cause:
      'Nodes choose their configuration by the value of a label, so each configuration says one ' +
      'thing. Nodes without the label use the one called `default`, in which cards are not shared.',
    fix: 'Give one of the configurations another name with `config`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            default: { sharing: { timeSlicing: { replicas: 4 } } }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            default: { sharing: { timeSlicing: { replicas: 4 }, config: slices } }
        tenants: []
      `,
    },
  },
  MIG_LAYOUT: {
    severity: 'error',
    summary: 'The MIG instances do not fit on one card.',
    caret: 'value',
    cause:
      'A card is cut into seven slices of compute and eight of memory, a smaller one into four or ' +
      'two of each, and every instance takes some of both. The MIG manager fails on what does not ' +
      'fit, and its nodes advertise nothing.',
    fix: 'Lower a number, or take smaller profiles.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            a100: { product: NVIDIA-A100-SXM4-80GB, sharing: { mig: { 1g.10gb: 4, 3g.40gb: 2 } } }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            a100: { product: NVIDIA-A100-SXM4-80GB, sharing: { mig: { 1g.10gb: 4, 3g.40gb: 1 } } }
        tenants: []
      `,
    },
  },
  MIG_CLASS: {
    severity: 'error',
    summary: 'The DeviceClass stands for MIG instances of every profile.',
    caret: 'value',
    cause:
      'A quota counts devices by their class, whatever their size. Under `mig.nvidia.com`, five ' +
      'small slices cost as much as five instances of a whole card.',
    fix:
      'State the instances of a card under `sharing`, with `servedBy: driver` in place of the ' +
      'class.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            a100: { resource: nvidia.com/mig-1g.10gb, deviceClass: mig.nvidia.com }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools:
            a100: { servedBy: driver, sharing: { mig: { 1g.10gb: 7 } } }
        tenants: []
      `,
    },
  },
  SHARING_BETWEEN_TENANTS: {
    severity: 'warning',
    summary: 'Tenants share cards that nothing in hardware divides.',
    caret: 'value',
    cause:
      'With time-slicing, each pod can fill the memory of the card, so that others fail to get any; ' +
      'MPS bounds the memory of each pod. With either of them, a fault of one pod can stop all pods ' +
      'on the card. MIG divides memory and faults in hardware.',
    fix:
      'Grant the pool to one tenant, cut its cards into MIG instances, or hand out whole cards. ' +
      'Where the tenants trust each other, say so in `accept`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools: { l4: { sharing: { timeSlicing: { replicas: 4 } } } }
        tenants:
          - { name: speech, costCenter: ENG-1, quota: { gpu: { l4: 4 } } }
          - { name: vision, costCenter: ENG-2, quota: { gpu: { l4: 4 } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools: { a30: { product: NVIDIA-A30, sharing: { mig: { 1g.6gb: 4 } } } }
        tenants:
          - { name: speech, costCenter: ENG-1, quota: { gpu: { a30: 4 } } }
          - { name: vision, costCenter: ENG-2, quota: { gpu: { a30: 4 } } }
      `,
    },
  },
  SHARING_MEMORY: {
    severity: 'warning',
    summary: 'Shares of cards come with memory that nothing bounds.',
    caret: 'value',
    cause:
      'HAMi gives a pod as much memory as it asks for, and all of the card if it asks for none. The ' +
      'quota of a tenant bounds it only where `memoryPerShare` says how much comes with a share.',
    fix: 'Add `memoryPerShare`: the memory of a card in MB, divided by its shares.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools: { vgpu: { sharing: { hami: { shares: 10 } } } }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools: { vgpu: { sharing: { hami: { shares: 10, memoryPerShare: 8000 } } } }
        tenants: []
      `,
    },
  },
});
