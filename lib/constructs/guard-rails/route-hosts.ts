import { Construct } from 'constructs';
import type { RoutePolicy } from '../../fleet/catalogue/judged-routes';
import type { FleetKind } from '../../fleet/model/fleet';
import { AdmissionPolicy } from './admission-policy';
import { parameter, shown } from './cel';
import { contourRail } from './contour-routes';
import { GRANTED_HOSTS, grantedRoutes } from './granted-routes';
import { proxyRouteRail } from './proxy-routes';
import type { AdmissionRule, Rail } from './rail';
import { routeAnnotations } from './route-annotations';
import { ROUTE_PATHS } from './route-paths';
import { IS_INGRESS, ROUTES, hostsOf, isGranted, isSharedHost, rewritesOf } from './routes';
import { traefikRail } from './traefik-routes';

/** The classes that an Ingress names, by the field and by the annotation of old. */
function classesOf(object: string): string {
  return (
    `(${IS_INGRESS} ? [string(dyn(${object}).spec.?ingressClassName.orValue('')), ` +
    `string(${object}.metadata.?annotations[?'kubernetes.io/ingress.class'].orValue(''))].filter(c, c != '') : [])`
  );
}

/**
 * Paths of an Ingress that are more than a path, rule by rule: some proxies write them into their configuration as they
 * are. A path may be a regular expression where its type says so, with braces for numbers.
 */
function wildPathsOf(object: string): string {
  const wild =
    "path.?path.orValue('').matches(r'[`;\"\\s]') || " +
    "(path.?pathType.orValue('') != 'ImplementationSpecific' && path.?path.orValue('').matches('[{}]'))";
  return (
    `${IS_INGRESS} ? dyn(${object}).spec.?rules.orValue([])` +
    `.map(rule, rule.?http.?paths.orValue([]).filter(path, ${wild}).map(path, string(path.path)))` +
    '.filter(paths, size(paths) > 0) : []'
  );
}

/** Policies for routes of other proxies. One exists where the platform grants a kind that it judges. */
const OF_OTHER_PROXIES: readonly {
  readonly id: string;
  readonly name: RoutePolicy;
  readonly railOf: (rules: readonly AdmissionRule[]) => Rail;
}[] = [
  { id: 'ProxyRoutes', name: 'proxy-routes', railOf: proxyRouteRail },
  { id: 'ContourRoutes', name: 'contour-routes', railOf: contourRail },
  { id: 'TraefikRoutes', name: 'traefik-routes', railOf: traefikRail },
];

/**
 * The guard rail `routeHosts`: a tenant takes requests only for the hosts that it was granted, and does not configure
 * the proxy that all share. Of an object that exists, only what is new is judged: a grant that ends freezes nothing.
 *
 * Backends in other namespaces need a ReferenceGrant there, which no tenant may write.
 */
export class RouteHosts extends Construct {
  /** @param options - the kinds that the platform grants beside the built-in ones */
  constructor(scope: Construct, id: string, { kinds }: { readonly kinds: readonly FleetKind[] }) {
    super(scope, id);
    this._addHosts();
    new AdmissionPolicy(this, 'Annotations', {
      name: 'route-annotations',
      rails: [routeAnnotations(grantedRoutes(kinds))],
    });
    for (const { id, name, railOf } of OF_OTHER_PROXIES) {
      const rules = grantedRoutes(kinds, name);
      if (rules.length > 0) new AdmissionPolicy(this, id, { name, rails: [railOf(rules)] });
    }
  }

  /** @internal */
  private _addHosts(): void {
    new AdmissionPolicy(this, 'Hosts', {
      name: 'route-hosts',
      rails: [
        {
          rail: 'routeHosts',
          rules: ROUTES,
          variables: [
            { name: 'granted', expression: parameter('hosts') },
            { name: 'hosts', expression: hostsOf('object') },
            {
              name: 'before',
              expression: `request.operation == 'UPDATE' ? (${hostsOf('oldObject')}) : []`,
            },
            {
              name: 'foreign',
              expression: `variables.hosts.filter(host, !(host in variables.before) && !${isGranted('host')} && !${isSharedHost('host')})`,
            },
            {
              name: 'rewritten',
              expression: `(${rewritesOf('object')}).filter(host, !${isGranted('host')})`,
            },
            {
              name: 'rewrittenBefore',
              expression: `request.operation == 'UPDATE' ? (${rewritesOf('oldObject')}) : []`,
            },
            { name: 'wildPaths', expression: wildPathsOf('object') },
            {
              name: 'wildBefore',
              expression: `request.operation == 'UPDATE' ? (${wildPathsOf('oldObject')}) : []`,
            },
            ...ROUTE_PATHS.variables,
            { name: 'grantedClasses', expression: parameter('ingress-classes') },
            { name: 'classes', expression: classesOf('object') },
            {
              name: 'sameClasses',
              expression: `request.operation == 'UPDATE' && ${classesOf('oldObject')} == variables.classes`,
            },
          ],
          validations: [
            {
              expression: "!('' in variables.foreign)",
              message: 'without a host this takes the requests of all tenants',
              messageExpression: `'without a host this takes the requests of all tenants. Name one that your namespace was granted; granted here: ' + ${shown('variables.granted')} + '. Ask your platform team for another.'`,
            },
            GRANTED_HOSTS,
            ...ROUTE_PATHS.validations,
            {
              expression: 'variables.rewritten.all(host, host in variables.rewrittenBefore)',
              message:
                'this route sends requests on with a host that its namespace was not granted',
              messageExpression: `'this route sends requests on with the host ' + variables.rewritten.join(', ') + ', for which others may take them; granted here: ' + ${shown('variables.granted')} + '. Leave \`urlRewrite.hostname\` and the header \`Host\` out, or name a host or a Service of your own.'`,
            },
            {
              expression: 'variables.wildPaths.all(paths, paths in variables.wildBefore)',
              message: 'this path would be read as configuration of the proxy',
              messageExpression:
                "'the path ' + variables.wildPaths[0][0] + ' would be read as configuration of the proxy that all tenants share. Leave spaces, quotes, braces and semicolons out of it.'",
            },
            {
              expression:
                `!(${IS_INGRESS}) || size(variables.grantedClasses) == 0 || variables.sameClasses || ` +
                '(size(variables.classes) > 0 && variables.classes.all(c, c in variables.grantedClasses))',
              message: 'this namespace was not granted this ingress class',
              messageExpression: `'this namespace was not granted ' + (size(variables.classes) == 0 ? 'Ingresses without a class' : 'the ingress class ' + variables.classes.join(', ')) + '; granted here: ' + ${shown('variables.grantedClasses')} + '. Set \`ingressClassName\` to one of them.'`,
            },
          ],
        },
      ],
    });
  }
}
