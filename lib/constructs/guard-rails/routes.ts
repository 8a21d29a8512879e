import type { AdmissionRule } from './rail';

/** Ingresses, and routes of the Gateway API in whatever version is served: the kinds need not be there. */
export const ROUTES: readonly AdmissionRule[] = [
  {
    apiGroups: ['networking.k8s.io'],
    apiVersions: ['*'],
    operations: ['CREATE', 'UPDATE'],
    resources: ['ingresses'],
  },
  {
    apiGroups: ['gateway.networking.k8s.io'],
    apiVersions: ['*'],
    operations: ['CREATE', 'UPDATE'],
    resources: ['grpcroutes', 'httproutes', 'tlsroutes'],
  },
];

/** CEL for whether a route is an Ingress. */
export const IS_INGRESS = "request.kind.kind == 'Ingress'";

/**
 * Whether a host was granted as a whole: as it is written, below a wildcard (of which a narrower wildcard is a part), or as the name of
 * a Service of the namespace, by which operators make routes inside the cluster.
 */
export function isGranted(host: string): string {
  return (
    `((${host} in variables.granted && !${host}.contains('/')) || ` +
    `variables.granted.exists(g, g.startsWith('*.') && ${host}.endsWith(g.substring(1))) || ` +
    `${host}.endsWith('.' + request.namespace + '.svc') || ` +
    `${host}.endsWith('.' + request.namespace + '.svc.cluster.local'))`
  );
}

/** CEL for whether some paths of a host were granted, and not the host as a whole. */
export function isSharedHost(host: string): string {
  return `variables.granted.exists(g, g.startsWith(${host} + '/'))`;
}

/** The hosts whose certificates an Ingress names. */
export function tlsHostsOf(object: string): string {
  // Lists in a list, which older servers cannot flatten otherwise.
  return `dyn(${object}).spec.?tls.orValue([]).map(tls, tls.?hosts.orValue([]).join(',')).join(',').split(',').filter(host, host != '')`;
}

/** The hosts for which an object takes requests; `''` is every host. */
export function hostsOf(object: string): string {
  const spec = `dyn(${object}).spec`;
  const ingress =
    `${spec}.?rules.orValue([]).map(rule, rule.?host.orValue('')) + ` +
    `(has(${spec}.defaultBackend) ? [''] : []) + ` +
    tlsHostsOf(object);
  // A route between Services of the same namespace, for a mesh: the host is the Service.
  const isMesh =
    `size(${spec}.?parentRefs.orValue([])) > 0 && ${spec}.parentRefs.all(parent, ` +
    "parent.?kind.orValue('Gateway') == 'Service' && parent.?group.orValue('gateway.networking.k8s.io') == '' && " +
    'parent.?namespace.orValue(request.namespace) == request.namespace)';
  const route = `(size(${spec}.?hostnames.orValue([])) > 0 ? ${spec}.hostnames : (${isMesh}) ? [] : [''])`;
  return `${IS_INGRESS} ? ${ingress} : ${route}`;
}

/** CEL for the hosts that the filters of a route write into a request, as one text with commas. */
function writtenBy(filters: string): string {
  const headers = ['set', 'add']
    .map((list) => `f.?requestHeaderModifier.?${list}.orValue([]).map(h, dyn(h))`)
    .join(' + ');
  return (
    `${filters}.orValue([]).map(f, ([string(f.?urlRewrite.?hostname.orValue(''))] + ` +
    `(${headers}).filter(h, h.name.lowerAscii() in ['host', ':authority']).map(h, string(h.?value.orValue('')))).join(',')).join(',')`
  );
}

/**
 * The hosts that a route writes into requests: what is behind it may take them for requests to that host. A request with
 * the host of its own Service stays inside the namespace.
 */
export function rewritesOf(object: string): string {
  return (
    `${IS_INGRESS} ? [] : dyn(${object}).spec.?rules.orValue([]).map(rule, ${writtenBy('rule.?filters')} + ',' + ` +
    `rule.?backendRefs.orValue([]).map(b, ${writtenBy('b.?filters')}).join(',')).join(',').split(',').filter(host, host != '')`
  );
}
