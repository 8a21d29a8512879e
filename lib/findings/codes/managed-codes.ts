import { defineCodes } from './code-entry';

/** What one cluster manages for others. */
export const MANAGED_CODES = defineCodes({
  MANAGER_UNSUITABLE: {
    severity: 'error',
    summary: 'A cluster cannot be made from the cluster that is to manage it.',
    caret: 'value',
    cause:
      'Cluster API runs on one cluster and makes others. The managing cluster must be another one, ' +
      'must exist first, and must be known in this file, because the objects are written into its ' +
      'tree.',
    fix: 'Name another cluster under `managedBy`, one that is there before this one.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters:
          mgmt: {}
          gpu-eu:
            create: { managedBy: gpu-eu, class: gpu, namespace: fleet, kubernetesVersion: 1.36.2 }
        tenants: [{ name: vision, costCenter: ENG-1, clusters: [gpu-eu] }]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters:
          mgmt: {}
          gpu-eu:
            create: { managedBy: mgmt, class: gpu, namespace: fleet, kubernetesVersion: 1.36.2 }
        tenants: [{ name: vision, costCenter: ENG-1, clusters: [gpu-eu] }]
      `,
    },
  },
  MANAGED_EVERYWHERE: {
    severity: 'error',
    summary: 'Several clusters would manage the same things.',
    caret: 'key',
    cause:
      'What `platform` says holds on every cluster of the file. Two clusters that both manage ' +
      'another one undo what the other does.',
    fix: 'Say it where it belongs: `create` at the cluster that is made, with `managedBy`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          manages:
            clusters: { gpu-eu: { class: gpu, namespace: fleet, kubernetesVersion: 1.36.2 } }
        clusters: { mgmt: {}, gpu-eu: {} }
        tenants: [{ name: vision, costCenter: ENG-1, clusters: [gpu-eu] }]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters:
          mgmt: {}
          gpu-eu:
            create: { managedBy: mgmt, class: gpu, namespace: fleet, kubernetesVersion: 1.36.2 }
        tenants: [{ name: vision, costCenter: ENG-1, clusters: [gpu-eu] }]
      `,
    },
  },
  CREATED_VERSION: {
    severity: 'error',
    summary: 'A cluster is made with a version that does not fit.',
    caret: 'value',
    cause:
      'Cluster API installs exactly one version of Kubernetes, patch included. The objects of its ' +
      'tenants are written for `kubernetesVersion` of the cluster, and an older API server refuses ' +
      'some of them.',
    fix: 'State a version with its patch, of the minor version of the cluster or a newer one.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters:
          mgmt: {}
          gpu-eu:
            kubernetesVersion: '1.36'
            create: { managedBy: mgmt, class: gpu, namespace: fleet, kubernetesVersion: 1.34.2 }
        tenants: [{ name: vision, costCenter: ENG-1, clusters: [gpu-eu] }]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters:
          mgmt: {}
          gpu-eu:
            kubernetesVersion: '1.36'
            create: { managedBy: mgmt, class: gpu, namespace: fleet, kubernetesVersion: 1.36.2 }
        tenants: [{ name: vision, costCenter: ENG-1, clusters: [gpu-eu] }]
      `,
    },
  },
  CONTROL_PLANE_EVEN: {
    severity: 'warning',
    summary: 'A control plane has an even number of machines.',
    caret: 'value',
    cause:
      'An etcd needs more than half of its members: four of them survive the loss of one, as three ' +
      'do, and there is one more that can fail. Cluster API refuses an even number where etcd runs ' +
      'on the machines of the control plane.',
    fix: 'Write an odd number. Accept the finding where etcd runs elsewhere.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          manages:
            clusters:
              gpu-eu:
                class: gpu
                namespace: fleet
                kubernetesVersion: 1.36.2
                controlPlane: { replicas: 2 }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          manages:
            clusters:
              gpu-eu:
                class: gpu
                namespace: fleet
                kubernetesVersion: 1.36.2
                controlPlane: { replicas: 3 }
        tenants: []
      `,
    },
  },
  CLUSTER_IN_USE: {
    severity: 'error',
    summary: 'A cluster is to be deleted, and something is still placed on it.',
    caret: 'value',
    cause:
      '`state: removed` under `create` lets Flux or Argo CD delete the Cluster with the next commit. ' +
      'With it go its machines, and the volumes and namespaces of everybody on it.',
    fix: 'Move the tenants to another cluster first, or write `state: removed` for them on this one.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters:
          mgmt: {}
          gpu-us: {}
          gpu-eu:
            create:
              managedBy: mgmt
              class: gpu
              namespace: fleet
              kubernetesVersion: 1.36.2
              state: removed
        tenants: [{ name: vision, costCenter: ENG-1, clusters: [gpu-eu, gpu-us] }]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        clusters:
          mgmt: {}
          gpu-us: {}
          gpu-eu:
            create:
              managedBy: mgmt
              class: gpu
              namespace: fleet
              kubernetesVersion: 1.36.2
              state: removed
        tenants:
          - name: vision
            costCenter: ENG-1
            clusters: { gpu-eu: { state: removed }, gpu-us: {} }
      `,
    },
  },
  SLICE_INVALID: {
    severity: 'error',
    summary: 'A slice of KubeSlice could not be made as it is written.',
    caret: 'value',
    cause:
      'The controller of KubeSlice refuses it: a name that is too long, a number of clusters out of ' +
      'range, a guarantee above its ceiling. Or nothing says where the controller runs.',
    fix: 'Write the value in the form that the finding shows.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { slices: { controller: mgmt, project: ml } }
        clusters: { mgmt: {}, gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            clusters: [gpu-eu, gpu-us]
            slice: { subnet: 10.32.0.0/16, qos: standard, maxClusters: 40 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { slices: { controller: mgmt, project: ml } }
        clusters: { mgmt: {}, gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            clusters: [gpu-eu, gpu-us]
            slice: { subnet: 10.32.0.0/16, qos: standard, maxClusters: 32 }
      `,
    },
  },
  SLICE_SUBNET: {
    severity: 'error',
    summary: 'A slice has addresses that it cannot have.',
    caret: 'value',
    cause:
      'KubeSlice takes a private range with the prefix /16. Where two slices, or a slice and a ' +
      'cluster that it joins, have the same addresses, packets go to the wrong place. The range ' +
      'cannot change later.',
    fix: 'Write a private range with the prefix /16 that nobody else has.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { slices: { controller: mgmt, project: ml } }
        clusters: { mgmt: {}, gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            clusters: [gpu-eu, gpu-us]
            slice: { subnet: 10.32.0.0/20, qos: standard }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { slices: { controller: mgmt, project: ml } }
        clusters: { mgmt: {}, gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            clusters: [gpu-eu, gpu-us]
            slice: { subnet: 10.32.0.0/16, qos: standard }
      `,
    },
  },
  SLICE_CLUSTERS: {
    severity: 'error',
    summary: 'A slice joins too few clusters, or too many.',
    caret: 'value',
    cause:
      'A slice is one network over several clusters: on one cluster it joins nothing. Its addresses ' +
      'are divided by `maxClusters`, so it can never join more.',
    fix: 'Place the tenant on several clusters, and at most on `maxClusters`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { slices: { controller: mgmt, project: ml } }
        clusters: { mgmt: {}, gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            clusters: [gpu-eu]
            slice: { subnet: 10.32.0.0/16, qos: standard }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { slices: { controller: mgmt, project: ml } }
        clusters: { mgmt: {}, gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            clusters: [gpu-eu, gpu-us]
            slice: { subnet: 10.32.0.0/16, qos: standard }
      `,
    },
  },
  SLICE_JOINS_ENVIRONMENTS: {
    severity: 'warning',
    summary: 'A slice joins environments that are closed to each other.',
    caret: 'value',
    cause:
      'Pods have an address of their own in a slice, and NetworkPolicies are about the addresses of ' +
      'the cluster. So a pod in `dev` reaches pods in `prod` through the slice, whatever the ' +
      'policies of the namespaces say.',
    fix: 'Name the environment that needs the slice, or accept the finding.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { slices: { controller: mgmt, project: ml } }
        clusters: { mgmt: {}, gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
            clusters: [gpu-eu, gpu-us]
            slice: { subnet: 10.32.0.0/16, qos: standard }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { slices: { controller: mgmt, project: ml } }
        clusters: { mgmt: {}, gpu-eu: {}, gpu-us: {} }
        tenants:
          - name: vision
            costCenter: ENG-1
            clusters: [gpu-eu, gpu-us]
            slice: { subnet: 10.32.0.0/16, qos: standard, environments: [prod] }
      `,
    },
  },
});
