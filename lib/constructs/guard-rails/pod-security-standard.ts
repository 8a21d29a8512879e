import { WRITTEN_AND_DEBUGGED_PODS } from './admission-rules';
import type { Rail } from './rail';
import { lacks, parameter, shown } from './cel';
import { POD_SECURITY_CONTROLS, type PodSecurityControl } from './pod-security-controls';
import { CONTAINERS, IMAGE, OLD_CONTAINERS, OLD_IMAGES } from './pod-variables';

/** CEL for what a control refuses. */
function refusedBy({ standard, expression }: PodSecurityControl): string {
  return standard === 'restricted'
    ? `(variables.isRestricted ? (${expression}) : [])`
    : `(${expression})`;
}

/**
 * The controls in a few variables: each costs the API server something, whether it is read or not. Not in one, because of
 * what a single expression may cost for a pod of very many containers.
 */
const PARTS = [0, 6, 12].map((first) => POD_SECURITY_CONTROLS.slice(first, first + 6));

/**
 * The guard rail `podSecurity`: where a namespace has exceptions from its Pod Security Standard, Kubernetes enforces none
 * there, because it knows no exceptions; this enforces all the rest of the standard instead. A namespace without
 * exceptions has none of the annotations, and no control is evaluated for its pods.
 */
export const POD_SECURITY: Rail = {
  rail: 'podSecurity',
  rules: WRITTEN_AND_DEBUGGED_PODS,
  variables: [
    CONTAINERS,
    OLD_CONTAINERS,
    OLD_IMAGES,
    { name: 'standard', expression: parameter('pod-security') },
    {
      // As with Pod Security itself, a change is judged if it is one of containers and images: all else stays as it is.
      name: 'isOfStandard',
      expression:
        "size(variables.standard) > 0 && (request.operation == 'CREATE' || " +
        `variables.containers.map(c, ${IMAGE}) != variables.oldImages)`,
    },
    { name: 'exceptions', expression: parameter('pod-security-exceptions') },
    { name: 'isRestricted', expression: "'restricted' in variables.standard" },
    { name: 'isWindows', expression: "object.spec.?os.?name.orValue('') == 'windows'" },
    {
      // That of the pod, and those of its containers.
      name: 'securityContexts',
      expression:
        '([dyn(object.spec)] + variables.containers).filter(h, has(h.securityContext)).map(h, h.securityContext)',
    },
    { name: 'podAnnotations', expression: 'object.metadata.?annotations.orValue({})' },
    {
      // Also when a debugging container may mount them.
      name: 'allVolumes',
      expression: 'object.spec.?volumes.orValue([]).map(v, dyn(v))',
    },
    ...PARTS.map((controls, index) => ({
      name: `refusedControls${index}`,
      expression: controls.map(refusedBy).join(' +\n'),
    })),
    {
      name: 'beyondStandard',
      expression: PARTS.map((_, index) => `variables.refusedControls${index}`).join(' + '),
    },
  ],
  plain: lacks('pod-security'),
  validations: [
    {
      expression: '!variables.isOfStandard || size(variables.beyondStandard) == 0',
      message: 'this pod does not meet the Pod Security Standard of its namespace',
      messageExpression:
        "'this pod does not meet the Pod Security Standard ' + variables.standard[0] + ' of its namespace: ' + variables.beyondStandard.join(', ') + '; exceptions here: ' + " +
        `${shown('variables.exceptions')} + '. Change the pod, or ask your platform team for an exception.'`,
    },
  ],
};
