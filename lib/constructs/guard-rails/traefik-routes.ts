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
import { isBelowGrant } from './route-paths';
import { isGranted, isSharedHost } from './routes';
import { HTTP_RULE, TCP_RULE, hostIn, isPrefixIn, pathIn } from './traefik-rules';

// Sources: traefik/traefik v3.7.13 pkg/provider/kubernetes/crd/traefikio/v1alpha1 (the fields), kubernetes_http.go
// (`@` in a name is an object of another provider, and `NAMESPACE-NAME@kubernetescrd` one of another namespace; a child
// of a parent without routes becomes a router of its own, so that a rule needs its host in any case), kubernetes_tcp.go.

const spec = (object: string): string => `dyn(${object}).?spec`;
const IS_HTTP = "request.kind.kind == 'IngressRoute'";
const IS_TCP = "request.kind.kind == 'IngressRouteTCP'";
const IS_SERVICE = "request.kind.kind == 'TraefikService'";

const rulesOf = (object: string): string =>
  `${IS_SERVICE} ? [] : ${spec(object)}.?routes.orValue([]).map(route, string(route.?match.orValue('')))`;

/** CEL for whether a rule is one that can be judged. */
const isClear = (text: string): string =>
  `(${IS_TCP} ? ${text}.matches(r'${TCP_RULE}') : ${text}.matches(r'${HTTP_RULE}'))`;

/** CEL for the hosts of the rules in a variable that can be judged. */
const hostsIn = (variable: string): string =>
  `variables.${variable}.filter(text, ${isClear('text')}).map(text, ${hostIn('text')})`;

const referencesIn = (list: string): string =>
  `${list}.orValue([]).map(m, ${reference('m')}).join(',')`;

/** CEL for all that services in a list name, as one text with commas. */
function namedBy(services: string): string {
  return (
    `${services}.map(s, ${reference('s')} + ',/' + string(s.?serversTransport.orValue('')) + ',' + ` +
    `${referencesIn('s.?middlewares')}).join(',')`
  );
}

/** Objects of other namespaces and of other providers that an object names. */
function elsewhereOf(object: string): string {
  const one = (path: string): string => `[${spec(object)}.?${path}.orValue({})].map(i, dyn(i))`;
  const services = [
    ...['weighted.?services', 'highestRandomWeight.?services', 'mirroring.?mirrors'].map(
      (path) => `${spec(object)}.?${path}.orValue([]).map(i, dyn(i))`,
    ),
    ...['mirroring', 'failover.?service', 'failover.?fallback'].map(one),
  ];
  const ofService = namedBy(`(${services.join(' + ')})`);
  const ofRoute = [
    `${spec(object)}.?routes.orValue([]).map(route, ${referencesIn('route.?middlewares')} + ',' + ${namedBy('route.?services.orValue([])')}).join(',')`,
    referencesIn(`${spec(object)}.?parentRefs`),
    ...['tls.?options', 'tls.?store'].map(
      (path) => `${one(path)}.map(i, ${reference('i')}).join(',')`,
    ),
  ].join(" + ',' + ");
  return (
    `(${IS_SERVICE} ? ${ofService} : ${ofRoute}).split(',')` +
    `.filter(name, name != '' && (name.contains('@') || !${staysHere('name')}))`
  );
}

/** Names for which an object asks for certificates, and that were not granted. */
function certificatesOf(object: string): string {
  return (
    `${spec(object)}.?tls.?domains.orValue([]).map(d, string(d.?main.orValue('')) + ',' + ` +
    `d.?sans.orValue([]).map(san, string(san)).join(',')).join(',').split(',')` +
    `.filter(host, host != '' && !${isGranted('host')})`
  );
}

/** Entry points beside the two that the chart of Traefik opens to users: the dashboard and internal ones. */
const entriesOf = (object: string): string =>
  `${IS_HTTP} ? ${spec(object)}.?entryPoints.orValue([]).map(e, string(e)).filter(e, !(e in ['web', 'websecure'])) : []`;

/** CEL for whether TLS of an object is more than switched on. */
const SETS_TLS = `(${['secretName', 'options', 'store', 'certResolver', 'domains']
  .map((field) => `${spec('object')}.?tls.?${field}.hasValue()`)
  .join(' || ')})`;

