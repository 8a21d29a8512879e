import { API, type BadInput, tenant, withTenant } from '../bad-input';

const CILIUM = 'platform: { network: { engine: cilium, default: flowsOnly, internet: false } }';

/** A flow with rules about HTTP requests, on a cluster with Cilium. */
const http = (text: string): string =>
  withTenant(CILIUM, `network: { flows: { x: { from: { a: b }, to: { c: d }, ${text} } } }`);

/** Hosts to call, on a cluster with Cilium. */
const hosts = (text: string): string =>
  withTenant(CILIUM, `network: { egress: { x: { ${text} } } }`);

/** More peers than a border holds, each on a line of its own from line 6. */
const many = (count: number, top: string): string =>
  withTenant(
    top,
    `network:\n  egress:\n${Array.from({ length: count }, (_, index) => `    e${index}: { cidr: 10.${Math.floor(index / 250)}.${index % 250}.1/32, ports: [443] }`).join('\n')}`,
  );

/** Two tenants on Cilium: speech, and vision, whose `ingress` is on line 6. */
const callers = (ingress: string): string =>
  `${API}${CILIUM}
tenants:
  - { name: speech, costCenter: ENG-2 }
  - name: vision
    costCenter: ENG-1
    network: { ingress: { ${ingress} } }
    accept: [{ code: WAY_ONE_SIDED, why: this file is about one side }]
`;

