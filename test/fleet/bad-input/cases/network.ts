import { API, type BadInput, platform, tenant, tier, withTenant } from '../bad-input';

const egress = (text: string): string => tenant(`network: { egress: { x: { ${text} } } }`);

/** Addresses, ports, peers. */
export const NETWORK: readonly BadInput[] = [
  {
    rule: 'ranges that are none',
    input: tenant(
      'network:\n  egress:\n    a: { cidr: 10.20.0.0/33 }\n    b: { cidr: 256.1.1.1/32 }\n    c: { cidr: 10.1.2.3 }\n' +
        '    d: { cidr: "fd00::1" }\n    e: { cidr: 10.20.0.0/8 }',
    ),
    finds: [
      ['CIDR_INVALID 7:20', /`10\.20\.0\.0\/33` is not a valid address range/, /10\.20\.0\.0\/16/],
      ['CIDR_INVALID 8:20', /`256\.1\.1\.1\/32` is not a valid address range/, /10\.20\.0\.0\/16/],
      ['CIDR_INVALID 9:20', /`10\.1\.2\.3` is not a valid address range/, /10\.1\.2\.3\/32/],
      ['CIDR_INVALID 10:20', /`fd00::1` is not a valid address range/, /fd00::1\/128/],
      [
        'CIDR_INVALID 11:20',
        /bits set after its prefix/,
        /10\.0\.0\.0\/8 for the range, or 10\.20\.0\.0\/32/,
      ],
    ],
  },
  {
    rule: 'a range that covers metadata services, with all that must be left out',
    input: egress('cidr: 0.0.0.0/0'),
    finds: [
      [
        'CIDR_FORBIDDEN 5:37',
        /0\.0\.0\.0\/0 covers 169\.254\.169\.254\/32: the metadata service/,
        /`internet: true`.*`except: \[10\.0\.0\.0\/8, .*169\.254\.0\.0\/16, 172\.16\.0\.0\/12/,
      ],
    ],
  },
  {
    rule: 'a metadata service itself, in either version of IP',
    input: tenant(
      'network:\n  egress:\n    a: { cidr: 169.254.169.254/32 }\n    b: { cidr: "fd00:ec2::254/128" }',
    ),
    finds: [
      [
        'CIDR_FORBIDDEN 7:20',
        /169\.254\.169\.254\/32 belongs to the metadata service/,
        /another range/,
      ],
      ['CIDR_FORBIDDEN 8:20', /the metadata service of AWS over IPv6/, /another range/],
    ],
  },
  {
    rule: 'warning: the whole of IPv4 without metadata services, but with all private ranges',
    input: tenant(
      'network:\n  egress:\n    a: { cidr: 0.0.0.0/0, except: [100.100.100.200/32, 168.63.129.16/32, 169.254.0.0/16] }',
    ),
    finds: [
      [
        'EGRESS_WIDE 7:20',
        /contains whole private ranges \(10\.0\.0\.0\/8, 100\.64\.0\.0\/10, 172\.16\.0\.0\/12, 192\.168\.0\.0\/16\)/,
        /`except: \[168\.63\.129\.16\/32, 169\.254\.0\.0\/16, 10\.0\.0\.0\/8, 100\.64\.0\.0\/10/,
      ],
    ],
  },
  {
    rule: 'an address of the node, with the key that opens it',
    input: tenant(
      'network:\n  egress:\n    a: { cidr: 169.254.25.10/32, ports: [53] }\n    b: { cidr: 169.254.169.252/32, ports: [988] }\n    c: { cidr: 169.254.42.42/32 }',
    ),
    finds: [
      ['CIDR_FORBIDDEN 7:20', /link-local/, /`network: \{dns: \{nodeLocal: 169\.254\.25\.10\}\}`/],
      ['CIDR_FORBIDDEN 8:20', /link-local/, /integrations: \[gke-workload-identity\]/],
      ['CIDR_FORBIDDEN 9:20', /Scaleway/, /Name another range/],
    ],
  },
  {
    rule: 'a DNS cache of the node at an address that is none, or that of a metadata service',
    input: `${API}tenants:\n  - { name: a, costCenter: ENG-1, network: { dns: { nodeLocal: 169.254.169.254 } } }\n  - { name: b, costCenter: ENG-1, network: { dns: { nodeLocal: [169.254.10.10, 169.254.1] } } }\n  - { name: c, costCenter: ENG-1, network: { dns: { ports: [53], nodeLocal: 169.254.20.10 } } }\n  - { name: d, costCenter: ENG-1, network: { dns: { nodeLocal: 'fd00::a' } } }\n`,
    finds: [
      ['CIDR_FORBIDDEN 3:64', /metadata service of most clouds.*not a DNS cache/, /gke-cloud-dns/],
      ['CIDR_INVALID 4:80', /`169\.254\.1` is not an IPv4 address/, /169\.254\.25\.10/],
      ['KEY_MISSING 5:46', /`namespace` is missing from `network\.dns`/, /kube-system/],
      ['CIDR_INVALID 6:64', /`fd00::a` is not an IPv4 address/, /169\.254\.25\.10/],
    ],
  },
  {
    rule: 'warning: a metadata service that an agent must answer for',
    input: tenant('network: { integrations: [gke-workload-identity-dataplane-v2] }'),
    finds: [['METADATA_SERVER_OPEN 5:30', /the credentials of the node/, /GKE_METADATA/]],
  },
  {
    rule: 'warning: an account of Google Cloud whose tokens nobody can fetch',
    input: tenant('serviceAccounts: { t: { annotations: { iam.gke.io/gcp-service-account: x } } }'),
    finds: [['IDENTITY_CLOSED 5:76', /metadata server of their node/, /gke-workload-identity/]],
  },
  {
    rule: 'fine: the agent of EKS Pod Identity',
    input: egress('cidr: 169.254.170.23/32, ports: [80]'),
    finds: [],
  },
  {
    rule: 'warning: a whole private range',
    input: tenant(
      'network:\n  egress:\n    a: { cidr: 10.0.0.0/8 }\n    b: { cidr: "fd00::/8", except: ["fd00:ec2::/32", "fd20:ce::254/128", "fd00:42::42/128"] }',
    ),
    finds: [
      ['EGRESS_WIDE 7:20', /10\.0\.0\.0\/8 contains a whole private range/, /smaller range/],
      ['EGRESS_WIDE 8:20', /fd00::\/8 contains a whole private range/, /smaller range/],
    ],
  },
  {
    rule: 'warning: a range that contains stated addresses of the cluster',
    input: withTenant(
      'platform:\n  network: { apiServer: { cidrs: [10.0.0.10/32] } }\n  clusterRanges: { pods: [10.1.0.0/16] }',
      'network: { egress: { x: { cidr: 10.0.0.0/15, ports: [443] } } }',
    ),
    finds: [
      [
        'EGRESS_WIDE 8:37',
        /contains the API server \(10\.0\.0\.10\/32\) and pods \(10\.1\.0\.0\/16\)/,
        /`except: \[10\.0\.0\.10\/32, 10\.1\.0\.0\/16\]`/,
      ],
    ],
  },
  {
    rule: 'warning: an API server that is in a whole private range',
    input: platform('network: { apiServer: { cidrs: [10.0.0.0/8] } }'),
    finds: [['EGRESS_WIDE 3:34', /far more than an API server/, /service addresses/]],
  },
  {
    rule: 'warning: everybody may come in, from the Internet or from the cluster',
    input: tenant(
      'network:\n  ingress:\n    a: { cidr: 0.0.0.0/0, ports: [443] }\n    b: { cidr: "::/0" }\n    c: { cidr: 0.0.0.0/1 }\n' +
        '    d: { cidr: 128.0.0.0/1 }\n    e: { cidr: 10.0.0.0/8 }',
    ),
    finds: [
      ['INGRESS_WIDE 7:20', /addresses all over the Internet/, /ingress-nginx/],
      ['INGRESS_WIDE 8:20', /::\/0 contains addresses all over/, /ingress-nginx/],
      ['INGRESS_WIDE 9:20', /0\.0\.0\.0\/1 contains addresses all over/, /ingress-nginx/],
      ['INGRESS_WIDE 10:20', /128\.0\.0\.0\/1 contains addresses all over/, /ingress-nginx/],
      ['INGRESS_WIDE 11:20', /a whole private range/, /ingress-nginx/],
    ],
  },
  {
    rule: 'addresses of the cluster that cannot be read',
    input: platform('clusterRanges: { nodes: [10.1.0.0], pods: [10.1.0.0/8] }'),
    finds: [
      ['CIDR_INVALID 3:28', /`10\.1\.0\.0`/, /10\.1\.0\.0\/32/],
      ['CIDR_INVALID 3:46', /bits set after its prefix/, /10\.0\.0\.0\/8/],
    ],
  },
  {
    rule: 'a private range under `internet`',
    input: platform('network: { internet: { except: [10.0.0.0/8, 203.0.113.0/24] } }'),
    finds: [['CIDR_FORBIDDEN 3:35', /10\.0\.0\.0\/8 is a private range/, /by name under `egress`/]],
  },
  {
    rule: 'an exception outside of its range',
    input: egress('cidr: 10.20.0.0/16, except: [10.30.0.0/24]'),
    finds: [
      [
        'CIDR_INVALID 5:60',
        /10\.30\.0\.0\/24 is not a part of 10\.20\.0\.0\/16/,
        /parts of the range/,
      ],
    ],
  },
  {
    rule: 'an exception that cannot be read, where another layer states the range',
    input: egress('except: [lots], namespace: db'),
    finds: [
      ['CIDR_INVALID 5:40', /`lots` is not a valid address range/, /Write it as 10\.20\.0\.0\/16/],
    ],
  },
  {
    rule: 'an exception outside of a range that another layer states, where the later one stands',
    input: `${API}platform: { network: { ingress: { x: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } } } }\ntenants:\n  - { name: a, costCenter: ENG-1, network: { ingress: { x: { cidr: 10.2.0.0/16 } } } }\n`,
    finds: [
      [
        'CIDR_INVALID 4:68',
        /10\.1\.0\.0\/16 is not a part of 10\.2\.0\.0\/16/,
        /parts of the range/,
      ],
    ],
  },
  {
    rule: 'a metadata service that one layer leaves out and another one does not',
    input: `${API}platform: { network: { egress: { x: { cidr: 168.63.129.0/24, except: [168.63.129.16/32] } } } }\ntenants:\n  - { name: a, costCenter: ENG-1, network: { egress: { x: { except: [168.63.129.1/32] } } } }\n`,
    finds: [
      [
        'CIDR_FORBIDDEN 4:69',
        /covers 168\.63\.129\.16\/32/,
        /`except: \[168\.63\.129\.1\/32, 168\.63\.129\.16\/32\]`/,
      ],
    ],
  },
  {
    rule: 'ports out of range',
    input: egress(
      'namespace: db, ports: [0, 65536, -1, { port: 9000, endPort: 80 }, { port: 1, endPort: 70000 }]',
    ),
    finds: [
      ['PORT_INVALID 5:54', /0 is not a valid port/, /1 to 65535/],
      ['PORT_INVALID 5:57', /65536 is not a valid port/, /1 to 65535/],
      ['PORT_INVALID 5:64', /-1 is not a valid port/, /1 to 65535/],
      ['PORT_INVALID 5:91', /ends at 80, before it begins at 9000/, /smaller number as `port`/],
      ['PORT_INVALID 5:117', /70000 is not a valid port/, /1 to 65535/],
    ],
  },
  {
    rule: 'ports by names that no port has, in quotes, or as a list of nothing',
    input: tenant(
      'network:\n  egress:\n    a: { namespace: db, ports: [HTTPS, "443", 53/UDP, a--b, a-name-of-16-let] }\n' +
        '    b: { namespace: db, ports: [] }\n    c: { namespace: db, ports: [{ port: 443-450 }, { port: http, endPort: 90 }] }',
    ),
    finds: [
      ['PORT_INVALID 7:37', /`HTTPS` is not the name of a port/, /number.*such as `http`/],
      ['PORT_INVALID 7:44', /`443` is not the name/, /`443`, without quotes/],
      ['PORT_INVALID 7:51', /`53\/UDP` is not the name/, /\{port: 53, protocol: UDP\}/],
      ['PORT_INVALID 7:59', /`a--b` is not the name/, /single hyphens/],
      ['PORT_INVALID 7:65', /`a-name-of-16-let` is not the name/, /at most 15/],
      ['PORT_INVALID 8:36', /The list of ports is empty/, /remove the key/],
      ['PORT_INVALID 9:45', /`443-450` is not the name/, /`port: 443` and `endPort: 450`/],
      ['PORT_INVALID 9:79', /cannot begin at `http`/, /Remove `endPort`/],
    ],
  },
  {
    rule: 'fine: ports by name, in either direction and in flows',
    input: tenant(
      'network:\n  egress: { a: { namespace: db, ports: [http, { port: dns, protocol: UDP }] } }\n' +
        '  ingress: { a: { cidr: 10.20.0.0/24, ports: [http] } }\n  flows: { a: { from: { a: b }, to: { a: c }, ports: [http-2] } }',
    ),
    finds: [],
  },
  {
    rule: 'a port by name in a range of addresses, which name none',
    input: egress('cidr: 10.20.0.0/24, ports: [443, https]'),
    finds: [['PEER_INVALID 5:29', /names the port `https` of addresses/, /number/]],
  },
  {
    rule: 'peers by names of nobody, and of environments that are not there',
    input: `${API}sharedServices: { mlflow: { costCenter: P, ports: { http: 80 }, consumers: all } }\ntenants:\n  - { name: nlp, costCenter: E }\n  - name: a\n    costCenter: E\n    network:\n      egress:\n        b: { tenant: npl }\n        c: { tenant: nlp, environment: prd }\n        d: { tenant: mlflow, environment: prod }\n        e: { tenant: Nlp }\n        f: { tenant: nlp, environment: quality }\n        g: { tenant: zzzzzzzz }\n`,
    finds: [['NAME_INVALID 12:22', /`Nlp` cannot be the name of a tenant/, /./]],
  },
  {
    rule: 'peers by names of nobody, and of environments that are not there, by names that could be',
    input: `${API}sharedServices: { mlflow: { costCenter: P, ports: { http: 80 }, consumers: all } }\ntenants:\n  - { name: nlp, costCenter: E }\n  - name: a\n    costCenter: E\n    network:\n      egress:\n        b: { tenant: npl }\n        c: { tenant: nlp, environment: prd }\n        d: { tenant: mlflow, environment: prod }\n        f: { tenant: nlp, environment: quality }\n        g: { tenant: zzzzzzzz }\n`,
    finds: [
      ['TENANT_UNKNOWN 9:22', /no tenant and no shared service `npl`/, /Did you mean `nlp`/],
      ['ENVIRONMENT_UNKNOWN 10:40', /`nlp` has no environment `prd`/, /Did you mean `prod`/],
      ['ENVIRONMENT_UNKNOWN 11:43', /shared service `mlflow` has a single/, /Remove `environment`/],
      ['ENVIRONMENT_UNKNOWN 12:40', /no environment `quality`/, /`dev`, `staging`, `prod`/],
      ['TENANT_UNKNOWN 13:22', /`zzzzzzzz`/, /write the `namespace`/],
    ],
  },
  {
    rule: 'peers by name that are two things at once, or half of one',
    input: tenant(
      'network:\n  egress:\n    a: { tenant: b, namespace: c }\n    b: { tenant: b, cidr: 10.20.0.0/24 }\n' +
        '    c: { environment: prod }\n    d: { namespace: c, environment: prod }\n    e: { tenant: b, except: [10.20.0.0/24] }',
    ),
    finds: [
      ['PEER_INVALID 7:12', /both `namespace` and `tenant`/, /two entries/],
      ['TENANT_UNKNOWN 7:22', /`b`/, /./],
      ['PEER_INVALID 8:12', /both `tenant` and `cidr`/, /two entries/],
      ['TENANT_UNKNOWN 8:22', /`b`/, /./],
      ['PEER_INVALID 9:12', /does not say of which tenant/, /Add `tenant`/],
      ['PEER_INVALID 10:12', /an environment without a tenant/, /together with `tenant`/],
      ['PEER_INVALID 11:12', /out of a tenant/, /together with `cidr` only/],
      ['TENANT_UNKNOWN 11:22', /`b`/, /./],
    ],
  },
  {
    rule: 'warning: a peer by name that leads to nobody but itself, or to what is given up',
    input: `${API}tenants:\n  - { name: nlp, costCenter: E, state: removed }\n  - name: a\n    costCenter: E\n    environments: { prod: { network: { egress: { b: { tenant: nlp }, c: { tenant: a, environment: prod } } } } }\n`,
    finds: [
      ['PEER_NOWHERE 6:63', /`egress\.b` opens nothing: `nlp` is removed/, /Remove the entry/],
      ['PEER_NOWHERE 6:83', /it names `prod` of `a` itself/, /Remove the entry/],
    ],
  },
  {
    rule: 'warning: a peer by name on another cluster',
    input: `${API}clusters: { eu: {}, us: {} }\ntenants:\n  - { name: nlp, costCenter: E, clusters: [us] }\n  - { name: a, costCenter: E, clusters: [eu], network: { egress: { b: { tenant: nlp } } } }\n`,
    finds: [['PEER_NOWHERE 5:81', /`nlp` is on us, and `a` on eu/, /on one cluster/]],
  },
  {
    rule: 'a peer by name whose entries would have names that are taken, or too long',
    input: `${API}tenants:\n  - { name: nlp, costCenter: E }\n  - name: a\n    costCenter: E\n    network:\n      egress:\n        b: { tenant: nlp }\n        b-dev: { namespace: db }\n        ${'n'.repeat(60)}: { tenant: nlp }\n`,
    finds: [
      ['PEER_INVALID 8:12', /one entry per environment, of which `b-dev`/, /add `environment`/],
      ['PEER_INVALID 10:71', /is too long for a name/, /another name/],
    ],
  },
  {
    rule: 'keys of a peer that mean the own pods, or the tenant',
    input: tenant(
      'network: { egress: { x: { namespace: db, appliesTo: { app: web } }, y: { sharedService: mlflow } } }',
    ),
    finds: [
      ['KEY_UNKNOWN 5:46', /`appliesTo`/, /on this side as `for`/],
      ['KEY_UNKNOWN 5:78', /`sharedService`/, /`tenant`/],
    ],
  },
  {
    rule: 'a protocol in small letters',
    input: egress('namespace: db, ports: [{ port: 53, protocol: udp }]'),
    finds: [
      [
        'VALUE_UNKNOWN 5:76',
        /`protocol` in this entry of `network\.egress\.x\.ports` cannot be `udp`/,
        /Did you mean `UDP`\?/,
      ],
    ],
  },
  {
    rule: 'peers that are nobody, two at once, or mixed',
    input: tenant(
      'network:\n  egress:\n    a: { ports: [443] }\n    b: { cidr: 10.0.0.0/8, namespace: db }\n' +
        '    c: { cidr: 10.0.0.0/8, pods: { app: db } }\n    d: { namespace: db, except: [10.0.0.0/8] }',
    ),
    finds: [
      [
        'PEER_INVALID 7:12',
        /`a` states neither a namespace, a tenant, a cidr nor hosts/,
        /exactly one/,
      ],
      ['PEER_INVALID 8:12', /`b` has both `namespace` and `cidr`/, /two entries/],
      [
        'PEER_INVALID 9:12',
        /`c` selects pods among addresses/,
        /together with `namespace` or `tenant` only/,
      ],
      [
        'PEER_INVALID 10:12',
        /`d` leaves addresses out of a namespace/,
        /together with `cidr` only/,
      ],
    ],
  },
  {
    rule: 'a peer of the platform that is nobody, once for all tenants',
    input: `${API}platform: { network: { ingress: { x: { ports: [443] } } } }\ntenants:\n  - { name: a, costCenter: ENG-1 }\n  - { name: b, costCenter: ENG-1 }\n`,
    finds: [['PEER_INVALID 2:38', /`x` states neither/, /exactly one/]],
  },
  {
    rule: 'a peer that two layers make into two, where the later one stands',
    input: `${API}platform: { network: { egress: { db: { cidr: 10.0.0.0/8 } } } }\ntenants:\n  - { name: a, costCenter: ENG-1, network: { egress: { db: { namespace: db } } } }\n`,
    finds: [['PEER_INVALID 4:60', /`db` has both `namespace` and `cidr`/, /two entries/]],
  },
  {
    rule: 'a namespace that is a pattern',
    input: egress('namespace: "*"'),
    finds: [
      [
        'PEER_INVALID 5:42',
        /`\*` cannot be the name of a namespace/,
        /patterns and labels are not accepted/,
      ],
    ],
  },
  {
    rule: 'pod labels that Kubernetes refuses',
    input: egress('namespace: db, pods: { "a b": c }'),
    finds: [['LABEL_KEY 5:54', /`a b` cannot be the key of a label/, /example\.com\/owner/]],
  },
  {
    rule: 'an entry whose name cannot be part of a policy',
    input: tenant('network: { egress: { Object_Store: { cidr: 10.0.0.0/8 } } }'),
    finds: [
      ['NAME_INVALID 5:26', /`Object_Store` cannot be part of the name of a policy/, /lower-case/],
    ],
  },
  {
    rule: 'DNS servers of which nothing is stated',
    input: `${API}tenants:\n  - { name: a, costCenter: ENG-1, network: { dns: {} } }\n`,
    finds: [['KEY_MISSING 3:46', /`namespace` is missing from `network\.dns`/, /kube-system/]],
  },
  {
    rule: 'DNS servers without labels, or in no namespace',
    input: `${API}tenants:\n  - { name: a, costCenter: ENG-1, network: { dns: { namespace: dns } } }\n  - { name: b, costCenter: ENG-1, network: { dns: { namespace: d_ns, podLabels: {}, ports: [99999] } } }\n`,
    finds: [
      ['KEY_MISSING 3:46', /`podLabels` is missing from `network\.dns`/, /k8s-app: kube-dns/],
      [
        'PEER_INVALID 4:64',
        /`d_ns` cannot be the name of a namespace/,
        /that the DNS servers run in/,
      ],
      ['PEER_INVALID 4:81', /No pod label is stated/, /k8s-app: kube-dns/],
      ['PORT_INVALID 4:93', /99999 is not a valid port/, /1 to 65535/],
    ],
  },
  {
    rule: 'an API server that is nowhere, everywhere, or without an address',
    input: `${API}tenants:\n  - { name: a, costCenter: ENG-1, network: { apiServer: { cidrs: [] } } }\n  - { name: b, costCenter: ENG-1, network: { apiServer: { cidrs: [0.0.0.0/0, 10.0.0.10] } } }\n`,
    finds: [
      ['PEER_INVALID 3:66', /No address is stated/, /10\.0\.0\.10\/32/],
      ['CIDR_FORBIDDEN 4:67', /0\.0\.0\.0\/0 covers/, /API server alone/],
      ['CIDR_INVALID 4:78', /`10\.0\.0\.10`/, /10\.0\.0\.10\/32/],
    ],
  },
  {
    rule: 'API access where nobody says where the API server is, where the access is granted',
    input: tenant('apiAccess: true'),
    finds: [['API_SERVER_MISSING 5:16', /its addresses are not stated/, /`network: \{apiServer:/]],
  },
  {
    rule: 'API access of a tier, once, in the tier',
    input: tier('apiAccess: true'),
    finds: [['API_SERVER_MISSING 4:16', /its addresses are not stated/, /to the platform/]],
  },
  {
    rule: 'flows that leave an end open, which would be everybody',
    input: tenant(
      'network:\n  flows:\n    a: { from: { app: web } }\n    b: { to: { app: db }, from: {} }',
    ),
    finds: [
      ['FLOW_INVALID 7:12', /`a` does not say who is called/, /Add `to`/],
      ['FLOW_INVALID 8:12', /`b` does not say who calls/, /Add `from`/],
    ],
  },
  {
    rule: 'peers and accounts in namespaces that look like those of the fleet, and are none',
    input: `${API}platform: { prefix: ml, kubernetesVersion: "1.34", auditors: [{ serviceAccount: ml-speech-pord/scanner }] }
tenants:
  - { name: vision, costCenter: ENG-1, users: [{ serviceAccount: ml-visoin-prod/deployer }, { serviceAccount: ci/deployer }] }
  - name: speech
    costCenter: ENG-2
    deployers: [{ serviceAccount: ml-speach-dev/pipeline }, { serviceAccount: ml-speech-dev/pipeline }]
    network:
      ingress: { a: { namespace: ml-gone-prod }, metrics: { namespace: ml-monitoring }, ray: { namespace: ray-system } }
      egress: { b: { namespace: ml-vision-prd, ports: [80] } }
`,
    finds: [
      [
        'NAMESPACE_UNKNOWN 2:62',
        /The account `ml-speech-pord\/scanner` is in `ml-speech-pord`, which looks like/,
        /Correct the name\. If the namespace exists outside/,
      ],
      [
        'NAMESPACE_UNKNOWN 4:47',
        /The account `ml-visoin-prod\/deployer` is in `ml-visoin-prod`/,
        /Did you mean `ml-vision-prod`\?/,
      ],
      [
        'NAMESPACE_UNKNOWN 7:16',
        /The account `ml-speach-dev\/pipeline` is in `ml-speach-dev`/,
        /Did you mean `ml-speech-dev`\?/,
      ],
      ['NAMESPACE_UNKNOWN 9:34', /`ingress\.a` names `ml-gone-prod`/, /accept the warning/],
      [
        'NAMESPACE_UNKNOWN 10:33',
        /`egress\.b` names `ml-vision-prd`/,
        /Did you mean `ml-vision-prod`\?/,
      ],
    ],
  },
  {
    rule: 'ways that only one side opens',
    input: `${API}platform: { prefix: ml, kubernetesVersion: "1.34" }
sharedServices:
  mlflow: { costCenter: P-1, ports: { http: 5000 }, consumers: [speech] }
tenants:
  - name: vision
    costCenter: ENG-1
    namespaces: single
    network:
      egress: { asr: { namespace: ml-speech-prod, ports: [8080] }, store: { namespace: ml-mlflow } }
      ingress: { jobs: { namespace: ml-speech-dev } }
  - { name: speech, costCenter: ENG-2, network: { egress: { tracking: { namespace: ml-mlflow } } } }
`,
    finds: [
      [
        'WAY_ONE_SIDED 10:17',
        /`asr` leads from `all` of `vision` to `prod` of `speech`, which does not let it in/,
        /Add to the tenant `speech`: `environments: {prod: {network: {ingress: {vision-all: {namespace: ml-vision, ports: \[8080\]}}}}}`/,
      ],
      ['WAY_ONE_SIDED 10:68', /to the shared service `mlflow`/, /Add `vision` to the `consumers`/],
      [
        'WAY_ONE_SIDED 11:18',
        /`jobs` lets `dev` of `speech` into `all` of `vision`, but it has no way out/,
        /`environments: {dev: {network: {egress: {vision-all: {namespace: ml-vision}}}}}`/,
      ],
    ],
  },
];
