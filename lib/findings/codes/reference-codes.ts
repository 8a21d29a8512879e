import { defineCodes } from './code-entry';

/** What names something else: tenants, tiers, environments, versions, classes, kinds. */
export const REFERENCE_CODES = defineCodes({
  TENANT_UNKNOWN: {
    severity: 'error',
    summary: 'The name of a tenant is that of nobody.',
    caret: 'value',
    cause:
      'The list under `consumers`, or a peer of the network, names a tenant that nobody declares, ' +
      'so nothing is open to the tenant that you meant.',
    fix: 'Correct the name, or declare the tenant. A service for everybody has `consumers: all`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        sharedServices:
          mlflow: { costCenter: PLT-1, ports: { http: 5000 }, consumers: [vison] }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        sharedServices:
          mlflow: { costCenter: PLT-1, ports: { http: 5000 }, consumers: [vision] }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
    },
  },
  TIER_UNKNOWN: {
    severity: 'error',
    summary: 'The tenant names a tier that does not exist.',
    caret: 'name',
    cause:
      'The fleet declares no tier of this name. If the name were ignored, the tenant would get ' +
      'the built-in defaults instead.',
    fix: 'Correct the name, or declare the tier under `tiers`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tiers:
          standard: { quota: { cpu: 50, memory: 100Gi } }
        tenants:
          - { name: vision, costCenter: ENG-1, tier: standart }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tiers:
          standard: { quota: { cpu: 50, memory: 100Gi } }
        tenants:
          - { name: vision, costCenter: ENG-1, tier: standard }
      `,
    },
  },
  ENVIRONMENT_UNKNOWN: {
    severity: 'error',
    summary: 'The environment does not exist.',
    caret: 'name',
    cause:
      'Neither the platform nor the tier has an environment of this name. A tenant that adds one ' +
      'must state its share of the quota, so that a misspelled name never becomes a namespace. ' +
      'Or a peer of the network names an environment that its tenant does not have.',
    fix: 'Correct the name, or give the new environment a `share`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            environments: { prd: { podSecurity: restricted } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            environments: { prod: { podSecurity: restricted } }
      `,
    },
  },
  ENVIRONMENTS_NONE: {
    severity: 'error',
    summary: 'The tenant or the platform has no environment.',
    caret: 'value',
    cause:
      'All environments are removed, so the tenant would have no namespace at all. The files of ' +
      'an earlier run would no longer belong to anything.',
    fix: 'Keep one environment. To remove the tenant, write `state: removed`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            environments: { dev: null, staging: null, prod: null }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1, state: removed }
      `,
    },
  },
  VERSION_INVALID: {
    severity: 'error',
    summary: 'The Kubernetes version is not valid, or is too old.',
    caret: 'value',
    cause:
      'The output is written for this version of the API server, and 1.30 is the oldest that ' +
      'accepts all of it. Note that 1.3 is not the same as 1.30.',
    fix: 'Write the minor version of your oldest cluster in quotes, such as "1.34".',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { kubernetesVersion: latest }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { kubernetesVersion: '1.34' }
        tenants: []
      `,
    },
  },
  VERSION_ASSUMED: {
    severity: 'warning',
    summary: 'The file does not say which version of Kubernetes the output is for.',
    caret: 'name',
    cause:
      'Without `kubernetesVersion`, the output is for 1.34, which all newer API servers accept as ' +
      'well. It leaves out what began with 1.36: nothing records who made a workload, so users can ' +
      'change and delete the work of their colleagues, and nothing raises default limits.',
    fix: 'State the minor version of your oldest cluster.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          admins: [{ group: platform-admins }]
        tenants: [{ name: vision, costCenter: ENG-1 }]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          admins: [{ group: platform-admins }]
          kubernetesVersion: '1.36'
        tenants: [{ name: vision, costCenter: ENG-1 }]
      `,
    },
  },
  PRIORITY_INVALID: {
    severity: 'error',
    summary: 'The priority class is not valid.',
    caret: 'value',
    cause:
      'The API server accepts values from -2147483648 to 1000000000 and reserves higher ones for ' +
      "the cluster's own pods. Only one class can be the default of the cluster.",
    fix: 'Choose a value in that range, and keep `globalDefault: true` on one class only.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { priorityClasses: { serving: { value: 2000000000 } } }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { priorityClasses: { serving: { value: 1000000 } } }
        tenants: []
      `,
    },
  },
  KIND_INVALID: {
    severity: 'error',
    summary: 'Tenants cannot be granted this kind.',
    caret: 'value',
    cause:
      'A wildcard would also grant kinds that do not exist yet. Some kinds let their author gain ' +
      'more rights or leave the namespace, and those are never granted.',
    fix: 'Name one kind by its API group and its plural, as `kubectl api-resources` shows them.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { kinds: [{ group: lab.example.com, resource: '*' }] }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { kinds: [{ group: lab.example.com, resource: experiments }] }
        tenants: []
      `,
    },
  },
  KIND_UNGUARDED: {
    severity: 'warning',
    summary:
      'People may write a kind that reaches beyond their namespace, and no guard rail judges it.',
    caret: 'value',
    cause:
      'Guard rails judge the kinds of Kubernetes, of the engines on the list of roles, and Routes ' +
      'of OpenShift. Most routes of other proxies take requests for any host, and what Flux or a ' +
      'similar controller deploys, it deploys with its own rights.',
    fix:
      'Let tenants read the kind only, with `user: read, admin: read`, or accept the warning and ' +
      'say what bounds the kind instead: a policy of your own, or a setting of its controller.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { kinds: [{ group: traefik.io, resource: ingressroutes }] }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          kinds: [{ group: traefik.io, resource: ingressroutes, user: read, admin: read }]
        tenants: []
      `,
    },
  },
  VERSION_UNTRIED: {
    severity: 'warning',
    summary: 'The version of Kubernetes is newer than any on which the output was tried.',
    caret: 'value',
    cause:
      '`kubernetesVersion` is that of your oldest cluster, and this release of cdk8s-tenancy does ' +
      'not know it: it is a typo, or the cluster is newer than the release.',
    fix: 'Write the newest version that the finding names, or install a newer release.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { kubernetesVersion: '1.99' }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { kubernetesVersion: '1.36' }
        tenants: []
      `,
    },
  },
  REMOVES_NOTHING: {
    severity: 'warning',
    summary: 'A `null` removes something that no other level states.',
    caret: 'key',
    cause:
      '`null` removes what the platform, the tier or the tenant states under the same name. Here ' +
      'none of them does: the name is misspelled, or the entry is gone. What you meant to close may still be open.',
    fix: 'Correct the name, or remove the line.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { ingress: { nginx: { namespace: ingress-nginx } } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { ingress: { nginks: null } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { ingress: { nginx: { namespace: ingress-nginx } } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { ingress: { nginx: null } }
      `,
    },
  },
});
