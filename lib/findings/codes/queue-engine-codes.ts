import { defineCodes } from './code-entry';

/** What queue engines cannot do, and what passes them. */
export const QUEUE_ENGINE_CODES = defineCodes({
  QUEUE_ENGINE_LACKS: {
    severity: 'warning',
    summary: 'The queue engine does not know this.',
    caret: 'key',
    cause:
      'Every engine knows guarantees and ceilings. Weights, limits of what is lent, and taking back ' +
      'by priority are not known to all of them. The line is left out of what is written, so the ' +
      'engine shares in another way than the file says.',
    fix:
      'Remove the line, choose another engine under `platform.queueing`, or give the reason in ' +
      '`accept`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: yunikorn
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 4 }
            queue: { weight: 3 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 4 }
            queue: { weight: 3 }
      `,
    },
  },
  QUEUE_NOT_COUNTED: {
    severity: 'warning',
    summary: 'The queue engine does not count this.',
    caret: 'key',
    cause:
      'A scheduler counts what containers request under `resources`, and KAI of that only cpu, ' +
      'memory and cards. What it does not count is neither guaranteed nor lent by its queues. The ' +
      'quotas of namespaces bound it as before.',
    fix: 'Queue with Kueue, or give the reason in `accept`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kai
          pools: { shared: { resource: nvidia.com/gpu.shared, capacity: 8 } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 4 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kai
          pools: { shared: { resource: nvidia.com/gpu.shared, capacity: 8 } }
          accept: [{ code: QUEUE_NOT_COUNTED, why: the quotas are enough for shared cards }]
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 4 }
      `,
    },
  },
  QUEUE_POOLS_MERGED: {
    severity: 'warning',
    summary: 'The queue engine does not tell these pools apart.',
    caret: 'key',
    cause:
      'Volcano and YuniKorn count resources, and KAI has one number for all cards. Pools that are ' +
      'one number to the engine are added up in its queues: a queue with two cards of each may have ' +
      'four of one. Where the pools have different resources, the quotas of namespaces still keep ' +
      'them apart.',
    fix: 'Queue with Kueue, which counts each pool, or give the reason in `accept`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kai
          pools:
            h100: { resource: nvidia.com/gpu, capacity: 8, default: true }
            mi300x: { resource: amd.com/gpu, capacity: 8 }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: { h100: 4, mi300x: 4 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools:
            h100: { resource: nvidia.com/gpu, capacity: 8, default: true }
            mi300x: { resource: amd.com/gpu, capacity: 8 }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: { h100: 4, mi300x: 4 } }
      `,
    },
  },
  QUEUE_SLICES_MIXED: {
    severity: 'error',
    summary: 'One queue of KAI would have whole cards and slices.',
    caret: 'value',
    cause:
      'KAI counts an instance `3g.40gb` as three cards, although it is a part of one. In a queue with ' +
      'both, the seven slices of one card would be worth seven cards.',
    fix: 'Queue with Kueue, which counts each pool, or give each tenant either cards or slices.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kai
          pools:
            h100: { resource: nvidia.com/gpu, capacity: 8, default: true }
            slices: { resource: nvidia.com/mig-1g.10gb, capacity: 7 }
          accept: [{ code: QUEUE_POOLS_MERGED, why: nobody borrows }]
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: { h100: 4, slices: 7 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools:
            h100: { resource: nvidia.com/gpu, capacity: 8, default: true }
            slices: { resource: nvidia.com/mig-1g.10gb, capacity: 7 }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: { h100: 4, slices: 7 } }
      `,
    },
  },
  QUEUE_BYPASSED: {
    severity: 'warning',
    summary: 'Pods can pass the queue by another scheduler.',
    caret: 'value',
    cause:
      'The engine places only pods that name its scheduler. With another one, pods take what they ' +
      'find, up to the quota of the namespace, which holds what the queue may borrow as well, and ' +
      'nobody gets it back from them.',
    fix:
      'Remove the other schedulers: pods that name none get that of the engine. An environment ' +
      'that must not wait has `queue: none`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: volcano
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 4 }
            scheduling: { schedulers: [default-scheduler, volcano] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: volcano
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 4 }
      `,
    },
  },
});
