import type { AdmissionExpression } from './rail';

/** CEL for the annotation in which LimitRanger says what it gave. */
export const NOTE = "object.metadata.?annotations[?'kubernetes.io/limit-ranger'].orValue('')";

/** What LimitRanger gave, as `cpu, memory limit for container main`. A forged note changes nothing but one's own pod. */
export const NOTES: AdmissionExpression = {
  name: 'notes',
  expression: `${NOTE}.replace('LimitRanger plugin set: ', '').split('; ')`,
};

/** The lists of containers that get defaults, and what LimitRanger calls an item of each. */
export const CONTAINER_LISTS = [
  ['containers', 'container'],
  ['initContainers', 'init container'],
] as const;

/**
 * CEL for items of all containers whose amount of a resource was given by default: `names` is a list of resources. In
 * `where` and `item` the container is `c`, the resource `name`; the amount's JSON pointer is put before the item.
 */
export function defaulted(
  part: 'request' | 'limit',
  names: string,
  where: string,
  more = '',
): string {
  return CONTAINER_LISTS.map(([list, word]) => {
    const isDefault =
      `variables.notes.exists(n, n.endsWith(' ${part} for ${word} ' + c.name) && ` +
      `n.split(' ${part} for ')[0].split(', ').exists(given, given == name)) && ` +
      `c.?resources.?${part}s[?name].hasValue()`;
    return (
      `${names}.map(name, object.spec.?${list}.orValue([]).transformList(i, c, ${isDefault} && ${where}, ` +
      `{'path': '/spec/${list}/' + string(i) + '/resources/${part}s/' + name${more}})).flatten()`
    );
  }).join(' + ');
}
