import { type RoutePolicy, judgedRoute } from '../../fleet/catalogue/judged-routes';
import type { FleetKind } from '../../fleet/model/fleet';
import { rulesByGroup } from './admission-rules';
import { parameter, shown } from './cel';
import type { AdmissionExpression, AdmissionRule, AdmissionValidation } from './rail';

/** Requests about the routes of other proxies that people were granted, and that one policy, or any, judges. */
export function grantedRoutes(kinds: readonly FleetKind[], policy?: RoutePolicy): AdmissionRule[] {
  const written = kinds.filter(({ group, resource, user, admin }) => {
    const judgedBy = judgedRoute(group, resource)?.policy;
    return (
      judgedBy !== undefined &&
      (policy ?? judgedBy) === judgedBy &&
      (user === 'write' || admin === 'write')
    );
  });
  return rulesByGroup(written, ['CREATE', 'UPDATE']);
}

/** What an expression gives for the object as it is, and for the object as it was: `[]` for a new one. */
export function nowAndBefore(
  name: string,
  expressionOf: (object: string) => string,
): AdmissionExpression[] {
  return [
    { name, expression: expressionOf('object') },
    {
      name: `${name}Before`,
      expression: `request.operation == 'UPDATE' ? (${expressionOf('oldObject')}) : []`,
    },
  ];
}

/** CEL for whether a request leaves the spec of an object as it is. */
export const SAME_SPEC =
  "(request.operation == 'UPDATE' && dyn(object).?spec == dyn(oldObject).?spec)";

/** CEL for a reference as `NAMESPACE/NAME`; the namespace is empty where it is not stated. */
export function reference(variable: string): string {
  return `string(${variable}.?namespace.orValue('')) + '/' + string(${variable}.?name.orValue(''))`;
}

/** CEL for whether such a reference stays in the namespace. */
export function staysHere(text: string): string {
  return `(${text}.startsWith('/') || ${text}.startsWith(request.namespace + '/'))`;
}

/** CEL for the ingress classes that an object of a custom kind names, by its field and by annotations. */
export function classesOf(annotations: readonly string[]): (object: string) => string {
  return (object) => {
    const named = annotations.map(
      (key) => `string(${object}.metadata.?annotations[?'${key}'].orValue(''))`,
    );
    const all = [`string(dyn(${object}).?spec.?ingressClassName.orValue(''))`, ...named];
    return `[${all.join(', ')}].filter(c, c != '')`;
  };
}

export const GRANTED_CLASSES: AdmissionExpression = {
  name: 'grantedClasses',
  expression: parameter('ingress-classes'),
};

/**
 * Refuses classes that were not granted, of a kind with a class.
 *
 * @param condition - CEL for whether the object has a class at all
 */
export function grantedClass(condition: string): AdmissionValidation {
  return {
    expression:
      `!(${condition}) || size(variables.grantedClasses) == 0 || ` +
      `(request.operation == 'UPDATE' && variables.classes == variables.classesBefore) || ` +
      '(size(variables.classes) > 0 && variables.classes.all(c, c in variables.grantedClasses))',
    message: 'this namespace was not granted this ingress class',
    messageExpression: `'this namespace was not granted ' + (size(variables.classes) == 0 ? 'routes without an ingress class' : 'the ingress class ' + variables.classes.join(', ')) + '; granted here: ' + ${shown('variables.grantedClasses')} + '. Set \`ingressClassName\` to one of them.'`,
  };
}

/** Refuses hosts of the variable `foreign`. */
export const GRANTED_HOSTS: AdmissionValidation = {
  expression: 'size(variables.foreign) == 0',
  message: 'this namespace was not granted this host',
  messageExpression: `'this namespace was not granted the host ' + variables.foreign.join(', ') + '; granted here: ' + ${shown('variables.granted')} + '. Ask your platform team for it.'`,
};
