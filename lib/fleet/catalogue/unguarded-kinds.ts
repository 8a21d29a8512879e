/** A kind, or a whole API group, by which people reach beyond their namespace, and which no guard rail judges. */
export interface UnguardedKind {
  /** The API group. */
  readonly group: string;
  /** @default - every kind of the group */
  readonly resources?: readonly string[];
  /** What people do with it, as the end of a sentence: "with it, people …". */
  readonly reason: string;
}

const HOSTS = 'take requests for any host: no guard rail compares it with `network.hosts`';
const PORTS =
  'take all that arrives at a port of a shared Gateway: there is no host that `network.hosts` could judge';
const EXPORTS =
  'answer for a Service in the namespaces of that name on all clusters, which other tenants may own there';
const FLUX =
  'deploy with the rights of a controller of Flux, unless it runs with `--no-cross-namespace-refs` and a default service account';

/**
 * Kinds that `kinds:` may grant and nothing here judges. It is a warning to let people write them, because platforms bound
 * some of them by other means, such as the settings of their controller.
 */
export const UNGUARDED_KINDS: readonly UnguardedKind[] = [
  // Routes.
  {
    group: 'gateway.networking.k8s.io',
    resources: ['tcproutes', 'udproutes'],
    reason: PORTS,
  },
  {
    group: 'gateway.networking.k8s.io',
    resources: ['gateways', 'listenersets'],
    reason: 'open ports of a load balancer, and listen there for any host',
  },
  {
    group: 'gateway.networking.x-k8s.io',
    resources: ['xlistenersets'],
    reason: 'open ports of a load balancer, and listen there for any host',
  },
  {
    group: 'gateway.networking.k8s.io',
    resources: ['referencegrants'],
    reason: 'let routes and Gateways of any namespace use their Services and Secrets',
  },
  {
    group: 'traefik.io',
    resources: ['ingressrouteudps'],
    reason:
      'take all that arrives at an entry point of Traefik: there is no host that `network.hosts` could judge',
  },
  {
    group: 'traefik.io',
    resources: ['middlewares'],
    reason:
      'have Traefik call any address, past the network policies, and run plugins with the requests',
  },
  {
    group: 'traefik.io',
    resources: ['tlsoptions', 'tlsstores'],
    reason:
      'change TLS for the hosts of all tenants, by an object with the name `default`, unless Traefik has `defaultTLSResourcesNamespace`',
  },
  {
    group: 'traefik.containo.us',
    resources: ['ingressroutes', 'ingressroutetcps', 'ingressrouteudps', 'traefikservices'],
    reason: HOSTS,
  },
  {
    group: 'networking.istio.io',
    resources: [
      'destinationrules',
      'envoyfilters',
      'gateways',
      'proxyconfigs',
      'serviceentries',
      'sidecars',
      'virtualservices',
      'workloadentries',
      'workloadgroups',
    ],
    reason: 'change where the mesh sends requests, those for hosts of others included',
  },
  {
    group: 'projectcontour.io',
    resources: ['tlscertificatedelegations'],
    reason: 'let HTTPProxies of any namespace use their certificates',
  },
  {
    group: 'configuration.konghq.com',
    reason: 'change what Kong does with requests, those for hosts of others included',
  },
  { group: 'apisix.apache.org', reason: HOSTS },
  { group: 'getambassador.io', reason: HOSTS },
  {
    group: 'k8s.nginx.org',
    resources: ['virtualservers', 'virtualserverroutes', 'transportservers'],
    reason: HOSTS,
  },
  { group: 'gateway.solo.io', reason: HOSTS },
  { group: 'zalando.org', resources: ['routegroups'], reason: HOSTS },
  {
    group: 'networking.gke.io',
    resources: ['multiclusteringresses'],
    reason:
      'make a global load balancer for all clusters of a fleet, which takes requests for any host: no guard rail compares it with `network.hosts`',
  },
  {
    group: 'networking.gke.io',
    resources: ['multiclusterservices'],
    reason:
      'make Services in all clusters of a fleet, in the namespace of the same name, past the guard rails there',
  },
  {
    group: 'net.gke.io',
    resources: ['serviceexports'],
    reason: EXPORTS,
  },
  {
    group: 'multicluster.x-k8s.io',
    resources: ['serviceexports'],
    reason: EXPORTS,
  },
  {
    group: 'externaldns.k8s.io',
    resources: ['dnsendpoints'],
    reason: 'write DNS records for any name',
  },
  // What others deploy with rights of their own.
  { group: 'kustomize.toolkit.fluxcd.io', reason: FLUX },
  { group: 'helm.toolkit.fluxcd.io', reason: FLUX },
  {
    group: 'source.toolkit.fluxcd.io',
    reason: 'have a controller of Flux fetch from any address, past the network policies',
  },
  {
    group: 'notification.toolkit.fluxcd.io',
    reason: 'have a controller of Flux call any address, and start deployments of others',
  },
  {
    group: 'image.toolkit.fluxcd.io',
    reason: 'have a controller of Flux call registries and write to Git',
  },
  {
    group: 'fluxcd.controlplane.io',
    resources: ['fluxinstances', 'resourcesets', 'resourcesetinputproviders'],
    reason: 'deploy with the rights of the Flux operator, unless it has a default service account',
  },
  {
    group: 'infra.contrib.fluxcd.io',
    resources: ['terraforms'],
    reason: 'run Terraform with the credentials that the controller of Flux has',
  },
  { group: 'fleet.cattle.io', reason: 'deploy with the rights of the agent of Rancher Fleet' },
  { group: 'helm.cattle.io', reason: 'deploy with the rights of a cluster administrator' },
  { group: 'operators.coreos.com', reason: 'install operators with rights in the whole cluster' },
  { group: 'pkg.crossplane.io', reason: 'install programs with rights in the whole cluster' },
  { group: 'kro.run', reason: 'deploy with the rights of the controller of kro' },
  // What reads or spends for others.
  {
    group: 'monitoring.coreos.com',
    resources: ['podmonitors', 'probes', 'scrapeconfigs', 'servicemonitors'],
    reason:
      'have Prometheus read the metrics of other namespaces, call any address, and send its own token there, unless it has `ignoreNamespaceSelectors` and `arbitraryFSAccessThroughSMs: {deny: true}`',
  },
  {
    group: 'keda.sh',
    resources: ['scaledjobs', 'scaledobjects'],
    reason: 'have KEDA call any address, with the credentials that all tenants share',
  },
  {
    group: 'external-secrets.io',
    resources: ['externalsecrets', 'pushsecrets'],
    reason: 'read and write all that the account of a shared store may',
  },
  {
    group: 'cert-manager.io',
    resources: ['certificates', 'certificaterequests'],
    reason: 'get certificates for any name that an issuer of the cluster signs',
  },
];

/** What people do with a kind beyond their namespace; undefined for kinds that nothing is known of. */
export function unguardedReason(group: string, resource: string): string | undefined {
  return UNGUARDED_KINDS.find(
    (kind) => kind.group === group && (kind.resources?.includes(resource) ?? true),
  )?.reason;
}
