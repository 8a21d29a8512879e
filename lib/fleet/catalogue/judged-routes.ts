/** The policy that judges a kind of route. Its proxy decides which fields there are to judge. */
export type RoutePolicy = 'contour-routes' | 'proxy-routes' | 'traefik-routes';

/** A kind that takes requests for hosts and is granted on request. The guard rail `routeHosts` judges it. */
export interface JudgedRoute {
  /** The API group. */
  readonly group: string;
  readonly resource: string;
  readonly policy: RoutePolicy;
  /** A subresource that its API server asks for before it takes a host. Everybody who writes the kind may use it. */
  readonly hostPermission?: string;
}

/**
 * Kinds of routes that name their hosts in fields, so that an admission policy can compare them with `network.hosts`.
 *
 * Sources: openshift/library-go pkg/route/hostassignment (`spec.host` and certificates need `create` and `update` of
 * `routes/custom-host`, `spec.subdomain` needs nothing when a Route is made); openshift/openshift-apiserver
 * pkg/cmd/openshift-apiserver/openshiftadmission (it evaluates ValidatingAdmissionPolicies); knative/serving
 * pkg/apis/serving/v1beta1/domainmapping_validation.go (its name is the host); those of Contour and Traefik are at their
 * policies.
 */
export const JUDGED_ROUTES: readonly JudgedRoute[] = [
  {
    group: 'route.openshift.io',
    resource: 'routes',
    policy: 'proxy-routes',
    hostPermission: 'custom-host',
  },
  { group: 'serving.knative.dev', resource: 'domainmappings', policy: 'proxy-routes' },
  { group: 'projectcontour.io', resource: 'httpproxies', policy: 'contour-routes' },
  { group: 'traefik.io', resource: 'ingressroutes', policy: 'traefik-routes' },
  { group: 'traefik.io', resource: 'ingressroutetcps', policy: 'traefik-routes' },
  { group: 'traefik.io', resource: 'traefikservices', policy: 'traefik-routes' },
];

/** What is known of a kind, if it is one of these. */
export function judgedRoute(group: string, resource: string): JudgedRoute | undefined {
  return JUDGED_ROUTES.find((kind) => kind.group === group && kind.resource === resource);
}
