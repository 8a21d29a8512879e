import { defineCodes } from './code-entry';

/** Where tenants are in their lives. */
export const LIFE_CODES = defineCodes({
  STATE_OVERRIDDEN: {
    severity: 'warning',
    summary: 'An environment states a state, but its tenant is later in its life.',
    caret: 'value',
    cause:
      'Of the state of a tenant and that of its environment, the later one counts: `active`, ' +
      '`suspended`, `draining`, `removed`. So an environment cannot go on while its tenant is stopped.',
    fix: 'Remove the line, or state a `state` for each environment instead of one for the tenant.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            state: suspended
            environments: { prod: { state: active } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            environments: { dev: { state: suspended }, staging: { state: suspended } }
      `,
    },
  },
  STATE_SELF_SERVICE: {
    severity: 'warning',
    summary:
      'Nothing should start in a namespace, but its admins may have bound others by themselves.',
    caret: 'value',
    cause:
      'A state cuts the bindings that `tenancy` writes. With `access: selfService`, admins write ' +
      'bindings of their own, which nobody but them and the platform team knows.',
    fix: 'Look for bindings in the namespace that `tenancy` did not write, delete them, and accept the warning with a reason.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            access: selfService
            state: suspended
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            access: selfService
            state: suspended
            accept: [{ code: STATE_SELF_SERVICE, why: Its own bindings were deleted by hand. }]
      `,
    },
  },
  STATE_VIRTUAL_CLUSTER: {
    severity: 'warning',
    summary: 'Nothing should start in a namespace, but people work in a virtual cluster.',
    caret: 'value',
    cause:
      'A state cuts rights and quota in the namespace of the host, and nothing inside of the virtual ' +
      'cluster. With vCluster, the quota stops its pods, and its own control plane does not come back ' +
      'if it ends. With Kamaji, the pods run on nodes elsewhere.',
    fix: 'Take rights and quotas away inside of the virtual cluster as well, and accept the warning with a reason.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { apiServer: { cidrs: [10.0.0.10/32] } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            isolation: virtual-cluster
            state: suspended
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { apiServer: { cidrs: [10.0.0.10/32] } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            isolation: virtual-cluster
            state: suspended
            accept: [{ code: STATE_VIRTUAL_CLUSTER, why: Nothing in it has to come back. }]
      `,
    },
  },
});
