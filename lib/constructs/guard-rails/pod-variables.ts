import type { AdmissionExpression } from './rail';
import { asksFor, containersOf, parameter } from './cel';

/** CEL for a list of `where` in a request that changes something; empty in one that makes something. */
function before(list: string): string {
  return `request.operation == 'UPDATE' ? ${list} : []`;
}

/** Containers of all kinds of the pod, and of the pod as it was. */
export const CONTAINERS: AdmissionExpression = {
  name: 'containers',
  expression: containersOf('object.spec'),
};
export const OLD_CONTAINERS: AdmissionExpression = {
  name: 'oldContainers',
  expression: before(containersOf('oldObject.spec')),
};

/** CEL for a container `c` and its image, and those of the pod as it was. */
export const IMAGE = "string(c.name) + ' ' + string(c.?image.orValue(''))";
export const OLD_IMAGES: AdmissionExpression = {
  name: 'oldImages',
  expression: `variables.oldContainers.map(c, ${IMAGE})`,
};

/**
 * Containers that the pod did not have. They are found by a list of names, because comparing each with each costs more than
 * the API server allows where there are hundreds.
 */
export const NEW_CONTAINERS: readonly AdmissionExpression[] = [
  CONTAINERS,
  OLD_CONTAINERS,
  { name: 'oldNames', expression: 'variables.oldContainers.map(c, string(c.name))' },
  {
    name: 'newContainers',
    expression:
      "request.operation == 'CREATE' ? variables.containers : " +
      'variables.containers.filter(c, !(string(c.name) in variables.oldNames))',
  },
];

/** Names of what an accelerator of the grant is asked for by, and of all extended resources of the grant. */
export const ACCELERATORS: AdmissionExpression = {
  name: 'accelerators',
  expression: parameter('accelerators'),
};
export const EXTENDED_RESOURCES: AdmissionExpression = {
  name: 'extendedResources',
  expression: parameter('extended-resources'),
};

/** Extended resources of the grant, the accelerators among them, of which the pod asks for at least one. */
export const ASKED: readonly AdmissionExpression[] = [
  CONTAINERS,
  EXTENDED_RESOURCES,
  {
    name: 'asked',
    expression: `variables.extendedResources.filter(name, ${asksFor('variables.containers', 'name')})`,
  },
];

/** The volumes of a new pod: nothing changes them later. */
export const VOLUMES: AdmissionExpression = {
  name: 'volumes',
  expression: "request.operation == 'CREATE' ? dyn(object.spec.?volumes.orValue([])) : []",
};
