import { Construct } from 'constructs';
import { AdmissionPolicy } from './admission-policy';

/**
 * What a budget states, where no pod that it chooses could ever be evicted, however many there are. A number of pods that
 * must be available cannot be judged: how many there are is written elsewhere, and changes.
 */
function blocking(budget: string): string {
  const spec = `dyn(${budget}).spec`;
  const states = (key: string, pattern: string): string =>
    `(string(${spec}.?${key}.orValue('')).matches('${pattern}') ? ['${key}: ' + string(${spec}.${key})] : [])`;
  // With neither of them, the disruption controller expects no pods and so allows no eviction (getExpectedPodCount).
  const neither =
    `(!${spec}.?maxUnavailable.hasValue() && !${spec}.?minAvailable.hasValue() ` +
    "? ['neither maxUnavailable nor minAvailable'] : [])";
  return `${states('maxUnavailable', '^0+%?$')} + ${states('minAvailable', '^0*100%$')} + ${neither}`;
}

/**
 * The guard rail `disruptionBudgets`: no budget keeps a node from being drained. The eviction API asks every budget, so
 * that one of these stops upgrades of nodes, the autoscaler and everybody who drains a node by hand. A budget that exists
 * may be labelled, and deleted.
 */
export class DisruptionBudgets extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AdmissionPolicy(this, 'Budgets', {
      name: 'disruption-budgets',
      rails: [
        {
          rail: 'disruptionBudgets',
          rules: [
            {
              apiGroups: ['policy'],
              apiVersions: ['v1'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['poddisruptionbudgets'],
            },
          ],
          variables: [
            { name: 'blocking', expression: blocking('object') },
            {
              name: 'before',
              expression: `request.operation == 'UPDATE' ? ${blocking('oldObject')} : []`,
            },
          ],
          validations: [
            {
              expression: 'variables.blocking.all(b, b in variables.before)',
              message: 'this budget lets no pod be evicted',
              messageExpression:
                "'this budget lets no pod be evicted (`' + variables.blocking.join(', ') + '`), so that nobody could drain its nodes. Set `maxUnavailable: 1`.'",
            },
          ],
        },
      ],
    });
  }
}
