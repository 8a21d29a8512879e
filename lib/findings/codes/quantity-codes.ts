import { defineCodes } from './code-entry';

/** Amounts, shares and other percentages. */
export const QUANTITY_CODES = defineCodes({
  QUANTITY_INVALID: {
    severity: 'error',
    summary: 'The value is not a valid quantity.',
    caret: 'value',
    cause:
      'Kubernetes accepts a number with an optional suffix: `m`, `k`, `M`, `G`, `T`, or `Ki`, ' +
      '`Mi`, `Gi`, `Ti`. There is no space before the suffix and no `B` after it; devices and ' +
      'objects are whole numbers, and no amount is negative.',
    fix: 'Write a quantity such as `500m`, `1.5` or `200Gi`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { memory: 64GB }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { memory: 64G }
      `,
    },
  },
  QUANTITY_TOO_FINE: {
    severity: 'error',
    summary: 'The quantity is finer than its unit allows.',
    caret: 'value',
    cause:
      'Kubernetes counts whole millicores, whole bytes and whole objects, so finer parts would ' +
      'never add up to the total. The suffix `m` means a thousandth, even of a byte: `512m` of ' +
      'memory is half a byte.',
    fix: 'Round to whole millicores, bytes or objects. If you mean mebibytes, write `Mi`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            containers: { defaultRequest: { memory: 512m } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            containers: { defaultRequest: { memory: 512Mi } }
      `,
    },
  },
  BYTES_WITHOUT_UNIT: {
    severity: 'warning',
    summary: 'An amount of memory or disk has no unit, and means only a few bytes.',
    caret: 'value',
    cause:
      'A number without a suffix counts bytes, as in Kubernetes. Less than a mebibyte holds ' +
      'neither a process nor a file system, so the suffix was most likely forgotten.',
    fix: 'Add the unit, such as `500Gi` or `500Mi`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { storage: 500 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { storage: 500Gi }
      `,
    },
  },
  SHARE_INVALID: {
    severity: 'error',
    summary: 'The share is not a percentage above 0.',
    caret: 'value',
    cause:
      'A share is the percentage of every quota that an environment gets. A fraction such as 0.3 ' +
      'would mean less than one percent, which is rarely intended.',
    fix: 'For three tenths, write 30%. To leave an environment out, set it to `null`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          environments: { dev: { share: 0.3 }, prod: { share: 70% } }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          environments: { dev: { share: 30% }, prod: { share: 70% } }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
    },
  },
  SHARES_NOT_100: {
    severity: 'error',
    summary: 'The shares of the environments do not add up to 100%.',
    caret: 'value',
    cause:
      'Shares are weighed against each other, so 30% and 50% would silently become 37.5% and ' +
      '62.5%. A sum other than 100% is almost always a typo.',
    fix: 'Correct the shares so that they add up to 100%.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          environments: { dev: { share: 30% }, prod: { share: 50% } }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          environments: { dev: { share: 30% }, prod: { share: 70% } }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
    },
  },
  SHARE_DIFFERS: {
    severity: 'warning',
    summary: 'An environment gets another share of the quota than its tenant states.',
    caret: 'value',
    cause:
      "Shares are ratios: they are weighed against the shares of the tenant's other environments, " +
      'also those that the platform states. If they do not add up to 100%, each environment gets ' +
      'more or less than its share says.',
    fix: 'State shares for all environments of the tenant that add up to 100%.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            environments: { prod: { share: 80% } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            environments: { dev: { share: 12% }, staging: { share: 8% }, prod: { share: 80% } }
      `,
    },
  },
  SHARE_MISSING: {
    severity: 'error',
    summary: 'An environment is added back without a share.',
    caret: 'value',
    cause:
      'The tier removes this environment with `null`, and its share with it. The tenant adds the ' +
      'environment back without saying how much of the quota it gets.',
    fix: 'Give the environment a share, such as 20%.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tiers:
          small: { environments: { staging: null } }
        tenants:
          - name: vision
            costCenter: ENG-1
            tier: small
            environments: { staging: { podSecurity: restricted } }
      `,
      right: `
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
  BURST_INVALID: {
    severity: 'error',
    summary: 'The burst is not a percentage.',
    caret: 'value',
    cause:
      'A burst says by how many percent limits exceed requests. A fraction such as 0.2 would ' +
      'mean a fifth of one percent.',
    fix: 'For a fifth, write 20%. For no limits at all, write `null`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            burst: 0.2
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            burst: 20%
      `,
    },
  },
});