/** CEL for whether a rule takes only paths that were granted. A path by its beginning ends with a slash somewhere below. */
const IS_BELOW =
  `${isBelowGrant(hostIn('text'), "'Exact'", pathIn('text'))} && ` +
  `!(${isPrefixIn('text')} && (${hostIn('text')} + ${pathIn('text')}) in variables.granted)`;

/** IngressRoutes, IngressRouteTCPs and TraefikServices. Of an object that exists, only what is new is judged. */
export function traefikRail(rules: readonly AdmissionRule[]): Rail {
  return {
    rail: 'routeHosts',
    rules,
    variables: [
      { name: 'granted', expression: parameter('hosts') },
      ...nowAndBefore('rules', rulesOf),
      {
        name: 'unclear',
        expression: `variables.rules.filter(text, !(text in variables.rulesBefore) && !${isClear('text')})`,
      },
      {
        name: 'foreign',
        expression: `(${hostsIn('rules')}).filter(host, !${isGranted('host')} && !${isSharedHost('host')} && !(host in (${hostsIn('rulesBefore')})))`,
      },
      {
        name: 'shared',
        expression: `variables.rules.filter(text, ${isClear('text')}).filter(text, [${hostIn('text')}].exists(host, !${isGranted('host')} && ${isSharedHost('host')}))`,
      },
      {
        name: 'beyond',
        expression: `variables.shared.filter(text, !(text in variables.rulesBefore) && (${IS_TCP} || !(${IS_BELOW})))`,
      },
      ...nowAndBefore('elsewhere', elsewhereOf),
      ...nowAndBefore('certificates', certificatesOf),
      ...nowAndBefore('entries', entriesOf),
      GRANTED_CLASSES,
      ...nowAndBefore('classes', classesOf(['kubernetes.io/ingress.class'])),
    ],
    validations: [
      {
        expression: 'size(variables.unclear) == 0',
        message: 'this rule says more than the guard rail can judge',
        messageExpression: `'the guard rail cannot judge the rule ' + variables.unclear[0] + '. Begin each rule with ' + (${IS_TCP} ? 'HostSNI' : 'Host') + '(\`HOST\`), one host of yours, and join conditions without hosts by &&; write a route for each host. Granted here: ' + ${shown('variables.granted')} + '.'`,
      },
      GRANTED_HOSTS,
      {
        expression: 'size(variables.beyond) == 0',
        message: 'this namespace was granted only some paths of this host',
        messageExpression: `'this namespace was granted only some paths of the host in the rule ' + variables.beyond[0] + '; granted here: ' + ${shown('variables.granted')} + '. ' + (${IS_TCP} ? 'This kind takes all paths of its host.' : 'Write PathPrefix with one of them and a slash at its end, or Path, right after the host.')`,
      },
      {
        expression: `size(variables.shared) == 0 || !${SETS_TLS} || ${SAME_SPEC}`,
        message: 'TLS of a host whose paths tenants share belongs to none of them',
        messageExpression:
          "'TLS of the host in the rule ' + variables.shared[0] + ', which several tenants share, belongs to none of them. Write `tls: {}`; your platform team sets the certificate.'",
      },
      {
        expression: 'variables.elsewhere.all(name, name in variables.elsewhereBefore)',
        message: 'this names an object of another namespace, or of another provider',
        messageExpression:
          "'this names ' + variables.elsewhere.join(', ') + ', which belongs to another namespace or to another provider of Traefik. Name objects of your own, without @.'",
      },
      {
        expression: 'variables.certificates.all(host, host in variables.certificatesBefore)',
        message: 'this asks for a certificate of a host that this namespace was not granted',
        messageExpression: `'this asks for a certificate of the host ' + variables.certificates.join(', ') + ', which this namespace was not granted; granted here: ' + ${shown('variables.granted')} + '. Remove it from \`tls.domains\`.'`,
      },
      {
        expression: 'variables.entries.all(name, name in variables.entriesBefore)',
        message: 'this entry point is not for tenants',
        messageExpression:
          "'the entry point ' + variables.entries.join(', ') + ' is not for tenants. Write `web` or `websecure`, or leave `entryPoints` out.'",
      },
      grantedClass(`!(${IS_SERVICE})`),
    ],
  };
}
