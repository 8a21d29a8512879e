import { Construct } from 'constructs';
import { type AdmissionRule, AdmissionPolicy } from './admission-policy';
import { parameter, shown } from './cel';
import { ANNOTATION_VALUE, CHANGED_ANNOTATIONS } from './changed-annotations';
import {
  HOST_ANNOTATIONS,
  RAW_ANNOTATIONS,
  REFERENCE_ANNOTATIONS,
  anyKey,
} from './proxy-annotations';

/** Ingresses, and routes of the Gateway API in whatever version is served: the kinds need not be there. */
const ROUTES: readonly AdmissionRule[] = [
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

const SERVICES: AdmissionRule = {
  apiGroups: [''],
  apiVersions: ['v1'],
  operations: ['CREATE', 'UPDATE'],
  resources: ['services'],
};

const IS_INGRESS = "request.kind.kind == 'Ingress'";

/**
 * Whether a host was granted: as it is written, below a wildcard (of which a narrower wildcard is a part), or as the name of
 * a Service of the namespace, by which operators make routes inside the cluster.
 */
function isGranted(host: string): string {
  return (
    `(${host} in variables.granted || ` +
    `variables.granted.exists(g, g.startsWith('*.') && ${host}.endsWith(g.substring(1))) || ` +
    `${host}.endsWith('.' + request.namespace + '.svc') || ` +
    `${host}.endsWith('.' + request.namespace + '.svc.cluster.local'))`
  );
}

/** The hosts for which an object takes requests; `''` is every host. */
function hostsOf(object: string): string {
  const spec = `dyn(${object}).spec`;
  const ingress =
    `${spec}.?rules.orValue([]).map(rule, rule.?host.orValue('')) + ` +
    `(has(${spec}.defaultBackend) ? [''] : []) + ` +
    // Lists in a list, which older servers cannot flatten otherwise.
    `${spec}.?tls.orValue([]).map(tls, tls.?hosts.orValue([]).join(',')).join(',').split(',').filter(host, host != '')`;
  // A route between Services of the same namespace, for a mesh: the host is the Service.
  const isMesh =
    `size(${spec}.?parentRefs.orValue([])) > 0 && ${spec}.parentRefs.all(parent, ` +
    "parent.?kind.orValue('Gateway') == 'Service' && parent.?group.orValue('gateway.networking.k8s.io') == '' && " +
    'parent.?namespace.orValue(request.namespace) == request.namespace)';
  const route = `(size(${spec}.?hostnames.orValue([])) > 0 ? ${spec}.hostnames : (${isMesh}) ? [] : [''])`;
  return `${IS_INGRESS} ? ${ingress} : ${route}`;
}

/** The classes that an Ingress names, by the field and by the annotation of old. */
function classesOf(object: string): string {
  return (
    `(${IS_INGRESS} ? [string(dyn(${object}).spec.?ingressClassName.orValue('')), ` +
    `string(${object}.metadata.?annotations[?'kubernetes.io/ingress.class'].orValue(''))].filter(c, c != '') : [])`
  );
}

/**
 * The guard rail `routeHosts`: a tenant takes requests only for the hosts that it was granted, and does not configure
 * the proxy that all share. Of an object that exists, only what is new is judged: a grant that ends freezes nothing.
 *
 * Backends in other namespaces need a ReferenceGrant there, which no tenant may write.
 */
export class RouteHosts extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this._addHosts();
    this._addAnnotations();
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
              expression: `variables.hosts.filter(host, !(host in variables.before) && !${isGranted('host')})`,
            },
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
            {
              expression: 'size(variables.foreign) == 0',
              message: 'this namespace was not granted this host',
              messageExpression: `'this namespace was not granted the host ' + variables.foreign.join(', ') + '; granted here: ' + ${shown('variables.granted')} + '. Ask your platform team for it.'`,
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

  /** @internal */
  private _addAnnotations(): void {
    const value = ANNOTATION_VALUE;
    new AdmissionPolicy(this, 'Annotations', {
      name: 'route-annotations',
      rails: [
        {
          rail: 'routeHosts',
          // Proxies and makers of DNS records also read those of Services.
          rules: [...ROUTES, SERVICES],
          variables: [
            { name: 'granted', expression: parameter('hosts') },
            ...CHANGED_ANNOTATIONS,
            {
              // Any value can also hold configuration of nginx: what ends a directive, or opens a block.
              name: 'raw',
              expression:
                `variables.changed.filter(key, key.matches(r'${anyKey(RAW_ANNOTATIONS)}') || ` +
                `(key.startsWith('nginx.ingress.kubernetes.io/') && ${value}.matches(r'[;{}\\n]')) || ` +
                // Application load balancers of AWS take hosts among their conditions.
                `(key.startsWith('alb.ingress.kubernetes.io/conditions.') && ${value}.contains('host-header')))`,
            },
            {
              name: 'elsewhere',
              expression: `variables.changed.filter(key, key.matches(r'${anyKey(REFERENCE_ANNOTATIONS)}') && ${value}.contains('/') && !${value}.startsWith(request.namespace + '/'))`,
            },
            {
              name: 'foreign',
              expression: `variables.changed.filter(key, key.matches(r'${anyKey(HOST_ANNOTATIONS)}') && !${value}.split(',').map(host, host.trim()).all(host, host == '' || ${isGranted('host')}))`,
            },
          ],
          validations: [
            {
              expression: 'size(variables.raw) == 0',
              message: 'this annotation configures the proxy that all tenants share',
              messageExpression:
                "'the annotation ' + variables.raw.join(', ') + ' configures the proxy that all tenants share. Remove it, and ask your platform team for what you need.'",
            },
            {
              expression: 'size(variables.elsewhere) == 0',
              message: 'this annotation names an object of another namespace',
              messageExpression:
                "'the annotation ' + variables.elsewhere.join(', ') + ' names an object of another namespace. Name one of your own.'",
            },
            {
              expression: 'size(variables.foreign) == 0',
              message: 'this annotation names a host that this namespace was not granted',
              messageExpression: `'the annotation ' + variables.foreign.join(', ') + ' names a host that this namespace was not granted; granted here: ' + ${shown('variables.granted')} + '. Ask your platform team for it.'`,
            },
          ],
        },
      ],
    });
  }
}
