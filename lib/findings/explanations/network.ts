import type { Explanations } from './explanation';
import { yaml } from './yaml';

/** Addresses, ports, peers. */
export const NETWORK = {
  CIDR_INVALID: {
    cause:
      'The range has no prefix length, an impossible one, or bits behind it: `10.20.0.0/8` can mean 10.0.0.0/8 or ' +
      '10.20.0.0/16. An exception must lie inside the range that it is taken from.',
    fix: 'Write the first address and the length, such as `10.20.0.0/16`, or `10.1.2.3/32` for one address.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { egress: { object-store: { cidr: 10.20.0.0/8, ports: [443] } } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { egress: { object-store: { cidr: 10.20.0.0/16, ports: [443] } } }
      `,
    },
  },
  CIDR_FORBIDDEN: {
    cause:
      'The range holds a metadata service of a cloud, which hands the credentials of the node to any pod that asks. Or ' +
      'it is a private range under `internet`, which never reaches those.',
    fix: 'Name a smaller range, or leave out what the finding names with `except`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { egress: { mirror: { cidr: 169.254.0.0/16, ports: [443] } } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { egress: { mirror: { cidr: 10.30.0.0/16, ports: [443] } } }
      `,
    },
  },
  PORT_INVALID: {
    cause:
      'Ports go from 1 to 65535. An empty list is refused as well: in a NetworkPolicy it opens every port, which reads ' +
      'like the opposite.',
    fix: 'Correct the number. To open all ports, remove `ports`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { egress: { object-store: { cidr: 10.20.0.0/16, ports: [44300443] } } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { egress: { object-store: { cidr: 10.20.0.0/16, ports: [443] } } }
      `,
    },
  },
  PEER_INVALID: {
    cause:
      'An entry names nobody, or two at once. In a NetworkPolicy, a rule that names nobody means everybody, so it is ' +
      'never written. Namespaces are chosen by name, because a label can be worn by anyone.',
    fix: 'State exactly one of `namespace` and `cidr`. `pods` goes with a namespace, `except` with a cidr.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { ingress: { metrics: { ports: [9090] } } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { ingress: { metrics: { namespace: monitoring, ports: [9090] } } }
      `,
    },
  },
  FLOW_INVALID: {
    cause:
      'A flow leads from some pods to others, both chosen by their labels. Without labels at one end it would be open ' +
      'to every pod.',
    fix: 'Add the labels of the missing end under `from` or `to`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { flows: { collect: { from: { role: collector }, ports: [80] } } }
      `,
      right: yaml`
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
    cause:
      'Pods may talk to the API server, but no policy can open the way: its addresses differ from cluster to cluster, ' +
      'and nobody has stated them.',
    fix:
      'Add `network.apiServer` to the platform: the service address of `kubernetes.default` and the endpoint addresses ' +
      'behind it.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1, apiAccess: true }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          network: { apiServer: { cidrs: [10.0.0.10/32, 10.96.0.1/32], ports: [443, 6443] } }
        tenants:
          - { name: vision, costCenter: ENG-1, apiAccess: true }
      `,
    },
  },
} as const satisfies Explanations;
