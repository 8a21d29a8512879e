import { defineCodes } from './code-entry';

/** Levels of isolation, and virtual clusters. */
export const ISOLATION_CODES = defineCodes({
  ISOLATION_INVALID: {
    severity: 'error',
    summary: 'An option of `isolation` cannot work.',
    caret: 'value',
    cause:
      'The engine that makes a virtual cluster would refuse this value, or would make something ' +
      'that does not work: an etcd with an even number of members, or a host name that nobody ' +
      'passes on, or that another tenant could be granted.',
    fix: 'Write the value as the message says.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { apiServer: { cidrs: [10.0.0.10/32] } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            isolation: { level: virtual-cluster, replicas: 2 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { apiServer: { cidrs: [10.0.0.10/32] } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            isolation: { level: virtual-cluster, replicas: 3 }
      `,
    },
  },
  ISOLATION_SHARED_SERVICE: {
    severity: 'error',
    summary: 'A shared service is to be more than a namespace.',
    caret: 'value',
    cause:
      'Tenants reach a shared service by the ports of its namespace. Inside of a virtual cluster ' +
      'its pods would have other names, and on a cluster of its own nobody would reach it.',
    fix: 'Remove the line. A shared service is guarded as the namespace of a tenant is.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        sharedServices:
          registry:
            costCenter: ENG-1
            ports: { https: 443 }
            consumers: all
            isolation: virtual-cluster
        tenants: [{ name: vision, costCenter: ENG-2 }]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        sharedServices:
          registry:
            costCenter: ENG-1
            ports: { https: 443 }
            consumers: all
        tenants: [{ name: vision, costCenter: ENG-2 }]
      `,
    },
  },
  CLUSTER_SHARED: {
    severity: 'error',
    summary: 'A tenant with a cluster of its own shares it with others.',
    caret: 'value',
    cause:
      'At the level `cluster`, no other tenant may be on the same cluster, whatever separates ' +
      'their namespaces: that is what the level promises. Shared services may be on it, because ' +
      'they belong to the platform.',
    fix: 'Place the tenant on a cluster where no other tenant is.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters: { gpu-eu: {}, gpu-us: {} }
        tenants:
          - { name: vision, costCenter: ENG-1, clusters: [gpu-eu], isolation: cluster }
          - { name: speech, costCenter: ENG-2, clusters: [gpu-eu] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters: { gpu-eu: {}, gpu-us: {} }
        tenants:
          - { name: vision, costCenter: ENG-1, clusters: [gpu-eu], isolation: cluster }
          - { name: speech, costCenter: ENG-2, clusters: [gpu-us] }
      `,
    },
  },
  ISOLATION_UNUSED: {
    severity: 'warning',
    summary: 'Something is stated that means nothing at this level of isolation.',
    caret: 'key',
    cause:
      'An option belongs to one level and one engine. The platform can state options for those ' +
      'that use them, but where a tenant states them for itself, it expects them to do something.',
    fix: 'Remove the line, or state the level that it is for.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { apiServer: { cidrs: [10.0.0.10/32] } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            isolation: { replicas: 3 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { apiServer: { cidrs: [10.0.0.10/32] } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            isolation: { level: virtual-cluster, replicas: 3 }
      `,
    },
  },
  VIRTUAL_CLUSTER_QUOTA: {
    severity: 'error',
    summary: 'The control plane of a virtual cluster would use up the quota of its environment.',
    caret: 'value',
    cause:
      'The servers of a virtual cluster, its etcd and its DNS server are pods of the namespace, and ' +
      'its quota counts them like all others. Nothing would be left for the tenant.',
    fix: 'Raise the quota, lower `isolation.resources` or `isolation.replicas`, or write `isolation: namespace`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { apiServer: { cidrs: [10.0.0.10/32] } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            isolation: virtual-cluster
            quota: { cpu: 200m }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { apiServer: { cidrs: [10.0.0.10/32] } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            isolation: virtual-cluster
            quota: { cpu: 2 }
      `,
    },
  },
});
