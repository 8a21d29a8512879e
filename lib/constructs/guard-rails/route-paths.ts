import { shown } from './cel';
import { inAnyCase } from './proxy-annotations';
import type { Rail } from './rail';
import { IS_INGRESS, isGranted, isSharedHost, tlsHostsOf } from './routes';

/**
 * A path that every proxy reads alike: no escapes, no empty parts, no dots alone, and no signs with which a proxy that
 * takes it for a regular expression could reach beyond it.
 */
const PLAIN_PATH = '^(?:/[.]*[-_~A-Za-z0-9:@=,!&][-._~A-Za-z0-9:@=,!&]*)+/?$';

/**
 * Annotations with which a route changes how a proxy reads all paths of its host, or what holds for the host as a whole.
 *
 * Sources: kubernetes/ingress-nginx docs/user-guide/ingress-path-matching.md (`use-regex` and `rewrite-target` make
 * regular expressions of all paths of the host) and nginx-configuration/annotations.md; HAProxy Ingress keys.md
 * (`path-type`, `redirect-to`); Kong's annotations (`regex-prefix`); Traefik's `router.*`; nginx.org `path-regex`,
 * `mergeable-ingress-type`; Cilium `tls-passthrough`; Application Gateway `rule-priority`; OpenShift's `hsts_header`,
 * on Ingresses as well, because its controller copies their annotations to Routes.
 */
const HOST_WIDE = inAnyCase(
  '/(use-regex|rewrite-target|rewrites|app-root|path-(type|regex)|regex-prefix|redirect-to|(ssl|tls)-passthrough|' +
    'ssl-(ciphers|prefer-server-ciphers)|auth-tls-[a-z-]+|hsts[a-z_-]*|mergeable-ingress-type|rule-priority)$|' +
    '/router[.](pathmatcher|priority|rulesyntax|tls[a-z.]*)$',
);

/** It is called like an annotation of ingress-nginx, and changes the paths of one route (openshift/router haproxy-config.template). */
const OF_ONE_ROUTE = 'haproxy.router.openshift.io/rewrite-target';

/** CEL for the keys of such annotations, where a condition holds and the request changes the object or its annotations. */
export function changedHostWide(condition: string): string {
  return (
    `${condition} && !(request.operation == 'UPDATE' && dyn(object).spec == dyn(oldObject).spec && ` +
    'object.metadata.?annotations.orValue({}) == oldObject.metadata.?annotations.orValue({})) ? ' +
    `object.metadata.?annotations.orValue({}).filter(key, key.matches('${HOST_WIDE}') && key != '${OF_ONE_ROUTE}') : []`
  );
}

/** CEL for whether a path of a host is below one that was granted, in whole parts: `/vision/a`, and not `/vision2`. */
export function isBelowGrant(host: string, type: string, path: string): string {
  const whole = `string(${host}) + string(${path})`;
  return (
    `(${type} in ['Exact', 'Prefix', 'PathPrefix'] && string(${path}).matches('${PLAIN_PATH}') && ` +
    `variables.granted.exists(g, g.startsWith(string(${host}) + '/') && ` +
    `(${whole} == g || (${whole}).startsWith(g + '/'))))`
  );
}

const HOST = "rule.?host.orValue('')";
const PATHS = 'rule.?http.?paths.orValue([])';
const TYPE = "path.?pathType.orValue('')";
const PATH = "path.?path.orValue('')";

/** CEL for whether an Ingress had a rule before, with one of its paths or, like the new one, without any. */
const OLD_RULE = (isSame: string): string =>
  "(request.operation == 'UPDATE' && dyn(oldObject).spec.?rules.orValue([])" +
  `.exists(old, old.?host.orValue('') == ${HOST} && ${isSame}))`;

