import { defineCodes } from './code-entry';

/** Caps on objects, and what containers get. */
export const WORKLOAD_CODES = defineCodes({
  CAP_BELOW_OWN: {
    severity: 'error',
    summary: 'The cap is lower than what the namespace contains from the start.',
    caret: 'value',
    cause:
      'No namespace is empty: Kubernetes adds a ConfigMap and the account `default` to it, and ' +
      'the output contains the accounts of `serviceAccounts`. They count like all other objects, ' +
      'and a quota without room for them rejects them.',
    fix: 'Raise the cap so that it covers these objects and those that the tenant may create.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { serviceAccounts: 1 }
            serviceAccounts: { trainer: { automountToken: true } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { serviceAccounts: 10 }
            serviceAccounts: { trainer: { automountToken: true } }
      `,
    },
  },
  RULE_INVALID: {
    severity: 'error',
    summary: 'The rule of an account cannot be meant.',
    caret: 'value',
    cause:
      'Kubernetes accepts rules about groups, kinds and verbs that do not exist, and they grant ' +
      'nothing: the workload fails later, with a message about its rights.',
    fix: 'Write groups without versions, plurals as `kubectl api-resources` shows them, and verbs of requests.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            serviceAccounts:
              hub: { rules: [{ apiGroups: [apps/v1], resources: [deployments], verbs: [get] }] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            serviceAccounts:
              hub: { rules: [{ apiGroups: [apps], resources: [deployments], verbs: [get] }] }
      `,
    },
  },
  RULE_FORBIDDEN: {
    severity: 'error',
    summary: 'The rule grants an account more than users have.',
    caret: 'value',
    cause:
      'Everybody who may start a pod can run it with any account of the namespace, and so has ' +
      'the rights of all of them. An account with more rights than users have gives those rights to all users.',
    fix: 'Remove what users may not do. The page "Roles" of the documentation lists what they may do.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            serviceAccounts:
              hub: { rules: [{ apiGroups: [''], resources: [pods], verbs: ['*'] }] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            serviceAccounts:
              hub: { rules: [{ apiGroups: [''], resources: [pods], verbs: [create, delete, get, list, watch] }] }
      `,
    },
  },
  EVENTS_UNCOUNTED: {
    severity: 'warning',
    summary: 'The rule lets pods or people create events, which no quota counts.',
    caret: 'value',
    cause:
      'The API server leaves events out of every quota and keeps each for an hour, and each may be as large as ' +
      '`objects.maxSize` allows. Everybody who may start a pod can run it with the account, so any of them can fill ' +
      'etcd with events, and then nobody in the cluster can write anything.',
    fix:
      'Remove `create` for `events`: programs do their work without it. Or keep events in an etcd of their own ' +
      '(`--etcd-servers-overrides=/events#https://…` of the API server), and accept the warning.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            serviceAccounts:
              hub: { rules: [{ apiGroups: [''], resources: [events], verbs: [create, list, patch] }] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            serviceAccounts:
              hub: { rules: [{ apiGroups: [''], resources: [events], verbs: [list] }] }
      `,
    },
  },
  PRESET_KINDS_MISSING: {
    severity: 'error',
    summary: 'The preset writes kinds that the platform does not grant.',
    caret: 'value',
    cause:
      'The kinds of this engine are not built in. Unless `platform.kinds` names them, nothing ' +
      'caps them, no guard rail judges them, and users cannot look at them.',
    fix: 'Add the kinds to `platform.kinds`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            serviceAccounts: { notebook: { presets: [dask] } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          kinds:
            - { group: kubernetes.dask.org, resource: daskautoscalers }
            - { group: kubernetes.dask.org, resource: daskclusters }
            - { group: kubernetes.dask.org, resource: daskjobs }
            - { group: kubernetes.dask.org, resource: daskworkergroups }
        tenants:
          - name: vision
            costCenter: ENG-1
            serviceAccounts: { notebook: { presets: [dask] } }
      `,
    },
  },
  LOADBALANCER_NODEPORTS: {
    severity: 'warning',
    summary: 'Load balancers are granted, but no node ports.',
    caret: 'value',
    cause:
      'Kubernetes allocates a node port for every port of a load balancer, and the quota grants ' +
      'none. An ordinary Service of type LoadBalancer is therefore rejected, although load ' +
      'balancers are granted.',
    fix:
      'Grant `nodePorts` as well, one for each port of each load balancer. If your load balancer ' +
      'reaches pods directly, have the tenant set `allocateLoadBalancerNodePorts: false` instead.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { loadBalancers: 2 }
            network: { ingress: { clients: { cidr: 203.0.113.0/24, ports: [8443] } } }
      `,
      right: `
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
    severity: 'warning',
    summary: 'Load balancers are granted, but no traffic from outside may come in.',
    caret: 'value',
    cause:
      'Traffic through a load balancer comes from outside the cluster, and the network policies ' +
      'let none of it in. The Service gets its address, but every connection to it is dropped.',
    fix:
      "Under `network.ingress`, add the clients' addresses and the ports of the pods; if the " +
      'load balancer hides its clients, add its own addresses. If nobody needs load balancers, ' +
      'remove the grant.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { loadBalancers: 2, nodePorts: 4 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { loadBalancers: 2, nodePorts: 4 }
            network: { ingress: { clients: { cidr: 203.0.113.0/24, ports: [8443] } } }
      `,
    },
  },
  CLAIM_BOUNDS: {
    severity: 'error',
    summary: 'No claim of a volume fits between the bounds.',
    caret: 'value',
    cause:
      'Each claim has to ask for at least `minClaim` and at most `maxClaim`, and all of them together for no more ' +
      'than `quota.storage`. The data of a virtual cluster is in a claim as well.',
    fix: 'Keep `minClaim` ≤ `maxClaim`, and `minClaim` ≤ `quota.storage` of every environment.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            storage: { minClaim: 10Gi, maxClaim: 5Gi }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            storage: { minClaim: 1Gi, maxClaim: 100Gi }
      `,
    },
  },
  CONTAINER_BOUND: {
    severity: 'warning',
    summary: 'The bound rejects ordinary pods.',
    caret: 'value',
    cause:
      'The bound applies to every single container, including sidecars and the init containers ' +
      'of third-party charts. Pods that do not fit are rejected, often without anyone seeing why.',
    fix: 'Use a quota instead, which limits the namespace as a whole.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            containers: { max: { memory: 8Gi } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { memory: 64Gi }
      `,
    },
  },
  CONTAINER_BOUNDS: {
    severity: 'error',
    summary: 'The bounds of containers contradict each other.',
    caret: 'value',
    cause:
      'The API server rejects a LimitRange with contradictory bounds, and without a LimitRange ' +
      'it rejects every pod that states no requests. The built-in default requests count as ' +
      'well: 100m of CPU, 512Mi of memory and, where a quota counts it, 1Gi of node-local disk.',
    fix:
      'Keep `min` ≤ `defaultRequest` ≤ `default` ≤ `max` ≤ `podMax`, and `default` within ' +
      '`maxLimitRequestRatio` of `defaultRequest`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            containers: { min: { cpu: 200m } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            containers: { min: { cpu: 200m }, defaultRequest: { cpu: 200m } }
      `,
      remaining: ['CONTAINER_BOUND'],
    },
  },
  DEFAULT_LIMIT_WASTES_QUOTA: {
    severity: 'warning',
    summary: 'Default limits use up the quota before the requests do.',
    caret: 'value',
    cause:
      'A container that states nothing uses a larger part of the limits than of the requests. ' +
      'The limits run out first, and the tenant pays for requests that it cannot use.',
    fix: 'Lower the default limit, or raise the limits or the burst, until both run out together.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            burst: 20%
            environments: { prod: { quota: { cpu: 4, limits: { cpu: 4 } } } }
      `,
      right: `
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
    severity: 'error',
    summary: 'A resource has a quota but no default request.',
    caret: 'value',
    cause:
      'If a quota counts a resource, the API server rejects every pod that states no request for ' +
      'it. The default request is what lets such pods in.',
    fix: 'Keep the default request, or remove the quota of that resource as well.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            containers: { defaultRequest: { cpu: null } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            containers: { defaultRequest: { cpu: 50m } }
      `,
    },
  },
});
