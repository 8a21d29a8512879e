import { Construct } from 'constructs';
import { AdmissionPolicy, type AdmissionPolicyProps } from './admission-policy';
import { containersOf, parameter, shown } from './cel';
import { POD_SECURITY_CONTROLS, type PodSecurityControl } from './pod-security-controls';

/** CEL for the containers of a pod as far as a change of them is judged: Kubernetes' own admission does the same. */
function imagesOf(pod: string): string {
  return `(${containersOf(`${pod}.spec`)}).map(c, c.name + ' ' + c.?image.orValue(''))`;
}

function nothingBelow({ standard, expression }: PodSecurityControl): string {
  return standard === 'restricted' ? `variables.restricted ? (${expression}) : []` : expression;
}

/**
 * The guard rail `podSecurity` as a policy. Where a namespace has exceptions from its Pod Security Standard, Kubernetes
 * enforces none there, because it knows no exceptions; this enforces all the rest of the standard instead. A namespace
 * without exceptions has none of the annotations, and nothing is evaluated for its pods.
 */
export const POD_SECURITY_POLICY: AdmissionPolicyProps = {
  name: 'pod-security',
  rail: 'podSecurity',
  rules: [
    { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['pods'] },
    {
      apiGroups: [''],
      apiVersions: ['v1'],
      operations: ['UPDATE'],
      resources: ['pods/ephemeralcontainers'],
    },
  ],
  variables: [
    { name: 'standard', expression: parameter('pod-security') },
    {
      name: 'judged',
      expression:
        "size(variables.standard) > 0 && (request.operation == 'CREATE' || " +
        `${imagesOf('object')} != ${imagesOf('oldObject')})`,
    },
    { name: 'allowed', expression: parameter('pod-security-exceptions') },
    { name: 'restricted', expression: "'restricted' in variables.standard" },
    { name: 'windows', expression: "object.spec.?os.?name.orValue('') == 'windows'" },
    { name: 'containers', expression: containersOf('object.spec') },
    {
      // That of the pod, and those of its containers.
      name: 'contexts',
      expression:
        '([dyn(object.spec)] + variables.containers).filter(h, has(h.securityContext)).map(h, h.securityContext)',
    },
    { name: 'annotations', expression: 'object.metadata.?annotations.orValue({})' },
    { name: 'volumes', expression: 'object.spec.?volumes.orValue([]).map(v, dyn(v))' },
    ...POD_SECURITY_CONTROLS.map((control) => ({
      name: control.name,
      expression: nothingBelow(control),
    })),
    {
      name: 'found',
      expression: POD_SECURITY_CONTROLS.map(({ name }) => `variables.${name}`).join(' + '),
    },
  ],
  validations: [
    {
      expression: '!variables.judged || size(variables.found) == 0',
      message: 'this pod does not meet the Pod Security Standard of its namespace',
      messageExpression:
        "'this pod does not meet the Pod Security Standard `' + variables.standard[0] + '` of its namespace: ' + variables.found.join(', ') + '; exceptions here: ' + " +
        `${shown('variables.allowed')} + '. Change the pod, or ask your platform team for an exception.'`,
    },
  ],
};

/** The guard rail `podSecurity`. */
export class PodSecurityStandard extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AdmissionPolicy(this, 'Pods', POD_SECURITY_POLICY);
  }
}
