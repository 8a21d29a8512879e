import { defineCodes } from './code-entry';

/** Further roles of people and accounts. */
export const BINDING_CODES = defineCodes({
  BINDING_INVALID: {
    severity: 'error',
    summary: 'The binding is for nobody, or for an account that does not exist.',
    caret: 'value',
    cause:
      'Kubernetes accepts a binding of any name, so a misspelled account gets nothing today, and ' +
      'somebody who makes an account of that name gets the role later.',
    fix: 'Say who gets the role: `to` for people of the namespace, `subjects` for others, `accounts` for names of `serviceAccounts`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          roles:
            log-reader: { rules: [{ apiGroups: [''], resources: [pods/log], verbs: [get] }] }
        tenants:
          - name: vision
            costCenter: ENG-1
            bindings: { logs: { clusterRole: log-reader } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          roles:
            log-reader: { rules: [{ apiGroups: [''], resources: [pods/log], verbs: [get] }] }
        tenants:
          - name: vision
            costCenter: ENG-1
            bindings: { logs: { clusterRole: log-reader, subjects: [{ group: support }] } }
      `,
    },
  },
  ROLE_FORBIDDEN: {
    severity: 'error',
    summary: 'The role gives more than anybody in a tenant may have, or is bound by another key.',
    caret: 'value',
    cause:
      'The roles `cluster-admin`, `admin` and `edit` of Kubernetes write quotas, roles or kinds ' +
      'that nothing caps, and any chart that is installed later can widen `admin`, `edit` and ' +
      '`view`. Roles of this package have keys of their own, which add what belongs to them.',
    fix: 'Use `admins`, `users`, `viewers` or `deployers`, or state a role of your own under `platform.roles`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            bindings: { support: { clusterRole: edit, subjects: [{ group: support }] } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            users: [{ group: support }]
      `,
    },
  },
  READS_NAME_TENANTS: {
    severity: 'warning',
    summary: 'What people of a tenant may read in the whole cluster names other tenants.',
    caret: 'value',
    cause:
      'Namespaces, volumes and queues belong to all tenants. People who list them learn who else is ' +
      'in the cluster, and what the others are called, use and pay for.',
    fix: 'Remove the entry. If your tenants may know of each other, accept the warning.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            users: [{ group: vision }]
            clusterReads: [nodes, namespaces]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            users: [{ group: vision }]
            clusterReads: [nodes]
      `,
    },
  },
  ROLE_UNKNOWN: {
    severity: 'warning',
    summary: 'The file does not say what the role may do.',
    caret: 'value',
    cause:
      'The role is only in the cluster, where its owner can change it at any time. It may hold ' +
      'what nobody in a tenant may do, such as writing roles or quotas.',
    fix:
      'State its rules under `platform.roles`: the role is then written from this file, and judged. ' +
      'Otherwise read the role in the cluster, and say under `accept` what you found.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            bindings: { dashboards: { clusterRole: dashboard-reader, subjects: [{ group: vision }] } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          roles:
            dashboard-reader:
              rules:
                - { apiGroups: [grafana.example.com], resources: [dashboards], verbs: [get, list, watch] }
        tenants:
          - name: vision
            costCenter: ENG-1
            bindings: { dashboards: { clusterRole: dashboard-reader, subjects: [{ group: vision }] } }
      `,
    },
  },
});
