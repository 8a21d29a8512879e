import { shown, parameter } from './cel';
import type { AdmissionRule, Rail } from './rail';
import { GRANTED_HOSTS } from './granted-routes';
import { changedHostWide, isBelowGrant } from './route-paths';
import { isGranted, isSharedHost } from './routes';

const IS_ROUTE = "request.kind.kind == 'Route'";

/** CEL for a text in the spec of an object; `''` where it is missing. */
function field(object: string, path: string): string {
  return `string(dyn(${object}).?spec.?${path}.orValue(''))`;
}

/**
 * The hosts for which an object takes requests. A Route without a host takes none, and one with the policy `Subdomain`
 * those of all hosts beside its own.
 */
function hostsOf(object: string): string {
  return (
    `${IS_ROUTE} ? [${field(object, 'host')}].filter(host, host != '').map(host, ` +
    `${field(object, 'wildcardPolicy')} == 'Subdomain' && host.contains('.') ? '*' + host.substring(host.indexOf('.')) : host) ` +
    `: [string(${object}.metadata.name)]`
  );
}

/** The name that OpenShift gives a Route which names no host, before the domain of its router. */
const OWN_NAME = "object.metadata.name + '-' + request.namespace";

/** A Route without a host asks for one below the domain of each router. */
function subdomainOf(object: string): string {
  return `(${IS_ROUTE} && ${field(object, 'host')} == '' ? ${field(object, 'subdomain')} : '')`;
}

const PATH = `(${IS_ROUTE} ? ${field('object', 'path')} : '')`;
const SAME_PATH = `(request.operation == 'UPDATE' && host in variables.before && ${field('oldObject', 'path')} == ${field('object', 'path')})`;

/** CEL for whether a Route brings the certificate of its host. */
function bringsCertificate(object: string): string {
  const tls = `dyn(${object}).?spec.?tls`;
  const isSet = (name: string): string => `${tls}.?${name}.orValue('') != ''`;
  return `(${IS_ROUTE} && (${['certificate', 'key', 'caCertificate', 'externalCertificate.?name'].map(isSet).join(' || ')}))`;
}

/** The hosts of OpenShift's Routes and Knative's DomainMappings. Of an object that exists, only what is new is judged. */
export function proxyRouteRail(rules: readonly AdmissionRule[]): Rail {
  return {
    rail: 'routeHosts',
    rules,
    variables: [
      { name: 'granted', expression: parameter('hosts') },
      { name: 'hosts', expression: hostsOf('object') },
      {
        name: 'before',
        expression: `request.operation == 'UPDATE' ? (${hostsOf('oldObject')}) : []`,
      },
      {
        name: 'foreign',
        expression:
          `variables.hosts.filter(host, !(host in variables.before) && !${isGranted('host')} && ` +
          `!${isSharedHost('host')} && !(${IS_ROUTE} && host.startsWith(${OWN_NAME} + '.')))`,
      },
      {
        name: 'shared',
        expression: `variables.hosts.filter(host, !${isGranted('host')} && ${isSharedHost('host')})`,
      },
      {
        name: 'beyond',
        expression: `variables.shared.filter(host, !${isBelowGrant('host', "'Prefix'", PATH)} && !${SAME_PATH})`,
      },
      { name: 'hostWide', expression: changedHostWide('size(variables.shared) > 0') },
    ],
    validations: [
      GRANTED_HOSTS,
      {
        expression:
          `${subdomainOf('object')} in ['', ${OWN_NAME}] || ` +
          `(request.operation == 'UPDATE' && ${subdomainOf('oldObject')} == ${subdomainOf('object')})`,
        message: 'this Route takes a host of its choice below the domain of each router',
        messageExpression: `'this Route takes the host ' + ${subdomainOf('object')} + ' below the domain of each router. Write \`host\` instead of \`subdomain\`; granted here: ' + ${shown('variables.granted')} + '.'`,
      },
      {
        expression: 'size(variables.beyond) == 0',
        message: 'this namespace was granted only some paths of this host',
        messageExpression: `'this namespace was granted only some paths of the host ' + variables.beyond.join(', ') + '; granted here: ' + ${shown('variables.granted')} + '. ' + (${IS_ROUTE} ? 'Write a \`path\` that begins with one of them.' : 'This kind takes all paths of its host.')`,
      },
      {
        expression:
          `size(variables.shared) == 0 || !${bringsCertificate('object')} || ` +
          `(request.operation == 'UPDATE' && dyn(object).spec == dyn(oldObject).spec)`,
        message: 'the certificate of a host whose paths tenants share belongs to none of them',
        messageExpression:
          "'the certificate of the host ' + variables.shared.join(', ') + ', which several tenants share, belongs to none of them. Remove it from `tls`; your platform team sets the certificate.'",
      },
      {
        expression: 'size(variables.hostWide) == 0',
        message: 'this annotation holds for the paths of all tenants that share the host',
        messageExpression:
          "'the annotation ' + variables.hostWide.join(', ') + ' holds for the paths of all tenants that share the host. Remove it.'",
      },
    ],
  };
}
