import { defineCodes } from './code-entry';

/** What network plugins enforce beyond NetworkPolicies. */
export const NETWORK_ENGINE_CODES = defineCodes({
  NETWORK_ENGINE_LACKS: {
    severity: 'error',
    summary: 'The network plugin cannot enforce this.',
    caret: 'key',
    cause:
      'A NetworkPolicy knows addresses, pods and ports. HTTP requests and host names need policies ' +
      'of a network plugin that knows them, which `network.engine` names.',
    fix:
      'If the cluster runs Cilium, set `network.engine: cilium` on the platform or the cluster. ' +
      'Otherwise, remove `http`, and write addresses as `cidr` instead of `hosts`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { internet: false, egress: { hub: { hosts: [huggingface.co], ports: [443] } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { engine: cilium } }
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { internet: false, egress: { hub: { hosts: [huggingface.co], ports: [443] } } }
      `,
    },
  },
  HTTP_INVALID: {
    severity: 'error',
    summary: 'The rule about HTTP requests is not valid.',
    caret: 'value',
    cause:
      'A rule states at least one of `method`, `path`, `host` and `headers`. The path is an ' +
      'extended regular expression for the whole path, so it begins with a slash, and `/v1/.*` is ' +
      'everything below `/v1/`. Requests arrive over TCP, on ports that must be named.',
    fix: 'Write a rule such as `{method: GET, path: "/v1/.*"}`, and name the TCP ports under `ports`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { engine: cilium, default: flowsOnly } }
        tenants:
          - name: vision
            costCenter: ENG-1
            network:
              flows: { ask: { from: { a: b }, to: { c: d }, ports: [80], http: [{ path: "/v1/*" }] } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { engine: cilium, default: flowsOnly } }
        tenants:
          - name: vision
            costCenter: ENG-1
            network:
              flows: { ask: { from: { a: b }, to: { c: d }, ports: [80], http: [{ path: "/v1/.*" }] } }
      `,
    },
  },
  HTTP_VOID: {
    severity: 'error',
    summary: 'The rule about HTTP requests has no effect.',
    caret: 'key',
    cause:
      'Cilium looks at requests only on ports that nothing else opens. Where another entry, or the ' +
      'reach, opens the same port to the same pods, every request passes.',
    fix:
      'Write `default: flowsOnly`, so that only flows are open inside the reach. Where another ' +
      'entry opens the same port, add `http` to it or give it other ports.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { engine: cilium } }
        tenants:
          - name: vision
            costCenter: ENG-1
            network:
              flows: { ask: { from: { a: b }, to: { c: d }, ports: [80], http: [{ method: GET }] } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { engine: cilium, default: flowsOnly } }
        tenants:
          - name: vision
            costCenter: ENG-1
            network:
              flows: { ask: { from: { a: b }, to: { c: d }, ports: [80], http: [{ method: GET }] } }
      `,
    },
  },
  HTTP_PARTLY_VOID: {
    severity: 'warning',
    summary: 'The rule about HTTP requests may have no effect for some pods.',
    caret: 'key',
    cause:
      'Another entry opens the same port, and a pod can have the labels of both. Every request ' +
      'of such a pod passes.',
    fix:
      'Add `http` to the other entry, choose labels that no pod has together, or give in `accept` ' +
      'the reason why none has.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { engine: cilium, default: flowsOnly } }
        tenants:
          - name: vision
            costCenter: ENG-1
            network:
              flows:
                ask: { from: { app: web }, to: { app: ai }, ports: [80], http: [{ method: GET }] }
                admin: { from: { team: ops }, to: { app: ai } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { engine: cilium, default: flowsOnly } }
        tenants:
          - name: vision
            costCenter: ENG-1
            network:
              flows:
                ask: { from: { app: web }, to: { app: ai }, ports: [80], http: [{ method: GET }] }
                admin: { from: { app: ops }, to: { app: ai } }
      `,
    },
  },
  HOSTS_VOID: {
    severity: 'warning',
    summary: 'Naming hosts changes nothing, because all public addresses are open.',
    caret: 'key',
    cause:
      'Openings add up. With `internet: true`, which is the default, pods reach every public ' +
      'address, so the hosts under `egress` close nothing.',
    fix: 'Set `internet: false`. Then pods reach the named hosts, and no other public address.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { engine: cilium } }
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { egress: { hub: { hosts: [huggingface.co], ports: [443] } } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { engine: cilium } }
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { internet: false, egress: { hub: { hosts: [huggingface.co], ports: [443] } } }
      `,
    },
  },
  BORDER_UNUSED: {
    severity: 'warning',
    summary: 'The network plugin keeps the border without a ClusterNetworkPolicy.',
    caret: 'value',
    cause:
      'With `network.engine: cilium` or `calico`, policies of the network plugin keep the border of ' +
      'every namespace. A ClusterNetworkPolicy would say the same a second time, and not every ' +
      'installation evaluates that kind.',
    fix: 'Remove `clusterNetworkPolicy`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { clusterNetworkPolicy: true, network: { engine: cilium } }
        tenants: [{ name: vision, costCenter: ENG-1 }]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { network: { engine: cilium } }
        tenants: [{ name: vision, costCenter: ENG-1 }]
      `,
    },
  },
});
