import { defineCodes } from './code-entry';

/** Addresses, ports and peers. */
export const NETWORK_CODES = defineCodes({
  CIDR_INVALID: {
    severity: 'error',
    summary: 'The address range is not valid.',
    caret: 'value',
    cause:
      'The range has no prefix length, an impossible one, or bits beyond it: `10.20.0.0/8` could ' +
      'mean 10.0.0.0/8 or 10.20.0.0/16. A range under `except` must lie within the range from ' +
      'which it is excluded.',
    fix:
      'Write the first address and the prefix length, such as `10.20.0.0/16`, or `10.1.2.3/32` ' +
      'for a single address.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { egress: { object-store: { cidr: 10.20.0.0/8, ports: [443] } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { egress: { object-store: { cidr: 10.20.0.0/16, ports: [443] } } }
      `,
    },
  },
  CIDR_FORBIDDEN: {
    severity: 'error',
    summary: 'The address range contains addresses that are off limits.',
    caret: 'value',
    cause:
      "The range contains a cloud's metadata service, which hands the node's credentials to any " +
      'pod that asks. Or it is a private range under `internet`, which covers public addresses ' +
      'only.',
    fix:
      'Use a smaller range, or exclude what the finding names with `except`. Open private ranges ' +
      'by name under `egress`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { egress: { mirror: { cidr: 169.254.0.0/16, ports: [443] } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { egress: { mirror: { cidr: 10.30.0.0/16, ports: [443] } } }
      `,
    },
  },
  EGRESS_WIDE: {
    severity: 'warning',
    summary: 'Pods may call the cluster itself through an address range.',
    caret: 'value',
    cause:
      'The range contains the API server, nodes, pods or Services, as far as the platform states ' +
      'their addresses, or a whole private range, which usually holds them. To many network ' +
      'plugins, an address range means the pods and nodes in it as well.',
    fix:
      'Name the addresses that pods need. Otherwise, state `platform.clusterRanges` and leave ' +
      'those out with `except`, or say under `accept` why the range is as it is.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { egress: { data-centre: { cidr: 10.0.0.0/8, ports: [443] } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { egress: { data-centre: { cidr: 10.20.0.0/16, ports: [443] } } }
      `,
    },
  },
  INGRESS_WIDE: {
    severity: 'warning',
    summary: 'Nearly anybody may call the pods.',
    caret: 'value',
    cause:
      'The range contains public addresses of many owners, or those of nodes and pods, and so ' +
      'the pods of other tenants. A proxy or a load balancer in the cluster does not need that: ' +
      'requests arrive from its own address.',
    fix:
      'Name the namespace of the proxy, or the addresses of the load balancer. If requests do ' +
      'arrive from anywhere, say so under `accept`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { ingress: { web: { cidr: 0.0.0.0/0, ports: [8080] } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { ingress: { web: { namespace: ingress-nginx, ports: [8080] } } }
      `,
    },
  },
  METADATA_SERVER_OPEN: {
    severity: 'warning',
    summary:
      'Pods reach the address of the metadata service, which an agent must answer in its place.',
    caret: 'value',
    cause:
      'With Dataplane V2, network policies see the address that a pod calls, 169.254.169.254. On ' +
      'nodes with the metadata server of GKE, it gives a pod a token for its own account. On all ' +
      'other nodes, it gives away the credentials of the node.',
    fix:
      'Switch the metadata server of GKE on in every node pool (Autopilot always has it), and ' +
      'accept the warning with that reason.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { integrations: [gke-workload-identity-dataplane-v2] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { integrations: [gke-workload-identity-dataplane-v2] }
            accept: [{ code: METADATA_SERVER_OPEN, why: every node pool has GKE_METADATA }]
      `,
    },
  },
  IDENTITY_CLOSED: {
    severity: 'warning',
    summary: 'Pods cannot fetch the tokens of their cloud identity.',
    caret: 'value',
    cause:
      'On GKE, an account with this annotation gets its tokens from the metadata server of the ' +
      'node, at a link-local address. Network policies close it, so that each call waits until ' +
      'it times out.',
    fix: 'Add the integration `gke-workload-identity`, which opens that address and port alone.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            serviceAccounts:
              trainer:
                annotations: { iam.gke.io/gcp-service-account: trainer@lab.iam.gserviceaccount.com }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { integrations: [gke-workload-identity] }
            serviceAccounts:
              trainer:
                annotations: { iam.gke.io/gcp-service-account: trainer@lab.iam.gserviceaccount.com }
      `,
    },
  },
  PORT_INVALID: {
    severity: 'error',
    summary: 'The port is not valid.',
    caret: 'value',
    cause:
      'Ports range from 1 to 65535. An empty list is rejected as well, because in a ' +
      'NetworkPolicy it would open every port rather than none.',
    fix: 'Correct the number. To open all ports, remove `ports`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { egress: { object-store: { cidr: 10.20.0.0/16, ports: [44300443] } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { egress: { object-store: { cidr: 10.20.0.0/16, ports: [443] } } }
      `,
    },
  },
  PEER_INVALID: {
    severity: 'error',
    summary: 'The network peer is incomplete or contradicts itself.',
    caret: 'value',
    cause:
      'The entry names no peer, or two at once. In a NetworkPolicy, a rule without a peer ' +
      'applies to everyone, so it is never written. Namespaces are selected by name, because ' +
      'anyone could copy a label.',
    fix:
      'Set exactly one of `namespace` and `cidr`. Use `pods` only with `namespace`, and `except` ' +
      'only with `cidr`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { ingress: { metrics: { ports: [9090] } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { ingress: { metrics: { namespace: monitoring, ports: [9090] } } }
      `,
    },
  },
  FLOW_INVALID: {
    severity: 'error',
    summary: 'The flow does not say which pods it connects.',
    caret: 'value',
    cause:
      'A flow leads from some pods to others, and labels select both. Without labels on one ' +
      'side, the flow would include every pod there.',
    fix: 'Add the labels of the missing side under `from` or `to`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { flows: { collect: { from: { role: collector }, ports: [80] } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network:
              flows: { collect: { from: { role: collector }, to: { workload: ai }, ports: [80] } }
      `,
    },
  },
  API_SERVER_MISSING: {
    severity: 'error',
    summary: 'Pods may use the API server, but the platform does not give its addresses.',
    caret: 'value',
    cause:
      "API access is granted, but no network policy can allow it: the API server's addresses " +
      'differ from cluster to cluster, and the platform does not state them.',
    fix:
      'Set `network.apiServer` on the platform to the service address of `kubernetes.default` ' +
      'and the endpoint addresses behind it.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1, apiAccess: true }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          network: { apiServer: { cidrs: [10.0.0.10/32, 10.96.0.1/32], ports: [443, 6443] } }
        tenants:
          - { name: vision, costCenter: ENG-1, apiAccess: true }
      `,
    },
  },
  NAMESPACE_UNKNOWN: {
    severity: 'warning',
    summary:
      'A peer or an account is in a namespace that looks like one of this fleet, but is none.',
    caret: 'value',
    cause:
      'The namespace is spelled nearly like one of a tenant or a shared service, or starts with ' +
      'the prefix and ends with an environment, but this fleet has none of that name. Kubernetes ' +
      'accepts such names without a word, so the traffic would be refused, or the account would ' +
      'have no rights.',
    fix: 'Correct the name. If the namespace exists outside of the fleet, accept the warning.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { prefix: ml }
        tenants:
          - { name: vision, costCenter: ENG-1 }
          - name: speech
            costCenter: ENG-2
            environments: { prod: { users: [{ serviceAccount: ml-visoin-prod/deployer }] } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { prefix: ml }
        tenants:
          - { name: vision, costCenter: ENG-1 }
          - name: speech
            costCenter: ENG-2
            environments: { prod: { users: [{ serviceAccount: ml-vision-prod/deployer }] } }
      `,
    },
  },
  PEER_NOWHERE: {
    severity: 'warning',
    summary: 'A peer by name opens nothing.',
    caret: 'value',
    cause:
      'The tenant that the entry names exists, but there is no namespace to open: it is removed, ' +
      'it is on other clusters only, or it is the very namespace that states the entry.',
    fix: 'Remove the entry, or name the tenant and the environment that you mean.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            network: { egress: { asr: { tenant: speech, ports: [8080] } } }
          - { name: speech, costCenter: ENG-2, namespaces: single, state: removed }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
          - { name: speech, costCenter: ENG-2, namespaces: single, state: removed }
      `,
    },
  },
  WAY_ONE_SIDED: {
    severity: 'warning',
    summary: 'Only one side opens the way between two namespaces.',
    caret: 'name',
    cause:
      'Traffic between two namespaces needs the way out of one and the way into the other. One of ' +
      'them opens its side to the other, which does not open its own, so nothing passes.',
    fix: 'Add the entry that the finding names to the other side.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            network: { egress: { asr: { namespace: speech, ports: [8080] } } }
          - { name: speech, costCenter: ENG-2, namespaces: single }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            network: { egress: { asr: { namespace: speech, ports: [8080] } } }
          - name: speech
            costCenter: ENG-2
            namespaces: single
            network: { ingress: { vision-all: { namespace: vision, ports: [8080] } } }
      `,
    },
  },
});
