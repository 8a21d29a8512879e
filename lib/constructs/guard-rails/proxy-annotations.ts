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
const AGIC = 'azure.github.io/application-gateway-kubernetes-ingress/annotations';
const TRAEFIK = 'doc.traefik.io "Traefik & Kubernetes with Ingress"';

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
    keys: '/(upstream-vhost|set-host)$|^konghq\\.com/host-header$|^appgw\\.ingress\\.kubernetes\\.io/backend-hostname$',
    source: `${INGRESS_NGINX}; haproxy.org set-host; Kong's konghq.com/host-header; ${AGIC}`,
  },
  {
    keys: '/config-(backend|defaults|frontend|global|proxy|sections|tcp)[a-z-]*$',
    source: HAPROXY_INGRESS,
  },
  {
    // Ports of the proxy for everybody, places that it calls, and conditions as they are written into its configuration.
    keys: '/(tcp-service-port|(agent-check|health-check)-addr|route-acl)$|^ingress\\.cilium\\.io/host-listener-port$',
    source: `${HAPROXY_INGRESS}; haproxy.org route-acl; Cilium "Kubernetes Ingress Support"`,
  },
  {
    // Routes, mappings and filters in the language of the proxy.
    keys: '^zalando\\.org/(skipper-(filter|predicate|routes|backend)|ratelimit)$|^getambassador\\.io/config$',
    source:
      'opensource.zalando.com/skipper "Skipper Ingress Usage"; Emissary-ingress annotations of Services',
  },
  {
    // Routes of a group share one load balancer, and the order decides which of them answers.
    keys: '^alb\\.ingress\\.kubernetes\\.io/group\\.(name|order)$',
    source:
      'kubernetes-sigs/aws-load-balancer-controller docs/guide/ingress/annotations.md (IngressGroup, its security risk); IngressClassParams set the group instead',
  },
  {
    // Hosts that cannot be compared with a list, or follow from the host by a rule.
    keys: '/(from-to-www-redirect|redirect-from-regex|server-alias-regex)$',
    source: `${INGRESS_NGINX}; ${HAPROXY_INGRESS}`,
  },
];

/** Names of Secrets, ConfigMaps and other objects, which may be written as `namespace/name`; several with commas. */
export const REFERENCE_ANNOTATIONS: readonly ProxyAnnotations[] = [
  {
    keys: '/(auth-(secret|tls-secret|proxy-set-headers)|custom-headers|fastcgi-params-configmap|proxy-ssl-secret)$',
    source: INGRESS_NGINX,
  },
  {
    keys: '/(secure-(crt|verify-ca)-secret|server-(ca|crt)|client-ca)$',
    source: `${HAPROXY_INGRESS}; haproxytech/kubernetes-ingress documentation/annotations.md`,
  },
  {
    keys: '/cr-backend$',
    source: 'haproxytech/kubernetes-ingress documentation/annotations.md',
  },
  {
    keys: '^nginx\\.org/policies$|^appprotect\\.f5\\.com/app-protect-(policy|security-log)$|^appprotectdos\\.f5\\.com/app-protect-dos-resource$',
    source: 'docs.nginx.com/nginx-ingress-controller "Advanced configuration with Annotations"',
  },
];

/** Names of namespaces, in which the proxy looks for what the route names. */
export const NAMESPACE_ANNOTATIONS: readonly ProxyAnnotations[] = [
  {
    keys: '^k8s\\.apisix\\.apache\\.org/svc-namespace$|^projectcontour\\.io/tls-cert-namespace$',
    source:
      'apisix.apache.org ingress-controller annotations; projectcontour.io "Annotations Reference"',
  },
];

/** Objects of Traefik, as `NAMESPACE-NAME@kubernetescrd`. */
export const MIDDLEWARE_ANNOTATIONS: readonly ProxyAnnotations[] = [
  {
    keys: '^traefik\\.ingress\\.kubernetes\\.io/(router\\.middlewares|router\\.tls\\.options|service\\.serverstransport)$',
    source: TRAEFIK,
  },
];

/** Parts of a certificate that are not hosts: by them, others could take its owner for somebody else. */
export const IDENTITY_ANNOTATIONS: readonly ProxyAnnotations[] = [
  {
    keys: '^cert-manager\\.io/(((uri|ip|email|other-name)-sans?)|subject-.*|literal-subject|usages|is-ca)$',
    source:
      'cert-manager.io "Supported Annotations" of Ingress and Gateway resources; pkg/controller/certificate-shim/helper.go',
  },
];

/** By which an Ingress asks for a certificate. */
export const CERTIFICATE_ANNOTATIONS: readonly ProxyAnnotations[] = [
  {
    keys: '^cert-manager\\.io/(cluster-)?issuer$|^kubernetes\\.io/tls-acme$',
    source: 'cert-manager.io "Supported Annotations" of Ingress and Gateway resources',
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
  {
    keys: '^appgw\\.ingress\\.kubernetes\\.io/hostname-extension$',
    source: AGIC,
  },
  {
    // Certificates that Traefik gets by itself.
    keys: '^traefik\\.ingress\\.kubernetes\\.io/router\\.tls\\.domains\\.[0-9]+\\.(main|sans)$',
    source: TRAEFIK,
  },
  {
    keys: '^(dns\\.gardener\\.cloud/dnsnames|cert\\.gardener\\.cloud/(commonname|dnsnames)|dns\\.alpha\\.kubernetes\\.io/(external|internal)|coredns\\.io/hostname)$',
    source:
      'gardener/external-dns-management and gardener/cert-management README; kubernetes/kops dns-controller; ori-edge/k8s_gateway README',
  },
];

/**
 * A regular expression for keys in any case. Traefik compares no cases: `router.pathMatcher` is `router.pathmatcher`
 * (traefik/paerser v0.2.2, parser/nodes_metadata.go).
 */
export function inAnyCase(keys: string): string {
  return `(?i)${keys}`;
}

/** One regular expression for all keys of a list. */
export function anyKey(list: readonly ProxyAnnotations[]): string {
  return inAnyCase(list.map(({ keys }) => keys).join('|'));
}
