import { parameter, shown } from './cel';
import {
  GRANTED_CLASSES,
  GRANTED_HOSTS,
  SAME_SPEC,
  classesOf,
  grantedClass,
  nowAndBefore,
  reference,
  staysHere,
} from './granted-routes';
import type { AdmissionRule, Rail } from './rail';
import { isGranted, isSharedHost } from './routes';

// Sources: projectcontour/contour v1.33.8 apis/projectcontour/v1/httpproxy.go, internal/dag/httpproxy_processor.go (two
// roots of one host are both invalid, an include needs no consent of the other namespace, a Secret of another namespace
// needs its TLSCertificateDelegation), policy.go (`Host` among request headers), conditions.go (a regular expression is
// joined to the prefix of its include), internal/ingressclass/ingressclass.go.

const spec = (object: string): string => `dyn(${object}).?spec`;
const hostOf = (object: string): string =>
  `[string(${spec(object)}.?virtualhost.?fqdn.orValue(''))].filter(host, host != '')`;
const routesOf = (object: string): string => `${spec(object)}.?routes.orValue([])`;

/** Proxies and servers of other namespaces to which a proxy gives its requests. */
function elsewhereOf(object: string): string {
  const one = [
    'tcpproxy.?include',
    'tcpproxy.?includes',
    'virtualhost.?authorization.?extensionRef',
  ].map(
    (path) => `[${spec(object)}.?${path}.orValue({})].map(i, dyn(i)).map(i, ${reference('i')})`,
  );
  const includes = `${spec(object)}.?includes.orValue([]).map(i, ${reference('i')})`;
  return `(${[includes, ...one].join(' + ')}).filter(name, !${staysHere('name')})`;
}

/** CEL for what headers of a policy write as the host of a request, as one text with commas. */
function hostHeaders(owner: string): string {
  return (
    `${owner}.?requestHeadersPolicy.?set.orValue([]).filter(h, string(h.?name.orValue('')).lowerAscii() in ['host', ':authority'])` +
    ".map(h, string(h.?value.orValue(''))).join(',')"
  );
}

/** Hosts that a proxy writes into requests, and that were not granted. */
function rewrittenOf(object: string): string {
  return (
    `${routesOf(object)}.map(route, ${hostHeaders('route')} + ',' + ` +
    `route.?services.orValue([]).map(s, ${hostHeaders('s')}).join(',')).join(',').split(',')` +
    `.filter(host, host != '' && !${isGranted('host')})`
  );
}

/** Addresses from which the proxy would fetch keys, and that are not those of a Service of the namespace. */
function fetchedOf(object: string): string {
  const own =
    "'^https?://[-a-z0-9]+[.]' + request.namespace + '[.]svc([.]cluster[.]local)?(:[0-9]+)?(/|$)'";
  return (
    `${spec(object)}.?virtualhost.?jwtProviders.orValue([]).map(p, string(p.?remoteJWKS.?uri.orValue('')))` +
    `.filter(uri, !uri.matches(${own}))`
  );
}

/** CEL for whether all limits that a rate limit service counts begin with the name of the namespace. */
function ownLimits(object: string): string {
  const own = (owner: string): string =>
    `${owner}.?rateLimitPolicy.?global.?descriptors.orValue([])` +
    ".all(d, string(d.?entries[?0].?genericKey.?value.orValue('')) == request.namespace)";
  return `(${own(`${spec(object)}.?virtualhost`)} && ${routesOf(object)}.all(route, ${own('route')}))`;
}

/** CEL for whether a part of another proxy has an expression with alternatives: older versions of Contour read the others without the prefix. */
const LEAVES_PREFIX =
  `(!${spec('object')}.?virtualhost.hasValue() && ${routesOf('object')}.exists(route, ` +
  "route.?conditions.orValue([]).exists(c, string(c.?regex.orValue('')).contains('|'))))";

/**
 * HTTPProxies of Contour. One without `virtualhost` is a part of others and has no host: it takes what the proxy sends on
 * that includes it, and tenants include their own ones only. Of an object that exists, only what is new is judged.
 */
export function contourRail(rules: readonly AdmissionRule[]): Rail {
  return {
    rail: 'routeHosts',
    rules,
    variables: [
      { name: 'granted', expression: parameter('hosts') },
      ...nowAndBefore('hosts', hostOf),
      {
        name: 'notWhole',
        expression: `variables.hosts.filter(host, !(host in variables.hostsBefore) && !${isGranted('host')})`,
      },
      {
        name: 'foreign',
        expression: `variables.notWhole.filter(host, !${isSharedHost('host')})`,
      },
      ...nowAndBefore('elsewhere', elsewhereOf),
      ...nowAndBefore('rewritten', rewrittenOf),
      ...nowAndBefore('fetched', fetchedOf),
      GRANTED_CLASSES,
      ...nowAndBefore(
        'classes',
        classesOf(['projectcontour.io/ingress.class', 'kubernetes.io/ingress.class']),
      ),
    ],
    validations: [
      GRANTED_HOSTS,
      {
        expression: 'size(variables.notWhole) == 0',
        message: 'several tenants share this host, and Contour takes a host from one HTTPProxy',
        messageExpression:
          "'several tenants share the host ' + variables.notWhole.join(', ') + ', and Contour takes a host from one HTTPProxy only. Leave `virtualhost` out, and ask your platform team to include this one in theirs.'",
      },
      {
        expression: 'variables.elsewhere.all(name, name in variables.elsewhereBefore)',
        message: 'this HTTPProxy sends requests to another namespace',
        messageExpression:
          "'this HTTPProxy sends requests to ' + variables.elsewhere.join(', ') + ', which is in another namespace. Include and name only what is in your own.'",
      },
      {
        expression: 'variables.rewritten.all(host, host in variables.rewrittenBefore)',
        message: 'this route sends requests on with a host that its namespace was not granted',
        messageExpression: `'this route sends requests on with the host ' + variables.rewritten.join(', ') + ', for which others may take them; granted here: ' + ${shown('variables.granted')} + '. Leave the header \`Host\` out, or name a host or a Service of your own.'`,
      },
      {
        expression: 'variables.fetched.all(uri, uri in variables.fetchedBefore)',
        message: 'the proxy that all tenants share would fetch keys from this address',
        messageExpression:
          "'the proxy that all tenants share would fetch keys from ' + variables.fetched.join(', ') + ', past the network policies. Name a Service of your own, as http://NAME.' + request.namespace + '.svc.'",
      },
      {
        expression: `${ownLimits('object')} || ${SAME_SPEC}`,
        message: 'this rate limit may count against the limits of others',
        messageExpression:
          "'this rate limit may count against the limits of others. Begin each of its `descriptors` with `genericKey: {value: ' + request.namespace + '}`.'",
      },
      {
        expression: `!${LEAVES_PREFIX} || ${SAME_SPEC}`,
        message: 'this regular expression could leave the prefix for which it is included',
        messageExpression:
          "'a regular expression with | could leave the prefix for which this HTTPProxy is included. Write a route for each alternative.'",
      },
      grantedClass('true'),
    ],
  };
}
