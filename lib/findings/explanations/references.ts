import type { Explanations } from './explanation';
import { yaml } from './yaml';

/** What names something else: tenants, tiers, environments, versions, classes, kinds. */
export const REFERENCES = {
  TENANT_UNKNOWN: {
    cause:
      'A shared service is for a tenant that nobody declares, so one who needs it is shut out.',
    fix: 'Correct the name, declare the tenant, or write `consumers: all`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        sharedServices:
          mlflow: { costCenter: PLT-1, ports: { http: 5000 }, consumers: [vison] }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        sharedServices:
          mlflow: { costCenter: PLT-1, ports: { http: 5000 }, consumers: [vision] }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
    },
  },
  TIER_UNKNOWN: {
    cause:
      'The tenant starts from a tier that `tiers` does not have, and would get built-in defaults instead.',
    fix: 'Correct the name, or declare the tier.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tiers:
          standard: { quota: { cpu: 50, memory: 100Gi } }
        tenants:
          - { name: vision, costCenter: ENG-1, tier: standart }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tiers:
          standard: { quota: { cpu: 50, memory: 100Gi } }
        tenants:
          - { name: vision, costCenter: ENG-1, tier: standard }
      `,
    },
  },
  ENVIRONMENT_UNKNOWN: {
    cause:
      'Neither the platform nor the tier has an environment of this name. To add one, a tenant says which share of ' +
      'its quota goes there; so a misspelt name never becomes a namespace.',
    fix: 'Correct the name, or give the environment a `share`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            environments: { prd: { podSecurity: restricted } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            environments: { prod: { podSecurity: restricted } }
      `,
    },
  },
  ENVIRONMENTS_NONE: {
    cause:
      'All environments are left out, and a tenant without a namespace is nothing at all. The files of an earlier run ' +
      'would be orphans.',
    fix: 'Keep one environment. To give the tenant up, write `state: removed`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            environments: { dev: null, staging: null, prod: null }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1, state: removed }
      `,
    },
  },
  VERSION_INVALID: {
    cause:
      'The output is written for this version of the API server, and 1.30 is the first that takes all of it. Note that ' +
      '1.3 is not 1.30.',
    fix: 'Write the minor version of the oldest cluster in quotes, such as "1.34".',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { kubernetesVersion: latest }
        tenants: []
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { kubernetesVersion: '1.34' }
        tenants: []
      `,
    },
  },
  PRIORITY_INVALID: {
    cause:
      'The API server takes values from -2147483648 to 1000000000 and keeps what is above for the pods of the cluster ' +
      'itself. And only one class can be the default of a cluster.',
    fix: 'Choose a value in that range; leave `globalDefault: true` at one class.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { priorityClasses: { serving: { value: 2000000000 } } }
        tenants: []
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { priorityClasses: { serving: { value: 1000000 } } }
        tenants: []
      `,
    },
  },
  KIND_INVALID: {
    cause:
      'A wildcard would grant kinds that do not exist yet. Some kinds let their writer take more rights or leave the ' +
      'namespace, and those are never granted.',
    fix: 'Name one kind by its API group and its plural, as `kubectl api-resources` shows them.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { kinds: [{ group: lab.example.com, resource: '*' }] }
        tenants: []
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { kinds: [{ group: lab.example.com, resource: experiments }] }
        tenants: []
      `,
    },
  },
} as const satisfies Explanations;
