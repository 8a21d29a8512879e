/** Annotations by which an Ingress, a route or a Service tells a shared proxy what to do. */
export interface ProxyAnnotations {
  /** A regular expression (RE2) of their keys. Prefixes are settings of the proxies, so most patterns leave them open. */
  readonly keys: string;
  /** Where their meaning is written down. */
  readonly source: string;
}

const INGRESS_NGINX =
  'kubernetes/ingress-nginx docs/user-guide/nginx-configuration/annotations{,-risk}.md';
const HAPROXY_INGRESS =
  'jcmoraisjr/haproxy-ingress docs/content/en/docs/configuration/keys.md (configuration-snippet, server-alias, redirect)';

/** What configures the proxy of all: raw configuration, or a place that the proxy itself calls. */
export const RAW_ANNOTATIONS: readonly ProxyAnnotations[] = [
  {
    // `configuration-snippet`, `server-snippets`, `backend-config-snippet` and their like.
    keys: '[/-]snippets?$',
    source: `${INGRESS_NGINX} (rated Critical); nginx.org snippets; haproxy.org config snippets`,
  },
  {
    keys: '/(auth-(signin|url|tls-error-page|tls-match-cn)|mirror-(host|target)|modsecurity-transaction-id|proxy-ssl-name|upstream-hash-by)$',
    source: `${INGRESS_NGINX} (rated High): CVE-2025-1097, CVE-2025-1098, CVE-2025-24514`,
  },
  {
    // With the Host of another tenant, a gateway behind the proxy believes that it was asked for that one.
    keys: '/upstream-vhost$',
    source: INGRESS_NGINX,
  },
  {
    keys: '/config-(backend|defaults|frontend|global|proxy|sections|tcp)[a-z-]*$',
    source: HAPROXY_INGRESS,
  },
  {
    // Hosts that cannot be compared with a list, or follow from the host by a rule.
    keys: '/(from-to-www-redirect|redirect-from-regex|server-alias-regex)$',
    source: `${INGRESS_NGINX}; ${HAPROXY_INGRESS}`,
  },
];

/** Names of Secrets and ConfigMaps, which may be written as `namespace/name`. */
export const REFERENCE_ANNOTATIONS: readonly ProxyAnnotations[] = [
  {
    keys: '/(auth-(secret|tls-secret|proxy-set-headers)|custom-headers|fastcgi-params-configmap|proxy-ssl-secret)$',
    source: INGRESS_NGINX,
  },
  {
    keys: '/(secure-(crt|verify-ca)-secret|server-(ca|crt)|client-ca)$',
    source: `${HAPROXY_INGRESS}; haproxytech/kubernetes-ingress documentation/annotations.md`,
  },
];

/** Names of hosts, several with commas between them. */
export const HOST_ANNOTATIONS: readonly ProxyAnnotations[] = [
  {
    keys: '/(server-alias|redirect-from|host-aliases)$',
    source: `${INGRESS_NGINX}; ${HAPROXY_INGRESS}; Kong's konghq.com/host-aliases`,
  },
  {
    keys: '^external-dns\\.alpha\\.kubernetes\\.io/(internal-)?hostname$',
    source: 'kubernetes-sigs/external-dns docs/annotations/annotations.md',
  },
  {
    keys: '^cert-manager\\.io/(alt-names|common-name)$',
    source: 'cert-manager.io "Supported annotations" of Ingress and Gateway resources',
  },
];

/** One regular expression for all keys of a list. */
export function anyKey(list: readonly ProxyAnnotations[]): string {
  return list.map(({ keys }) => keys).join('|');
}
