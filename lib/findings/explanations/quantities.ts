import type { Explanations } from './explanation';
import { yaml } from './yaml';

/** Amounts, and how they are split. */
export const QUANTITIES = {
  QUANTITY_INVALID: {
    cause:
      'The text is no amount that Kubernetes knows. Suffixes are `m`, `k`, `M`, `G`, `T` and `Ki`, `Mi`, `Gi`, `Ti`, ' +
      'without a space and without a `B`; devices are whole numbers.',
    fix: 'Write a number with such a suffix, such as `500m`, `1.5` or `200Gi`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { memory: 64GB }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { memory: 64G }
      `,
    },
  },
  QUANTITY_TOO_FINE: {
    cause:
      'Kubernetes counts millicores, whole bytes and whole objects, so parts that are finer ' +
      'could never sum to the total. `m` is a thousandth, also of a byte: `512m` of memory ' +
      'is half a byte.',
    fix: 'Round to whole millicores, bytes or pieces. Write `Mi` where mebibytes are meant.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            containers: { defaultRequest: { memory: 512m } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            containers: { defaultRequest: { memory: 512Mi } }
      `,
    },
  },
  SHARE_INVALID: {
    cause:
      'A share says which part of a quota goes to an environment. It is a percentage above ' +
      '0; a fraction such as 0.3 would be less than one percent, which hardly anybody ' +
      'means.',
    fix: 'Write 30% for three tenths. To leave an environment out, write `null` behind its name.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          environments: { dev: { share: 0.3 }, prod: { share: 70% } }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          environments: { dev: { share: 30% }, prod: { share: 70% } }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
    },
  },
  SHARES_NOT_100: {
    cause:
      'Shares are weighed against each other, so 30 and 50 would quietly become 37.5% and 62.5%. The sum is checked ' +
      'because it is nearly always a typing error.',
    fix: 'Correct the shares so that they sum to 100%.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          environments: { dev: { share: 30% }, prod: { share: 50% } }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          environments: { dev: { share: 30% }, prod: { share: 70% } }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
    },
  },
  SHARE_MISSING: {
    cause:
      'The tier leaves this environment out with `null`, and so its share is gone, too. When the tenant takes it in ' +
      'again, nobody says how much of the quota it gets.',
    fix: 'Give it a share, such as 20%.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tiers:
          small: { environments: { staging: null } }
        tenants:
          - name: vision
            costCenter: ENG-1
            tier: small
            environments: { staging: { podSecurity: restricted } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tiers:
          small: { environments: { staging: null } }
        tenants:
          - name: vision
            costCenter: ENG-1
            tier: small
            environments: { staging: { share: 20%, podSecurity: restricted } }
      `,
    },
  },
  OVERRIDE_ABOVE_TOTAL: {
    cause:
      "Exact amounts of environments come off the tenant's total first, and here they are more than all of it. The " +
      'total is what was granted, so it is not raised on the quiet.',
    fix: 'Raise the total, or lower an exact amount.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: 10 }
            environments: { prod: { quota: { cpu: 12 } } }
      `,
      right: yaml`
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
    cause:
      'Every environment has an exact amount, and they sum to less than the total. The rest is paid for and nobody can ' +
      'use it.',
    fix: 'Lower the total, or take the exact amount from one environment, which then gets the rest.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          environments: { dev: { share: 30% }, prod: { share: 70% } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: 20 }
            environments: { dev: { quota: { cpu: 4 } }, prod: { quota: { cpu: 12 } } }
      `,
      right: yaml`
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
    cause:
      '`null` removes the bound: this tenant can take all that the cluster has, and the others get none.',
    fix: 'State an amount, even a generous one.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { storage: null }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { storage: 50Ti }
      `,
    },
  },
  QUOTA_BELOW_CONTAINER: {
    cause:
      'A container that states no request gets the default one, and that is more than the ' +
      'whole environment has. Such a pod is never created, and its Deployment waits for ' +
      'ever.',
    fix:
      'Raise the quota or the share of the environment, lower the default request, or leave the environment out with ' +
      '`null`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { memory: 2Gi }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { memory: 4Gi }
      `,
    },
  },
  QUOTA_KEY_NOT_COUNTED: {
    cause:
      'A ResourceQuota with this key is accepted, shows a limit and limits nothing, because no counter of the API ' +
      'server knows the key. Typical are `limits.nvidia.com/gpu` and kinds without their group.',
    fix: 'Use the key that is suggested. Accelerators are granted by `quota.gpu`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { hard: { count/rayclusters: 5 } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { hard: { count/rayclusters.ray.io: 5 } }
      `,
    },
  },
  QUOTA_KEY_ELSEWHERE: {
    cause:
      'Another setting writes this key already. With two sources, the stricter one would win in the cluster, whatever ' +
      'the file seems to say.',
    fix: 'Remove the key, and state the setting that the finding names.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { hard: { requests.cpu: 20 } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: 20 }
      `,
    },
  },
  LIMITS_INVALID: {
    cause:
      'A quota on limits refuses every pod that states no limit, unless containers get one by default, which they do ' +
      'only with a `burst`. And limits below the requests would leave a part of the requests unusable.',
    fix: 'Give the tenant a `burst`, raise the limits to at least the requests, or remove them.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            environments: { prod: { quota: { cpu: 4, limits: { cpu: 6 } } } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            burst: { cpu: 50% }
            environments: { prod: { quota: { cpu: 4, limits: { cpu: 6 } } } }
      `,
    },
  },
  BURST_INVALID: {
    cause:
      'A burst says how far limits exceed requests, in percent. 0.2 would be a fifth of one percent.',
    fix: 'Write 20% for a fifth, or `null` for no limits at all.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            burst: 0.2
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            burst: 20%
      `,
    },
  },
  GPU_ZERO: {
    cause:
      'GPUs are whole, so with few of them the shares give some environment none: one GPU goes to the environment ' +
      'with the largest share. Pods that ask for a GPU in the others are refused.',
    fix: 'Say who gets how many. An exact 0 says that none is meant, and ends the warning.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { gpu: 2 }
      `,
      right: yaml`
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
} as const satisfies Explanations;
