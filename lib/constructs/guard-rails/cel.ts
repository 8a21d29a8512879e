import type { GuardRailParameter } from '../../plan/guard-rail-parameters';

/**
 * CEL for the list that an annotation of the namespace holds; `[]` without the annotation. It is in a variable of the
 * policy, because a match condition knows no namespace.
 */
export function parameter(name: GuardRailParameter, where = 'namespaceObject'): string {
  // Splitting an empty text gives one empty text.
  return `${where}.metadata.?annotations[?'cdk8s-tenancy/${name}'].orValue('').split(',').filter(x, x != '')`;
}

/** CEL for whether the namespace lacks such an annotation, or has an empty one. */
export function lacks(name: GuardRailParameter): string {
  return `namespaceObject.metadata.?annotations[?'cdk8s-tenancy/${name}'].orValue('') == ''`;
}

/** CEL for what several such annotations list together. It may hold empty texts. */
export function parameters(names: readonly GuardRailParameter[], where: string): string {
  if (names.length === 1) return parameter(names[0]!, where);
  const values = names.map(
    (name) => `${where}.metadata.?annotations[?'cdk8s-tenancy/${name}'].orValue('')`,
  );
  return `(${values.join(" + ',' + ")}).split(',')`;
}

/** CEL for a text as it is. */
export function literal(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** CEL for a list of texts. */
export function texts(list: readonly string[]): string {
  return `[${list.map(literal).join(', ')}]`;
}

/** CEL for the text of a variable that holds a list, as a person reads it. */
export function shown(variable: string): string {
  return `(size(${variable}) == 0 ? 'none' : ${variable}.join(', '))`;
}

/** CEL for all containers of the pod spec in a variable: ordinary ones, init containers and ephemeral ones. */
export function containersOf(spec: string): string {
  // They are of different types.
  return (
    `dyn(${spec}.containers) + dyn(${spec}.?initContainers.orValue([])) + ` +
    `dyn(${spec}.?ephemeralContainers.orValue([]))`
  );
}

/** CEL for how much of an extended resource a container asks for: of these, a request is never without its limit. */
export function amountOf(container: string, name: string): string {
  return `quantity(string(${container}.?resources.?limits[?${name}].orValue('0'))).asInteger()`;
}

/** CEL for whether one of the containers in a variable asks for an extended resource. */
export function asksFor(containers: string, name: string): string {
  return `${containers}.exists(c, ${amountOf('c', name)} > 0)`;
}

/** CEL for whether a list names the taint of the toleration in `t`: by its key, or by key and value. */
export function isListedTaint(list: string): string {
  return (
    `(t.?key.orValue('') in ${list} || (t.?operator.orValue('Equal') == 'Equal' && ` +
    `(t.?key.orValue('') + '=' + t.?value.orValue('')) in ${list}))`
  );
}
