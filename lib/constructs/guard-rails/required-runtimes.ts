import { Construct } from 'constructs';
import { RUNTIME_REQUIRED } from '../../plan/ownership';
import { AdmissionPolicy } from './admission-policy';
import { NEW_PODS } from './admission-rules';
import { parameter } from './cel';
import { MutatingPolicy } from './mutating-policy';
import type { AdmissionExpression, Rail } from './rail';

/** The runtime class that pods of the namespace have: one, or none where the annotation is gone. */
const REQUIRED: AdmissionExpression = { name: 'required', expression: parameter('runtime-class') };

const NAMES_NONE = "object.spec.?runtimeClassName.orValue('') == ''";

/**
 * A part of the guard rail `podScheduling`: where `scheduling.runtimeClass` is stated, no pod runs in the usual runtime of
 * its node, which would lead out of the sandbox. Which classes a pod may name instead is judged with all other pods.
 */
const REQUIRED_RUNTIME: Rail = {
  rail: 'podScheduling',
  rules: NEW_PODS,
  variables: [REQUIRED],
  validations: [
    {
      expression: `size(variables.required) == 0 || !(${NAMES_NONE})`,
      message: 'this pod must name its runtime class',
      messageExpression:
        "'pods of this namespace run in the runtime class ' + variables.required[0] + ', and this one names none. Write `runtimeClassName: ' + variables.required[0] + '` into the spec of the pod, or into the pod template of what makes it.'",
    },
  ],
};

/**
 * The policies of namespaces in which every pod has a runtime class: pods that name none get it where the API servers can
 * change pods, and are refused otherwise. Kubernetes adds the overhead, the node selector and the tolerations of the class
 * afterwards, because it runs its own admission plugins again.
 */
export class RequiredRuntimes extends Construct {
  constructor(scope: Construct, id: string, { mutation }: { readonly mutation: boolean }) {
    super(scope, id);
    if (mutation) {
      new MutatingPolicy(this, 'Runtime', {
        name: 'required-runtimes',
        rail: 'podScheduling',
        rules: NEW_PODS,
        namespaceLabels: RUNTIME_REQUIRED,
        variables: [REQUIRED],
        patches: {
          each: 'variables.required',
          where: NAMES_NONE,
          patch: "JSONPatch{op: 'add', path: '/spec/runtimeClassName', value: p}",
        },
      });
    }
    new AdmissionPolicy(this, 'Pods', {
      name: 'required-runtimes',
      rails: [REQUIRED_RUNTIME],
      match: { namespaceLabels: RUNTIME_REQUIRED },
    });
  }
}
