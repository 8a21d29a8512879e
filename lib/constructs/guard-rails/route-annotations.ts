import { coreRule } from './admission-rules';
import type { AdmissionRule, Rail } from './rail';
import { parameter, shown } from './cel';
import { ANNOTATION_VALUE, CHANGED_ANNOTATIONS } from './changed-annotations';
import {
  CERTIFICATE_ANNOTATIONS,
  HOST_ANNOTATIONS,
  IDENTITY_ANNOTATIONS,
  MIDDLEWARE_ANNOTATIONS,
  NAMESPACE_ANNOTATIONS,
  RAW_ANNOTATIONS,
  REFERENCE_ANNOTATIONS,
  anyKey,
  inAnyCase,
} from './proxy-annotations';
import { VALUE_RULES, type ValueRule } from './proxy-values';
import { IS_INGRESS, ROUTES, hostsOf, isGranted } from './routes';

const SERVICES: AdmissionRule = coreRule(['CREATE', 'UPDATE'], 'services');

const value = ANNOTATION_VALUE;

/** CEL for whether the annotation in `key` is one of some, and a condition holds for it. */
function isOf(keys: string, condition: string): string {
  return `(key.matches(r'${keys}') && ${condition})`;
}

/** CEL for whether the annotation in `key` has a value that a rule does not allow. */
function breaks({ keys, exceptKeys, values, allow = false }: ValueRule): string {
  const judged = exceptKeys === undefined ? '' : `!key.matches(r'${inAnyCase(exceptKeys)}') && `;
  return isOf(inAnyCase(keys), `${judged}${allow ? '!' : ''}${value}.matches(r'${values}')`);
}

/** CEL for whether one of the names in a list with commas, and only a name that says where it is, is elsewhere. */
const NAMES_ELSEWHERE = `${value}.split(',').exists(name, name.contains('/') && !name.trim().startsWith(request.namespace + '/'))`;

/** What Traefik calls an object of the namespace; with `safeNaming`, it joins both names by another sign. */
const OWN_MIDDLEWARES = `${value}.split(',').all(name, name.trim().startsWith(request.namespace + '-') || name.trim().startsWith(request.namespace + '_'))`;

/** CEL for whether an Ingress asks for a certificate, and all its hosts are names of Services. */
function asksWithoutHost(object: string): string {
  return (
    `(${IS_INGRESS} && ${object}.metadata.?annotations.orValue({}).exists(key, key.matches(r'${anyKey(CERTIFICATE_ANNOTATIONS)}')) && ` +
    `(${hostsOf(object)}).all(host, host.endsWith('.svc') || host.endsWith('.svc.cluster.local')))`
  );
}

/**
 * What annotations of routes and Services must not do. Proxies and makers of DNS records also read those of Services.
 *
 * @param more - routes of other proxies that people were granted
 */
export function routeAnnotations(more: readonly AdmissionRule[]): Rail {
  return { ...ROUTE_ANNOTATIONS, rules: [...ROUTES, SERVICES, ...more] };
}

const ROUTE_ANNOTATIONS: Omit<Rail, 'rules'> = {
  rail: 'routeHosts',
  variables: [
    { name: 'granted', expression: parameter('hosts') },
    ...CHANGED_ANNOTATIONS,
    {
      name: 'raw',
      expression: `variables.changed.filter(key, ${[`key.matches(r'${anyKey(RAW_ANNOTATIONS)}')`, ...VALUE_RULES.map(breaks)].join(' || ')})`,
    },
    {
      name: 'identities',
      expression: `variables.changed.filter(key, key.matches(r'${anyKey(IDENTITY_ANNOTATIONS)}'))`,
    },
    {
      name: 'elsewhere',
      expression: `variables.changed.filter(key, ${[
        isOf(anyKey(REFERENCE_ANNOTATIONS), NAMES_ELSEWHERE),
        isOf(anyKey(NAMESPACE_ANNOTATIONS), `${value} != request.namespace`),
        isOf(anyKey(MIDDLEWARE_ANNOTATIONS), `!${OWN_MIDDLEWARES}`),
      ].join(' || ')})`,
    },
    {
      name: 'foreign',
      expression: `variables.changed.filter(key, ${isOf(anyKey(HOST_ANNOTATIONS), `!${value}.split(',').map(host, host.trim()).all(host, host == '' || ${isGranted('host')})`)})`,
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
      expression: 'size(variables.identities) == 0',
      message: 'this annotation puts more into a certificate than hosts',
      messageExpression:
        "'the annotation ' + variables.identities.join(', ') + ' puts more into a certificate than hosts, by which others could take you for somebody else. Remove it.'",
    },
    {
      expression: `!${asksWithoutHost('object')} || (request.operation == 'UPDATE' && ${asksWithoutHost('oldObject')})`,
      message: 'this asks for a certificate without a host that this namespace was granted',
      messageExpression: `'this asks for a certificate without a host that this namespace was granted; granted here: ' + ${shown('variables.granted')} + '. Name one of them, or remove the annotation of cert-manager.'`,
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
};