/** CEL for whether a rule of an Ingress takes only paths that were granted, or that it had before. */
const RULE_IS_FINE =
  `(size(${PATHS}) == 0 ? ${OLD_RULE('size(old.?http.?paths.orValue([])) == 0')} : ` +
  `${PATHS}.all(path, ${isBelowGrant(HOST, TYPE, PATH)} || ` +
  `${OLD_RULE(`old.?http.?paths.orValue([]).exists(was, was.?path.orValue('') == ${PATH} && was.?pathType.orValue('') == ${TYPE})`)}))`;

/** The paths that a route takes, rule by rule. Kinds that know no paths take all of them. */
function matchesOf(object: string): string {
  const all = "{'type': 'PathPrefix', 'value': '/'}";
  const rules = `dyn(${object}).spec.?rules.orValue([])`;
  return (
    `request.kind.kind != 'HTTPRoute' || size(${rules}) == 0 ? [[${all}]] : ${rules}.map(rule, ` +
    `size(rule.?matches.orValue([])) == 0 ? [${all}] : rule.matches.map(match, ` +
    "{'type': string(match.?path.?type.orValue('PathPrefix')), 'value': string(match.?path.?value.orValue('/'))}))"
  );
}

const HAD_HOST =
  "request.operation == 'UPDATE' && host in dyn(oldObject).spec.?hostnames.orValue([])";

/**
 * The paths of a host that several tenants share. A host that was granted as a whole is not judged. Of a route that
 * exists, only paths that are new are judged.
 */
export const ROUTE_PATHS: Required<Pick<Rail, 'variables' | 'validations'>> = {
  variables: [
    { name: 'matches', expression: matchesOf('object') },
    {
      name: 'matchesBefore',
      expression: `request.operation == 'UPDATE' ? (${matchesOf('oldObject')}) : []`,
    },
    {
      name: 'beyond',
      expression:
        `${IS_INGRESS} ? dyn(object).spec.?rules.orValue([]).filter(rule, !${isGranted(HOST)} && !${RULE_IS_FINE})` +
        `.map(rule, string(${HOST})) : dyn(object).spec.?hostnames.orValue([]).filter(host, !${isGranted('host')} && ` +
        `!variables.matches.all(list, list.all(match, ${isBelowGrant('host', 'match.type', 'match.value')} || ` +
        `(${HAD_HOST} && variables.matchesBefore.exists(old, match in old))))).map(host, string(host))`,
    },
    {
      name: 'certificates',
      expression:
        `${IS_INGRESS} ? (${tlsHostsOf('object')}).filter(host, !${isGranted('host')} && ${isSharedHost('host')} && ` +
        `!(request.operation == 'UPDATE' && host in (${tlsHostsOf('oldObject')}))) : []`,
    },
    {
      name: 'isShared',
      expression:
        `(${IS_INGRESS} ? dyn(object).spec.?rules.orValue([]).map(rule, string(${HOST})) : ` +
        'dyn(object).spec.?hostnames.orValue([]).map(host, string(host)))' +
        `.exists(host, !${isGranted('host')} && ${isSharedHost('host')})`,
    },
    {
      name: 'hostWide',
      expression: changedHostWide('variables.isShared'),
    },
  ],
  validations: [
    {
      expression: 'size(variables.beyond) == 0',
      message: 'this namespace was granted only some paths of this host',
      messageExpression: `'this namespace was granted only some paths of the host ' + variables.beyond.join(', ') + '; granted here: ' + ${shown('variables.granted')} + '. Write paths that begin with these, of the type Exact or Prefix (in an HTTPRoute, Exact or PathPrefix).'`,
    },
    {
      expression: 'size(variables.certificates) == 0',
      message: 'the certificate of a host whose paths tenants share belongs to none of them',
      messageExpression:
        "'the certificate of the host ' + variables.certificates.join(', ') + ', which several tenants share, belongs to none of them. Remove the host from `tls`; your platform team sets the certificate.'",
    },
    {
      expression: 'size(variables.hostWide) == 0',
      message: 'this annotation holds for the paths of all tenants that share the host',
      messageExpression:
        "'the annotation ' + variables.hostWide.join(', ') + ' holds for the paths of all tenants that share the host. Remove it.'",
    },
  ],
};
