/** What the value of an annotation must not be, or must be, where a key alone says too little. */
export interface ValueRule {
  /** A regular expression (RE2) of the keys. */
  readonly keys: string;
  /** @default - none */
  readonly exceptKeys?: string;
  /** A regular expression of values that configure more than one route. With `allow`, of all other values. */
  readonly values: string;
  /** @default false */
  readonly allow?: boolean;
  /** Where their meaning is written down. */
  readonly source: string;
}

const F5 =
  'docs.nginx.com/nginx-ingress-controller "Advanced configuration with Annotations" (rewrites, sticky-cookie-services)';

/** One service after the other, for which F5's controller separates its words by semicolons. */
const PER_SERVICE = '^nginx\\.(org|com)/(rewrites|sticky-cookie-services)$';

export const VALUE_RULES: readonly ValueRule[] = [
  {
    // What ends a directive of nginx or opens a block; `${name}` is one of its variables.
    keys: '^nginx\\.ingress\\.kubernetes\\.io/|^nginx\\.(org|com)/',
    exceptKeys: PER_SERVICE,
    values: '^([^;{}\\r\\n]|\\$\\{\\w+\\})*$',
    allow: true,
    source:
      'CVE-2021-25742, CVE-2023-5044, CVE-2024-7646 (carriage return); both controllers write values into nginx.conf',
  },
  {
    keys: PER_SERVICE,
    values: '^( *serviceName=[^;{}\\r\\n]*;?)+$',
    allow: true,
    source: F5,
  },
  {
    // A line of its own is a directive of HAProxy. Some keys take several lines, each for one header.
    keys: '^(haproxy\\.org|haproxy-ingress\\.github\\.io|haproxy\\.router\\.openshift\\.io|ingress\\.kubernetes\\.io)/',
    exceptKeys: '/((request|response)-set-header|headers|cors-allow-origin)$',
    values: '[\\r\\n]\\s*\\S',
    source:
      'jcmoraisjr/haproxy-ingress docs/content/en/docs/configuration/keys.md; haproxytech/kubernetes-ingress documentation/annotations.md',
  },
  {
    // With the Host of another tenant, a gateway behind the proxy believes that it was asked for that one.
    keys: '/(request-set-header|headers|proxy-set-headers)$',
    values: '(?i)(^|[\\n,])\\s*host[\\s:]',
    source: 'haproxy.org request-set-header; haproxy-ingress headers; nginx.org proxy-set-headers',
  },
  {
    // Conditions and rewrites of hosts, and target groups of anybody.
    keys: '^alb\\.ingress\\.kubernetes\\.io/(actions|conditions|transforms)\\.',
    values: '(?i)host-header|targetGroupArn|targetGroupName',
    source:
      'kubernetes-sigs/aws-load-balancer-controller docs/guide/ingress/annotations.md (actions, conditions, transforms)',
  },
  {
    // The two entry points that its chart opens to users; others are the dashboard and internal ones.
    keys: '^traefik\\.ingress\\.kubernetes\\.io/router\\.entrypoints$',
    values: '^\\s*(web|websecure)(\\s*,\\s*(web|websecure))*\\s*$',
    allow: true,
    source: 'doc.traefik.io "Traefik & Kubernetes with Ingress"',
  },
  {
    // It is written into a rule as it is.
    keys: '^traefik\\.ingress\\.kubernetes\\.io/router\\.pathmatcher$',
    values: '^(Path|PathPrefix|PathPrefixStrip|PathRegexp|PathStrip)$',
    allow: true,
    source: 'doc.traefik.io "Traefik & Kubernetes with Ingress"',
  },
];
