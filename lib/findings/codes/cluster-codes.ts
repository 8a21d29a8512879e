import { defineCodes } from './code-entry';

/** Clusters, and who is placed on them. */
export const CLUSTER_CODES = defineCodes({
  CLUSTERS_EMPTY: {
    severity: 'error',
    summary: '`clusters` names no cluster.',
    caret: 'value',
    cause:
      'The map is empty, so there is no cluster that anything could be written for. A file for ' +
      'one cluster needs no `clusters`.',
    fix: 'Name a cluster, or remove the key.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters: {}
        tenants:
          - name: vision
            costCenter: ENG-1
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters: { gpu-eu: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
      `,
    },
  },
  CLUSTER_UNKNOWN: {
    severity: 'error',
    summary: 'There is no cluster of this name.',
    caret: 'name',
    cause: 'A tenant, tier, shared service or environment names a cluster that `clusters` lacks.',
    fix: 'Correct the name, or declare the cluster at the top of the file.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters: { gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
            clusters: [gpu-ue]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters: { gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
            clusters: [gpu-eu]
      `,
    },
  },
  CLUSTER_NONE: {
    severity: 'error',
    summary: 'A tenant or environment is on no cluster.',
    caret: 'name',
    cause:
      'The file declares several clusters, and nothing says on which of them this is. Where data ' +
      'may be and who pays for which devices is for you to say, so it is never guessed.',
    fix: 'State `clusters` at the tenant, the shared service or the tier.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters: { gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters: { gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
            clusters: [gpu-eu, gpu-us]
      `,
    },
  },
  CLUSTER_OF_NOBODY: {
    severity: 'error',
    summary: 'An environment is on a cluster that its tenant does not have.',
    caret: 'name',
    cause:
      "The quota of a tenant is split over the tenant's clusters first, so an environment on " +
      'another cluster would have nothing there.',
    fix: 'Add the cluster to `clusters` of the tenant, or remove it from the environment.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters: { gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
            clusters: [gpu-eu]
            environments: { prod: { clusters: [gpu-eu, gpu-us] } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters: { gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
            clusters: [gpu-eu, gpu-us]
            environments: { prod: { clusters: [gpu-eu, gpu-us] } }
      `,
    },
  },
  CLUSTER_SHARES: {
    severity: 'error',
    summary: 'The shares of the clusters are not the whole of the quota.',
    caret: 'value',
    cause:
      'The shares of the clusters of a tenant divide its total. They must add up to 100 %, and a ' +
      'cluster without a share would get nothing beside others that have one.',
    fix: 'State a share for each cluster so that they add up to 100 %, or for none of them.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters: { gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
            clusters: { gpu-eu: { share: 75% }, gpu-us: { share: 35% } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters: { gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
            clusters: { gpu-eu: { share: 75% }, gpu-us: { share: 25% } }
      `,
    },
  },
  CLUSTER_POOL: {
    severity: 'error',
    summary: 'A cluster does not have the pool of which it is to grant devices.',
    caret: 'value',
    cause:
      'Pools differ from cluster to cluster. Here, devices are granted where no node has them: on ' +
      'a cluster that lacks the pool, or to something of which no cluster has it.',
    fix: 'Grant them on a cluster that has the pool, or add the pool to the cluster.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters:
          gpu-eu: { pools: { h100: { resource: nvidia.com/gpu } } }
          gpu-us: { pools: { mi300x: { resource: amd.com/gpu } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            clusters: [gpu-us]
            quota: { gpu: { h100: 10 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters:
          gpu-eu: { pools: { h100: { resource: nvidia.com/gpu } } }
          gpu-us: { pools: { mi300x: { resource: amd.com/gpu } } }
        tenants:
          - name: vision
            costCenter: ENG-1
            clusters: [gpu-us]
            quota: { gpu: { mi300x: 10 } }
      `,
    },
  },
  CONSUMER_ELSEWHERE: {
    severity: 'warning',
    summary: 'A tenant is on no cluster of a shared service that it may reach.',
    caret: 'value',
    cause:
      'Network policies open a shared service to tenants of the same cluster. This tenant has no ' +
      'namespace on any cluster of the service, so the line opens nothing.',
    fix: 'Place the service on a cluster of the tenant, or remove the tenant from `consumers`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters: { gpu-eu: {}, gpu-us: {} }
        sharedServices:
          mlflow:
            costCenter: PLT-1
            clusters: [gpu-eu]
            ports: { http: 5000 }
            consumers: [vision]
        tenants:
          - name: vision
            costCenter: ENG-1
            clusters: [gpu-us]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters: { gpu-eu: {}, gpu-us: {} }
        sharedServices:
          mlflow:
            costCenter: PLT-1
            clusters: [gpu-eu, gpu-us]
            ports: { http: 5000 }
            consumers: [vision]
        tenants:
          - name: vision
            costCenter: ENG-1
            clusters: [gpu-us]
      `,
    },
  },
});