/** What network plugins enforce beyond NetworkPolicies. */
export const NETWORK_ENGINES: readonly BadInput[] = [
  {
    rule: 'more peers than a GlobalNetworkPolicy of Calico holds',
    input: many(925, 'platform: { network: { engine: calico, internet: false } }'),
    finds: [
      [
        'BORDER_TOO_LARGE 7:7',
        /`egress` of `dev` of `vision` takes 925 rules at its border, .* holds 924/,
        /Name fewer peers/,
      ],
    ],
  },
  {
    rule: 'as many peers as ClusterNetworkPolicies hold',
    input: many(2425, "platform: { kubernetesVersion: '1.36', clusterNetworkPolicy: true }"),
    finds: [],
  },
  {
    rule: 'one peer more than ClusterNetworkPolicies hold',
    input: many(2426, "platform: { kubernetesVersion: '1.36', clusterNetworkPolicy: true }"),
    finds: [['BORDER_TOO_LARGE 7:7', /takes 2426 rules .* hold 2425/, /Name fewer peers/]],
  },
  {
    rule: 'requests of a namespace that a peer by name opens the port to',
    input: callers(
      'x: { namespace: speech-dev, ports: [80], http: [{ method: GET }] }, y: { tenant: speech, ports: [80] }',
    ),
    finds: [
      ['HTTP_VOID 7:68', /`y` under `ingress` opens the same port to the same pods/, /as well/],
    ],
  },
  {
    rule: 'requests of one environment beside an entry for all of its tenant',
    input: callers(
      'x: { tenant: speech, environment: dev, ports: [80], http: [{ method: GET }] }, y: { tenant: speech, ports: [80] }',
    ),
    finds: [['HTTP_VOID 7:79', /`y` under `ingress`/, /as well/]],
  },
  {
    rule: 'requests of one tenant beside other ports of its namespace',
    input: callers(
      'x: { tenant: speech, ports: [80], http: [{ method: GET }] }, y: { namespace: speech-dev, ports: [90] }',
    ),
    finds: [],
  },
  {
    rule: 'a network plugin for one tenant alone',
    input: tenant('network: { engine: cilium }'),
    finds: [['KEY_UNKNOWN 5:16', /`engine` is not a key/, /`platform\.network`/]],
  },
  {
    rule: 'HTTP requests and hosts without Cilium',
    input: tenant(
      'network:\n  default: flowsOnly\n  flows:\n    x: { from: { a: b }, to: { c: d }, ports: [80], http: [{ method: GET }] }\n' +
        '  egress:\n    hub: { hosts: [huggingface.co] }',
    ),
    finds: [
      ['NETWORK_ENGINE_LACKS 8:57', /cannot enforce `http`/, /engine: cilium/],
      ['NETWORK_ENGINE_LACKS 10:16', /cannot enforce `hosts`/, /as `cidr`/],
    ],
  },
  {
    rule: 'hosts whose names no proxy sees',
    input: withTenant(CILIUM, 'network: { dns: openshift, egress: { x: { hosts: [hf.co] } } }'),
    finds: [['NETWORK_ENGINE_LACKS 6:47', /on port 53 alone/, /as `cidr`/]],
  },
  {
    rule: 'HTTP rules that say nothing',
    input: http('ports: [80], http: [{ }]'),
    finds: [['HTTP_INVALID 6:80', /says nothing, so every request would pass/, /remove `http`/]],
  },
  {
    rule: 'no HTTP rule at all',
    input: http('ports: [80], http: []'),
    finds: [['HTTP_INVALID 6:79', /empty/, /\[\{method: GET\}\]/]],
  },
  {
    rule: 'HTTP without a port, and over UDP',
    input: withTenant(
      CILIUM,
      'network:\n  flows:\n    x: { from: { a: b }, to: { c: d }, http: [{ method: GET }] }\n' +
        '    y: { from: { e: f }, to: { g: h }, ports: [{ port: 53, protocol: UDP }], http: [{ method: GET }] }',
    ),
    finds: [
      ['HTTP_INVALID 8:50', /on which ports/, /`ports: \[8080\]`/],
      ['HTTP_INVALID 9:88', /over TCP, and `ports` lists UDP/, /TCP ports/],
    ],
  },
  {
    rule: 'paths that no request has, or that mean something else',
    input: http(
      'ports: [80], http: [{ path: v1 }, { path: "/v1/*" }, { path: "/(?=a)" }, { path: "/(" }, { path: "/a{2000}" }, { path: "/\\\\y" }]',
    ),
    finds: [
      ['HTTP_INVALID 6:88', /does not begin with a slash/, /`\/v1`/],
      ['HTTP_INVALID 6:102', /the star repeats the slash/, /`\/v1\/\.\*`/],
      ['HTTP_INVALID 6:121', /looks around/, /whole path/],
      ['HTTP_INVALID 6:141', /not a valid regular expression/, /whole path/],
      ['HTTP_INVALID 6:157', /more than 1000 times/, /whole path/],
      ['HTTP_INVALID 6:179', /means nothing/, /whole path/],
    ],
  },
  {
    rule: 'methods, hosts and headers that no request has',
    input: http(
      'ports: [80], http: [{ method: get }, { host: "https://a.example.com" }, { headers: { "X Team": a } }, { headers: { X-Team: "" } }]',
    ),
    finds: [
      ['HTTP_INVALID 6:90', /not a method/, /GET\|HEAD/],
      ['HTTP_INVALID 6:105', /not a host name/, /without protocol/],
      ['HTTP_INVALID 6:155', /not the name of a header/, /X-Team/],
      ['HTTP_INVALID 6:183', /has no value/, /value/],
    ],
  },
  {
    rule: 'HTTP rules inside a reach that is open',
    input: withTenant(
      'platform: { network: { engine: cilium } }',
      'network: { flows: { x: { from: { a: b }, to: { c: d }, ports: [80], http: [{ method: GET }] } } }',
    ),
    finds: [['HTTP_VOID 6:73', /everything inside the reach is open/, /`default: flowsOnly`/]],
  },
  {
    rule: 'HTTP rules beside an opening of the same port to the same pods, for sure or perhaps',
    input: withTenant(
      CILIUM,
      'network:\n  flows:\n    x: { from: { a: b, i: j }, to: { c: d }, ports: [80], http: [{ method: GET }] }\n' +
        '    y: { from: { a: b }, to: { c: d } }\n    z: { from: { e: f }, to: { c: d }, ports: [{ port: 1, endPort: 100 }] }\n' +
        '    other: { from: { a: c }, to: { c: d } }\n    port: { from: { a: b }, to: { c: d }, ports: [81] }',
    ),
    finds: [
      ['HTTP_PARTLY_VOID 8:63', /`z` under `flows`/, /under `accept`/],
      ['HTTP_VOID 8:63', /`y` under `flows` opens the same port to the same pods/, /as well/],
    ],
  },
  {
    rule: 'HTTP rules for a peer that another entry lets in without',
    input: withTenant(
      CILIUM,
      'network:\n  ingress:\n    x: { namespace: web, pods: { a: b }, ports: [80], http: [{ method: GET }] }\n' +
        '    y: { namespace: web }\n    z: { namespace: other }',
    ),
    finds: [['HTTP_VOID 8:59', /`y` under `ingress`/, /other ports/]],
  },
  {
    rule: 'HTTP rules where requests leave, and hosts that call',
    input: withTenant(
      CILIUM,
      'network:\n  egress:\n    x: { namespace: web, ports: [80], http: [{ method: GET }] }\n' +
        '  ingress:\n    y: { hosts: [a.example.com] }',
    ),
    finds: [
      ['PEER_INVALID 8:12', /judged where they arrive/, /under `ingress`/],
      ['PEER_INVALID 10:12', /names hosts/, /as `cidr`/],
    ],
  },
  {
    rule: 'hosts together with addresses',
    input: hosts('hosts: [hf.co], cidr: 10.20.0.0/16'),
    finds: [['PEER_INVALID 6:29', /both `cidr` and `hosts`/, /two entries/]],
  },
  {
    rule: 'hosts that are none, or nearly all',
    input: hosts('hosts: ["*", "**.", "*.com", "https://hf.co", 10.0.0.1, "a.*.com"]'),
    finds: [
      ['PEER_INVALID 6:39', /`\*` means every host/, /internet: true/],
      ['PEER_INVALID 6:44', /`\*\*\.` means every host/, /internet: true/],
      ['PEER_INVALID 6:51', /top-level domain/, /\*\*\.hf\.co/],
      ['PEER_INVALID 6:60', /not a valid host name/, /without protocol/],
      ['PEER_INVALID 6:77', /is an address/, /`cidr`/],
      ['PEER_INVALID 6:87', /not a valid host name/, /without protocol/],
    ],
  },
  {
    rule: 'an empty list of hosts',
    input: hosts('hosts: []'),
    finds: [['PEER_INVALID 6:38', /empty/, /remove the entry/]],
  },
  {
    rule: 'hosts where all public addresses are open',
    input: withTenant(
      'platform: { network: { engine: cilium } }',
      'network: { egress: { x: { hosts: [hf.co] } } }',
    ),
    finds: [['HOSTS_VOID 6:31', /all public addresses are open/, /`internet: false`/]],
  },
  {
    rule: 'a ClusterNetworkPolicy where Cilium keeps the border',
    input: `${API}platform: { clusterNetworkPolicy: true, network: { engine: cilium } }\ntenants: [{ name: vision, costCenter: ENG-1 }]\n`,
    finds: [['BORDER_UNUSED 2:35', /Cilium keeps the border/, /Remove the line/]],
  },
  {
    rule: 'admins who write policies inside the border of Cilium are fine',
    input: withTenant(
      'platform: { network: { engine: cilium } }',
      'network: { tenantPolicies: true }',
    ),
    finds: [],
  },
];
