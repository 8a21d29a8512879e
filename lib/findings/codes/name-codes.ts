import { defineCodes } from './code-entry';

/** Names, and the namespaces that follow from them. */
export const NAME_CODES = defineCodes({
  NAME_INVALID: {
    severity: 'error',
    summary: 'Kubernetes does not accept the name.',
    caret: 'name',
    cause:
      'The name becomes part of the name of a Kubernetes object, such as a namespace or a ' +
      'network policy. Such names may contain only lowercase letters, digits and dashes, and ' +
      'usually at most 63 characters.',
    fix: 'Use the suggested spelling. Put the name that people should read in `displayName`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: Computer Vision, costCenter: ENG-1 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: computer-vision, displayName: Computer Vision, costCenter: ENG-1 }
      `,
    },
  },
  NAME_AMBIGUOUS: {
    severity: 'error',
    summary: 'Some YAML readers do not read the name as text.',
    caret: 'name',
    cause:
      'Many tools still use YAML 1.1, where `no`, `on`, `y`, numbers and dates are not text. ' +
      'Quotes do not solve this, because people copy the name into other files without them.',
    fix: 'Choose a name that starts with a letter and does not mean true, false or null.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: no, displayName: Team Norway, costCenter: ENG-1 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: norway, displayName: Team Norway, costCenter: ENG-1 }
      `,
    },
  },
  NAME_RESERVED: {
    severity: 'error',
    summary: 'The name is reserved.',
    caret: 'name',
    cause:
      'Kubernetes, a distribution or the platform uses the name: `kube-…` for namespaces, ' +
      '`system-…` for priority classes, or a namespace such as `flux-system` whose accounts every ' +
      'namespace trusts. Top-level domains are reserved because of DNS: in a namespace called ' +
      '`com`, a Service called `github` would answer for github.com in the whole cluster.',
    fix:
      'Choose another name, or set `prefix` on the platform, so that the name of every namespace ' +
      'starts with it.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: kube, costCenter: ENG-1 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { prefix: ml }
        tenants:
          - { name: kube, costCenter: ENG-1 }
      `,
    },
  },
  NAMESPACE_TOO_LONG: {
    severity: 'error',
    summary: 'The name of a namespace is longer than 63 characters.',
    caret: 'name',
    cause:
      'The name of a namespace consists of the prefix, the tenant and the environment, and ' +
      'Kubernetes allows at most 63 characters. Names are never shortened automatically, because ' +
      'two of them could end up the same.',
    fix: 'Shorten the prefix or one of the names, or set `namespace` on the environment.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { prefix: machine-learning }
        tenants:
          - { name: natural-language-understanding-and-search, costCenter: ENG-1 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { prefix: ml }
        tenants:
          - { name: natural-language-understanding-and-search, costCenter: ENG-1 }
      `,
    },
  },
  NAMESPACE_CLASH: {
    severity: 'error',
    summary: 'Two owners would get the same namespace.',
    caret: 'name',
    cause:
      'Both owners would see the secrets in the namespace and share its quota. For example, ' +
      'tenant `a` with environment `b-dev` and tenant `a-b` with environment `dev` both produce ' +
      '`a-b-dev`.',
    fix: 'Rename one of the two, or give it another `namespace`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: search, costCenter: ENG-1, environments: { ads-dev: { share: 10% } } }
          - { name: search-ads, costCenter: ENG-2 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: search, costCenter: ENG-1, environments: { demo: { share: 10% } } }
          - { name: search-ads, costCenter: ENG-2 }
      `,
    },
  },
  TENANT_DUPLICATE: {
    severity: 'error',
    summary: 'Two tenants have the same name.',
    caret: 'name',
    cause:
      "A tenant's name identifies the team in namespaces, labels and bills, so it must be " +
      'unique. If the fleet includes other files, the second entry may be in one of them.',
    fix: 'Rename one of the two tenants, or merge the entries.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { cpu: 20 } }
          - { name: vision, costCenter: ENG-1, quota: { memory: 64Gi } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { cpu: 20, memory: 64Gi } }
      `,
    },
  },
  RENAME_INVALID: {
    severity: 'error',
    summary: '`renamedFrom` or `movedFrom` names something that still exists.',
    caret: 'value',
    cause:
      'A former name is the name of another tenant, shared service or environment, of two at ' +
      'once, or of the entry itself; or the namespace that something moved away from belongs to ' +
      'somebody. The namespaces of a former name go to the entry that states it, so exactly one may.',
    fix:
      'Correct the name. To use a former name for something new, state the `namespace` of each ' +
      'environment instead of `renamedFrom`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1 }
          - { name: perception, renamedFrom: vision, costCenter: ENG-1 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: perception, renamedFrom: vision, costCenter: ENG-1 }
      `,
    },
  },
});
