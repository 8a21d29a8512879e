import { API, type BadInput, TENANTS, platform, tenant, tier } from '../bad-input';

const virtual = (options: string): string =>
  tenant(`isolation: { level: virtual-cluster, ${options} }`);

/** Levels of isolation, and options of virtual clusters. */
export const ISOLATION: readonly BadInput[] = [
  {
    rule: 'a level that does not exist',
    input: tenant('isolation: vcluster'),
    finds: [['VALUE_UNKNOWN 5:16', /`vcluster`/, /namespace/]],
  },
  {
    rule: 'a chart version that is a range',
    input: virtual('version: 0.37'),
    finds: [['ISOLATION_INVALID 5:51', /`0\.37` is not the version of a Helm chart/, /`0\.37\.1`/]],
  },
  {
    rule: 'a version of Kubernetes without its patch',
    input: virtual('kubernetesVersion: "1.34"'),
    finds: [['ISOLATION_INVALID 5:61', /`1\.34` is not a release of Kubernetes/, /`1\.34\.2`/]],
  },
  {
    rule: 'an etcd with an even number of members',
    input: virtual('replicas: 2'),
    finds: [
      [
        'ISOLATION_INVALID 5:52',
        /an etcd of 2 members, which survives no more losses than one of 1/,
        /Write 1, or 3\./,
      ],
    ],
  },
  {
    rule: 'no server at all, in a tier',
    input: tier('isolation: { replicas: 0 }'),
    finds: [['ISOLATION_INVALID 4:28', /0 is not a number of servers/, /Write 1, or 3/]],
  },
  {
    rule: 'amounts that mean something else than their writer meant',
    input: virtual('resources: { memory: 2GB }, storage: { size: 10 }'),
    finds: [
      ['QUANTITY_INVALID 5:63', /`2GB`/, /2Gi/],
      ['BYTES_WITHOUT_UNIT 5:87', /10 bytes/, /`10Gi`/],
    ],
  },
  {
    rule: 'a URL in place of a host name',
    input: virtual('expose: { host: "https://k8s.example.com", ingressClass: nginx }'),
    finds: [['ISOLATION_INVALID 5:58', /is not a host name/, /without protocol, port and path/]],
  },
  {
    rule: 'a host that nobody passes on, and that was not granted',
    input: virtual('expose: { host: k8s.example.com }'),
    finds: [
      ['ISOLATION_INVALID 5:50', /Nothing passes connections to `k8s\.example\.com` on/, /gateway/],
      [
        'ISOLATION_INVALID 5:58',
        /is not among the `hosts` of `dev` of `vision`/,
        /hosts: \[k8s\.example\.com\]/,
      ],
    ],
  },
  {
    rule: 'options that a tenant states beside no virtual cluster',
    input: tenant('isolation: { replicas: 3 }'),
    finds: [
      [
        'ISOLATION_UNUSED 5:18',
        /`namespace`, for which `replicas` means nothing/,
        /virtual-cluster/,
      ],
    ],
  },
  {
    rule: 'options of the platform for those that use them, which is fine',
    input: platform('isolation: { replicas: 3, version: 0.37.1 }'),
    finds: [],
  },
  {
    rule: 'a shared service in a virtual cluster',
    input: `${API}sharedServices:\n  registry: { costCenter: ENG-1, ports: { https: 443 }, consumers: all, isolation: virtual-cluster }\n${TENANTS}`,
    finds: [['ISOLATION_SHARED_SERVICE 3:84', /Nobody would reach/, /Remove the line/]],
  },
];
