import type { Explanations } from './explanation';
import { yaml } from './yaml';

/** Caps on objects, and what containers get. */
export const WORKLOADS = {
  CAP_BELOW_OWN: {
    cause:
      'A namespace is never empty. Kubernetes puts a ConfigMap and the account `default` into it, and we write the ' +
      'accounts of `serviceAccounts`. They count like all others, and a quota that has no room for them refuses them.',
    fix: 'Raise the cap to what is there from the start, and add what the tenant may have beside it.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { serviceAccounts: 1 }
            serviceAccounts: { trainer: { automountToken: true } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { serviceAccounts: 10 }
            serviceAccounts: { trainer: { automountToken: true } }
      `,
    },
  },
  LOADBALANCER_NODEPORTS: {
    cause:
      'Kubernetes gives a load balancer a node port for each of its ports, and the quota grants none. So an ordinary ' +
      'Service of type LoadBalancer is refused, although load balancers are granted.',
    fix:
      'Grant `nodePorts` as well, one for each port of each load balancer. Or have the tenant set ' +
      '`allocateLoadBalancerNodePorts: false`, if your load balancer reaches pods directly.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { loadBalancers: 2 }
            network: { ingress: { clients: { cidr: 203.0.113.0/24, ports: [8443] } } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { loadBalancers: 2, nodePorts: 4 }
            network: { ingress: { clients: { cidr: 203.0.113.0/24, ports: [8443] } } }
      `,
    },
  },
  LOADBALANCER_UNREACHABLE: {
    cause:
      'What comes through a load balancer comes from outside of the cluster, and nobody may come in from there: the ' +
      'Service gets its address, and every call to it is dropped.',
    fix:
      'Name the addresses of those who call under `network.ingress`, with the ports of the pods; or those of the load ' +
      'balancer, where it hides its clients. Or take the grant back.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { loadBalancers: 2, nodePorts: 4 }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { loadBalancers: 2, nodePorts: 4 }
            network: { ingress: { clients: { cidr: 203.0.113.0/24, ports: [8443] } } }
      `,
    },
  },
  CONTAINER_BOUND: {
    cause:
      "A bound is held against every single container, sidecars and init containers of other people's charts included. " +
      'What does not fit is refused, often without anybody seeing why.',
    fix: 'Prefer a quota, which bounds the namespace as a whole.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            containers: { max: { memory: 8Gi } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { memory: 64Gi }
      `,
    },
  },
  CONTAINER_BOUNDS: {
    cause:
      'The API server refuses a LimitRange whose bounds exclude each other, and without it no pod that states nothing ' +
      'would be admitted. Built-in defaults count, too: 100m of cpu and 512Mi of memory.',
    fix: 'Keep `min` ≤ `defaultRequest` ≤ `default` ≤ `max` ≤ `podMax`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            containers: { min: { cpu: 200m } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            containers: { min: { cpu: 200m }, defaultRequest: { cpu: 200m } }
      `,
      stays: ['CONTAINER_BOUND'],
    },
  },
  DEFAULT_LIMIT_WASTES_QUOTA: {
    cause:
      'A container that states nothing takes more of the limits than of the requests. The limits are used up first, ' +
      'and what is left of the requests is paid for and out of reach.',
    fix: 'Lower the default limit, or raise the limits or the burst, until both last equally long.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            burst: 20%
            environments: { prod: { quota: { cpu: 4, limits: { cpu: 4 } } } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            burst: 20%
            environments: { prod: { quota: { cpu: 4, limits: { cpu: 6 } } } }
      `,
    },
  },
  DEFAULT_REQUEST_MISSING: {
    cause:
      'Where a quota counts a resource, the API server refuses every pod that does not state it. The default request ' +
      'is what lets ordinary pods in.',
    fix: 'Keep the default request, or remove the quota of that resource as well.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            containers: { defaultRequest: { cpu: null } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            containers: { defaultRequest: { cpu: 50m } }
      `,
    },
  },
} as const satisfies Explanations;
