import { defineCodes } from './code-entry';

/** All queues of a cluster together: what there is to share, and what the engine takes. */
export const QUEUE_TREE_CODES = defineCodes({
  QUEUE_UNBOUNDED: {
    severity: 'error',
    summary: 'A queue has no guarantee of something that its pods request.',
    caret: 'value',
    cause:
      'A queue guarantees an amount of each resource. Where a quota has no bound, there is no ' +
      'such amount, and the engine would start no pod that requests the resource.',
    fix: 'State an amount, or write `queue: none` for environments that are not queued.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: null, gpu: 4 }
            accept: [{ code: QUOTA_UNBOUNDED, why: the only tenant }]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: 64, gpu: 4 }
      `,
    },
  },
  QUEUE_POOL_CAPACITY: {
    severity: 'error',
    summary: 'Tenants may borrow all of a pool whose size is not stated.',
    caret: 'key',
    cause:
      'A tenant that may borrow everything can have every device of the pool. The quota of its ' +
      'namespaces must allow that, so the number has to be known.',
    fix: 'State the `capacity` of the pool, or the most that the tenant borrows.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools: { h100: { resource: nvidia.com/gpu } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 4 }
            queue: { borrow: all }
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
            queue: { borrow: all }
      `,
    },
  },
  QUEUE_OVERCOMMITTED: {
    severity: 'error',
    summary: 'Queues guarantee more cpu, memory or disk than the nodes have.',
    caret: 'value',
    cause:
      'A guarantee that the nodes do not have is none: the queue admits work whose pods then wait for ' +
      'a node, and hold what they were given meanwhile.',
    fix: 'Lower the quotas, or state the right capacity.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: { engine: kueue, capacity: { cpu: 100 } }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { cpu: 64 } }
          - { name: speech, costCenter: ENG-2, quota: { cpu: 64 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: { engine: kueue, capacity: { cpu: 200 } }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { cpu: 64 } }
          - { name: speech, costCenter: ENG-2, quota: { cpu: 64 } }
      `,
    },
  },
  QUEUE_NAME_CLASH: {
    severity: 'error',
    summary: 'Two queues would have the same name.',
    caret: 'name',
    cause:
      'Every tenant and every namespace has a queue, and their names follow from those of the ' +
      'tenant and of the namespace. Here a namespace is called as the queue of a tenant is.',
    fix: 'State another `namespace` for the environment.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
          environments: { vision: { share: 100% } }
        tenants:
          - { name: tenant, costCenter: ENG-1, quota: { gpu: 1 } }
          - { name: vision, costCenter: ENG-2, quota: { gpu: 1 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
          environments: { vision: { share: 100% } }
        tenants:
          - { name: tenant, costCenter: ENG-1, quota: { gpu: 1 }, environments: { vision: { namespace: tenant-one } } }
          - { name: vision, costCenter: ENG-2, quota: { gpu: 1 } }
      `,
    },
  },
  QUEUE_LIMIT: {
    severity: 'error',
    summary: 'More than the queue engine takes.',
    caret: 'key',
    cause:
      'Kueue bounds the parts of its objects, Volcano the levels of its queues, and the one object that ' +
      'holds all queues of YuniKorn has at most 1 MiB. The API server would refuse what is beyond, and ' +
      'nothing of the queues would then be delivered.',
    fix: 'Write less of it, as the message says.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools:
            h100:
              resource: nvidia.com/gpu
              capacity: 8
              nodeLabels: { l1: a, l2: a, l3: a, l4: a, l5: a, l6: a, l7: a, l8: a, l9: a }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: 4 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools:
            h100:
              resource: nvidia.com/gpu
              capacity: 8
              nodeLabels: { l1: a, l2: a, l3: a, l4: a, l5: a, l6: a, l7: a, l8: a }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: 4 } }
      `,
    },
  },
  QUEUE_POOL_UNREACHABLE: {
    severity: 'warning',
    summary: 'Nobody can have a device of a pool.',
    caret: 'key',
    cause:
      'No tenant is guaranteed devices of the pool, and none may borrow any. They stay idle, ' +
      'even while others wait.',
    fix: 'Grant some of the devices, or let a tenant borrow them.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools:
            h100: { resource: nvidia.com/gpu, capacity: 8 }
            mi300x: { resource: amd.com/gpu, capacity: 8 }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: { h100: 4 } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools:
            h100: { resource: nvidia.com/gpu, capacity: 8 }
            mi300x: { resource: amd.com/gpu, capacity: 8 }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: { h100: 4 } }, queue: { borrow: { gpu: { mi300x: 8 } } } }
      `,
    },
  },
  POOL_RESERVED: {
    severity: 'error',
    summary: 'More devices are reserved than the pool has.',
    caret: 'value',
    cause:
      'What the platform keeps of a pool comes off its capacity. It cannot be more than that, ' +
      'and says nothing where no capacity is stated.',
    fix: 'Lower `reserved`, or state the right `capacity`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8, reserved: 16 } }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools: { h100: { resource: nvidia.com/gpu, capacity: 64, reserved: 16 } }
        tenants: []
      `,
    },
  },
});
