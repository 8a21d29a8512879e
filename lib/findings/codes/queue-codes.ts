import { defineCodes } from './code-entry';

/** What a queue says: its weight, what it borrows and what it lends. */
export const QUEUE_CODES = defineCodes({
  QUEUE_WEIGHT: {
    severity: 'error',
    summary: 'A weight that no queue can have.',
    caret: 'value',
    cause:
      'Weights say how much of what is lent each queue gets, against the others. With 0, it ' +
      'would get nothing while anybody else asks, and its work would wait without an end.',
    fix: 'Write a whole number from 1 to 65535, or `borrow: none` if it may borrow nothing.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 4 }
            queue: { weight: 0 }
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
            queue: { borrow: none }
      `,
    },
  },
  QUEUE_WITHOUT_QUEUEING: {
    severity: 'warning',
    summary: 'A queue is stated, and nothing queues work.',
    caret: 'key',
    cause:
      'How a tenant borrows and lends means something only where an engine queues work. Without ' +
      '`platform.queueing`, every environment has its quota, and what is idle stays idle.',
    fix: 'Say what queues work, such as `platform: {queueing: kueue}`, or remove the line.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
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
  QUEUE_LEND_ABOVE: {
    severity: 'warning',
    summary: 'A queue would lend more than it is guaranteed.',
    caret: 'value',
    cause:
      'A queue lends what it is guaranteed and leaves idle. A larger number has no effect, so ' +
      'something else is probably meant.',
    fix: 'Lower the number, or raise the quota.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 4 }
            queue: { lend: { gpu: 6 } }
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
            queue: { lend: { gpu: 2 } }
      `,
    },
  },
  QUEUE_NOTHING_TO_BORROW: {
    severity: 'warning',
    summary: 'Nobody lends what a queue may borrow.',
    caret: 'value',
    cause:
      'The queue may borrow, but nothing is free and no other queue lends anything of this ' +
      'resource, so that it never has more than its guarantee.',
    fix: 'Let others lend, grant less than the capacity, or remove the line.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 4 }
            queue: { borrow: { gpu: 2 } }
          - name: speech
            costCenter: ENG-2
            quota: { gpu: 4 }
            queue: { lend: none }
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
            queue: { borrow: { gpu: 2 } }
          - name: speech
            costCenter: ENG-2
            quota: { gpu: 4 }
            queue: { lend: { gpu: 2 } }
      `,
    },
  },
  QUEUE_TWICE: {
    severity: 'warning',
    summary: 'Two engines queue the same work.',
    caret: 'value',
    cause:
      'Kueue admits work as a whole, and hands its pods to a scheduler that has queues of its own. ' +
      'Each engine knows nothing of the other, so that work waits in one for what it holds in the other.',
    fix: 'Leave the other scheduler out, or do not queue the environment.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 4 }
            scheduling: { schedulers: [volcano] }
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
      `,
    },
  },
  QUEUE_UNUSED: {
    severity: 'warning',
    summary: 'An environment that is never queued states a queue.',
    caret: 'key',
    cause:
      'Shared services are not queued, because others wait for their answers. Pods of a virtual ' +
      'cluster come from another API, where nothing queues them.',
    fix: 'Remove the line, or write `queue: none`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
        sharedServices:
          mlflow:
            costCenter: PLT-1
            ports: { http: 5000 }
            consumers: all
            environments: { shared: { queue: { weight: 2 } } }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: 4 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          queueing: kueue
          pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
        sharedServices:
          mlflow:
            costCenter: PLT-1
            ports: { http: 5000 }
            consumers: all
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: 4 } }
      `,
    },
  },
});
