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
      'etcd needs more than half of its members: four of them survive the loss of one, as three ' +
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
});
