import { defineCodes } from './code-entry';

/** Borders: what no policy of a namespace opens. */
export const BORDER_CODES = defineCodes({
  NETWORK_STAGED: {
    severity: 'error',
    summary: 'The network plugin has no staged policies.',
    caret: 'key',
    cause:
      'A staged policy shows what it would refuse, and lets it pass. Of the engines, only Calico ' +
      'has such a kind. With another one, the border would be enforced, although the file says ' +
      'that it is only tried.',
    fix: 'Remove `staged`, or write `engine: calico` if that is the network plugin of the cluster.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          network: { engine: cilium, staged: true }
        tenants:
          - name: vision
            costCenter: ENG-1
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          network: { engine: calico, staged: true }
        tenants:
          - name: vision
            costCenter: ENG-1
      `,
    },
  },
  BORDER_TOO_LARGE: {
    severity: 'error',
    summary: 'A namespace opens more peers than its border can hold.',
    caret: 'key',
    cause:
      'The border passes what `ingress` and `egress` open, rule by rule. ClusterNetworkPolicies of ' +
      'one namespace hold 2,425 of them in each direction, a GlobalNetworkPolicy of Calico 924. An ' +
      'entry is one rule; with more than 25 ports (Calico: 50), it is several.',
    fix: 'Name fewer peers, or write ranges of addresses in place of single ones.',
    example: { none: 'A namespace with so many peers would be too long to print.' },
  },
  HTTP_NEEDS_PROXY: {
    severity: 'warning',
    summary: 'Calico judges HTTP requests only with its application layer policy.',
    caret: 'key',
    cause:
      'Pods and ports are judged by the kernel, requests by a proxy beside each pod or on each ' +
      'node. Where that proxy is not set up, Calico lets all requests on these ports pass, and ' +
      'nothing says so.',
    fix:
      'Set up application layer policy for the namespaces that state `http`, and give that as the ' +
      'reason under `accept`. Otherwise, remove `http`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { engine: calico, default: flowsOnly } }
        tenants:
          - name: vision
            costCenter: ENG-1
            network:
              flows: { ask: { from: { a: b }, to: { c: d }, ports: [80], http: [{ method: GET }] } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { engine: calico, default: flowsOnly } }
        tenants:
          - name: vision
            costCenter: ENG-1
            network:
              flows: { ask: { from: { a: b }, to: { c: d }, ports: [80], http: [{ method: GET }] } }
            accept: [{ code: HTTP_NEEDS_PROXY, why: application layer policy is on }]
      `,
    },
  },
});
