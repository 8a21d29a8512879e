import { CHANGED_PARTS_OF_PODS, NEW_PODS } from './admission-rules';
import type { Rail } from './rail';
import { shown, texts } from './cel';
import { CONTAINERS, EXTENDED_RESOURCES, OLD_CONTAINERS } from './pod-variables';

/**
 * The names of what some containers ask for, and the pod as a whole, which the schema of older servers does not know.
 * Requests may name what limits do not, and vice versa.
 */
function namesOf(pod: string, containers: string): string {
  return (
    `([dyn(${pod}.spec)] + ${containers}).map(h, ` +
    "(h.?resources.?limits.orValue({}).map(n, n) + h.?resources.?requests.orValue({}).map(n, n)).join(',')" +
    ").join(',').split(',')"
  );
}

/** CEL for whether a holder asks for nothing that a namespace would have to be granted. */
function areOrdinary(holder: string): string {
  const known = texts(['cpu', 'memory', 'ephemeral-storage']);
  return ['limits', 'requests']
    .map((part) => `${holder}.?resources.?${part}.orValue({}).all(name, name in ${known})`)
    .join(' && ');
}

/**
 * The guard rail `acceleratorNames` for pods: they ask only for devices and huge pages that their namespace was granted.
 * A quota can only name what is known today; this refuses the rest.
 */
export const ACCELERATOR_NAMES: Rail = {
  rail: 'acceleratorNames',
  rules: [...NEW_PODS, CHANGED_PARTS_OF_PODS],
  variables: [
    CONTAINERS,
    OLD_CONTAINERS,
    EXTENDED_RESOURCES,
    {
      // A pod of a grant that has ended can still be debugged.
      name: 'oldResources',
      expression: `request.operation == 'UPDATE' ? ${namesOf('oldObject', 'variables.oldContainers')} : []`,
    },
    {
      name: 'foreignResources',
      expression:
        `${namesOf('object', 'variables.containers')}.filter(name, (name.contains('/') || name.startsWith('hugepages-')) && ` +
        '!(name in variables.extendedResources) && !(name in variables.oldResources))',
    },
  ],
  plain:
    `${areOrdinary('dyn(object.spec)')} && ` + `variables.containers.all(c, ${areOrdinary('c')})`,
  validations: [
    {
      expression: 'size(variables.foreignResources) == 0',
      message: 'this pod asks for a device or huge pages that its namespace was not granted',
      messageExpression: `'this pod asks for ' + variables.foreignResources[0] + ', which its namespace was not granted; granted here: ' + ${shown('variables.extendedResources')} + '. Ask your platform team for a quota of it.'`,
    },
  ],
};
