import { defineCodes } from './code-entry';

/** Quotas, and how environments divide them. */
export const QUOTA_CODES = defineCodes({
  DEFAULT_PRIORITY_INVALID: {
    severity: 'error',
    summary: 'Pods that name no priority class cannot get this one.',
    caret: 'value',
    cause:
      'A policy that changes pods writes the class into them, which Kubernetes can do from 1.36 on. By then, ' +
      'pods already have the default class of the cluster, if there is one. And the class must be among ' +
      '`priorities`, or every pod without a class is refused.',
    fix:
      'Add the class to `priorities`, raise `platform.kubernetesVersion` once your API servers allow it, or ' +
      'leave `defaultPriority` out.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { kubernetesVersion: '1.36' }
        tenants:
          - name: vision
            costCenter: ENG-1
            priorities: [urgent]
            scheduling: { defaultPriority: batch }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { kubernetesVersion: '1.36' }
        tenants:
          - name: vision
            costCenter: ENG-1
            priorities: [batch, urgent]
            scheduling: { defaultPriority: batch }
      `,
    },
  },
  PRIORITY_QUOTA_ABOVE: {
    severity: 'warning',
    summary: 'The quota of a priority class is larger than that of the environment.',
    caret: 'value',
    cause:
      'The quota of a class is a part of what the environment may request, and every namespace gets ' +
      'the same amounts. Where the environment has less, all of its pods can run with that class.',
    fix:
      'Lower the amount, or state amounts for single environments. If the class may use everything there, ' +
      'say so under `accept`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          namespaces: single
          pools: { h100: { resource: nvidia.com/gpu } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 4 }
            priorities: { urgent: { quota: { gpu: 8 } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          namespaces: single
          pools: { h100: { resource: nvidia.com/gpu } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 4 }
            priorities: { urgent: { quota: { gpu: 2 } } }
      `,
    },
  },
  OVERRIDE_ABOVE_TOTAL: {
    severity: 'error',
    summary: "The environments' exact amounts exceed the tenant's total.",
    caret: 'value',
    cause:
      "Exact amounts are taken from the tenant's total first, and here they exceed it. The total " +
      'is what the tenant was granted, so it is never raised silently.',
    fix: 'Raise the total, or lower one of the exact amounts.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: 10 }
            environments: { prod: { quota: { cpu: 12 } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: 16 }
            environments: { prod: { quota: { cpu: 12 } } }
      `,
    },
  },
  QUOTA_REST: {
    severity: 'warning',
    summary: 'Part of a quota goes to no environment.',
    caret: 'value',
    cause:
      'Every environment has an exact amount, and together they are less than the total. The ' +
      'tenant pays for the rest but cannot use it.',
    fix: 'Lower the total, or remove the exact amount from one environment, which then gets the rest.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          environments: { dev: { share: 30% }, prod: { share: 70% } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: 20 }
            environments: { dev: { quota: { cpu: 4 } }, prod: { quota: { cpu: 12 } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          environments: { dev: { share: 30% }, prod: { share: 70% } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: 20 }
            environments: { dev: { quota: { cpu: 4 } } }
      `,
    },
  },
  QUOTA_UNBOUNDED: {
    severity: 'warning',
    summary: 'A resource has no quota.',
    caret: 'value',
    cause:
      '`null` removes the quota, so this tenant can use everything that the cluster has and ' +
      'leave nothing for the others.',
    fix: 'Set an amount, even a generous one.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { storage: null }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { storage: 50Ti }
      `,
    },
  },
  QUOTA_BELOW_CONTAINER: {
    severity: 'error',
    summary: "An environment's quota is smaller than one default container.",
    caret: 'value',
    cause:
      'A container that states no request gets the default request, which is more than the whole ' +
      'environment has. Its pod is never created, and its Deployment waits forever.',
    fix:
      'Raise the quota or the share of the environment, or lower the default request. You can ' +
      'also leave the environment out with `null`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { memory: 2Gi }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { memory: 4Gi }
      `,
    },
  },
  QUOTA_KEY_NOT_COUNTED: {
    severity: 'error',
    summary: 'The API server never counts this quota key.',
    caret: 'key',
    cause:
      'The API server accepts a ResourceQuota with this key but enforces nothing, because none ' +
      'of its counters knows the key. Typical examples are `limits.nvidia.com/gpu`, kinds of ' +
      'objects without their API group, and events, which it leaves out of every quota.',
    fix: 'Use the suggested key, or remove the key. Grant accelerators with `quota.gpu`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { hard: { count/rayclusters: 5 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { hard: { count/rayclusters.ray.io: 5 } }
      `,
    },
  },
  BURST_SMALL: {
    severity: 'warning',
    summary: 'The burst looks like a factor, and is read as a percentage.',
    caret: 'value',
    cause:
      'A burst says by how many percent limits may exceed requests. Without a percent sign, ' +
      '`1.2` means 1.2 %, although people may mean limits that are 1.2 times the requests.',
    fix: 'Write the percentage with its sign, such as `20%`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1, burst: 1.2 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1, burst: 20% }
      `,
    },
  },
  QUOTA_KEY_DOUBTFUL: {
    severity: 'warning',
    summary: 'The quota key may count nothing, or stop controllers.',
    caret: 'key',
    cause:
      'Only OpenShift counts image streams. ReplicaSets are made by the controller of Deployments, ' +
      'which keeps old ones, so that a low cap stops a rollout in the middle.',
    fix: 'Remove the key, or say under `accept` why it is right.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { hard: { openshift.io/imagestreams: 10 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { dns: openshift } }
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { hard: { openshift.io/imagestreams: 10 } }
      `,
    },
  },
  QUOTA_KEY_ELSEWHERE: {
    severity: 'error',
    summary: 'Another setting controls this quota key.',
    caret: 'key',
    cause:
      'Another setting already writes this key. With two values for one key, the cluster would ' +
      'enforce the lower one, whatever the file seems to say.',
    fix: 'Remove the key, and use the setting that the finding names.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { hard: { requests.cpu: 20 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: 20 }
      `,
    },
  },
  LIMITS_INVALID: {
    severity: 'error',
    summary: 'Limits have no burst, or are lower than the requests.',
    caret: 'value',
    cause:
      'A quota on limits of CPU and memory rejects every pod that states no limit, one on limits of ' +
      'node-local disk does not count such pods, and containers get a default limit only if there ' +
      'is a `burst`. Limits below the requests would leave part of the ' +
      'requests unusable.',
    fix: 'Give the tenant a `burst`, raise the limits to at least the requests, or remove the limits.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            environments: { prod: { quota: { cpu: 4, limits: { cpu: 6 } } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            burst: { cpu: 50% }
            environments: { prod: { quota: { cpu: 4, limits: { cpu: 6 } } } }
      `,
    },
  },
});
