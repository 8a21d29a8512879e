import { Construct } from 'constructs';
import { DEFAULT_PRIORITY } from '../../plan/ownership';
import { NEW_PODS } from './admission-rules';
import { parameter } from './cel';
import { MutatingPolicy } from './mutating-policy';

/** What Kubernetes writes into a pod according to its class, before a policy sees the pod. */
const OF_NO_CLASS = ['preemptionPolicy', 'priority'];

/**
 * A part of the guard rail `podScheduling`: pods that name no priority class get the one of `scheduling.defaultPriority`.
 *
 * Kubernetes has already given them the priority of no class by then. That is taken away, so that its own admission
 * plugin, which runs again after a change, writes the priority of the class.
 */
export class DefaultPriorities extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new MutatingPolicy(this, 'Priority', {
      name: 'default-priorities',
      rail: 'podScheduling',
      rules: NEW_PODS,
      namespaceLabels: DEFAULT_PRIORITY,
      variables: [
        { name: 'class', expression: parameter('default-priority') },
        {
          name: 'changes',
          expression:
            "variables.class.map(name, {'path': '/spec/priorityClassName', 'value': name})" +
            OF_NO_CLASS.map(
              (field) =>
                ` + (has(object.spec.${field}) ? [{'path': '/spec/${field}', 'value': ''}] : [])`,
            ).join(''),
        },
      ],
      patches: {
        each: 'variables.changes',
        where: "size(variables.class) > 0 && object.spec.?priorityClassName.orValue('') == ''",
        patch:
          "p.value == '' ? JSONPatch{op: 'remove', path: p.path} : " +
          "JSONPatch{op: 'add', path: p.path, value: p.value}",
      },
    });
  }
}
