import { Construct } from 'constructs';
import { allKinds } from '../../../fleet/catalogue/all-kinds';
import { rulesByGroup } from '../admission-rules';
import type { StampOptions } from '../creator-stamp';
import { AdmissionPolicy } from '../admission-policy';
import type { AdmissionExpression, AdmissionPolicyProps } from '../rail';
import { literal, parameter, texts } from '../cel';
import type { EngineField } from './engine-field';
import { ENGINE_FIELDS, ENGINE_VIEWS } from './engine-field-table';
import { withOwnKinds } from './readable-fields';
import { workflowStatusPolicy } from './workflow-status';

/**
 * The guard rail `engineFields`: a workload of an engine asks its operator for nothing that the tenant may not do.
 *
 * Everybody is judged, operators as well: many of these objects are made by one operator from what a person wrote for
 * another. What exists is judged only where its `spec` changes, so that a rule which is added later keeps no controller
 * from removing a finalizer.
 */
export class EngineFields extends Construct {
  constructor(scope: Construct, id: string, options: Pick<StampOptions, 'controllers' | 'kinds'>) {
    super(scope, id);
    const fields = withOwnKinds(ENGINE_FIELDS, allKinds(options.kinds));
    new AdmissionPolicy(this, 'Fields', fieldsPolicy('engine-fields', fields, VARIABLES));
    new AdmissionPolicy(this, 'Status', workflowStatusPolicy(options));
  }
}

const VARIABLES: readonly AdmissionExpression[] = [
  { name: 'queues', expression: parameter('queues') },
  { name: 'priorities', expression: parameter('priority-classes') },
  { name: 'autoscalers', expression: parameter('autoscaler-accounts') },
  { name: 'rayTokens', expression: parameter('ray-tokens') },
  ...Object.entries(ENGINE_VIEWS).map(([name, expression]) => ({ name, expression })),
];

/** The policy that holds a table of fields. */
export const fieldsPolicy = (
  name: string,
  fields: readonly EngineField[],
  variables: readonly AdmissionExpression[],
): AdmissionPolicyProps => ({
  name,
  rails: [
    {
      rail: 'engineFields',
      rules: rulesByGroup(
        fields.flatMap(({ kinds }) => kinds.map(splitKind)),
        ['CREATE', 'UPDATE'],
      ),
      matchConditions: [
        {
          name: 'changes-what-the-operator-reads',
          expression: "request.operation == 'CREATE' || dyn(object).?spec != dyn(oldObject).?spec",
        },
      ],
      variables: [
        {
          name: 'kind',
          expression:
            "request.resource.resource + (request.?subResource.orValue('') == '' ? '' : '/' + request.subResource) + '.' + request.resource.group",
        },
        { name: 'spec', expression: 'dyn(object).?spec.orValue(dyn({}))' },
        ...variables,
      ],
      validations: fields.map(({ kinds, field, must, otherwise, allowed }) => {
        const message = `${quoted(field)} ${must}`;
        return {
          expression: `!(variables.kind in ${texts(kinds)}) || (${allowed})`,
          message,
          messageExpression: `'in this ' + request.kind.kind + ', ' + ${literal(`${message}. Otherwise ${otherwise}.`)}`,
        };
      }),
    },
  ],
});

/** The names of fields in a text, in backticks. */
function quoted(fields: string): string {
  return fields.replace(/[\w.[\]*]+/g, (word) => (word === 'and' ? word : `\`${word}\``));
}

/** The group and the plural of a kind, as `rayjobs.ray.io`. */
export function splitKind(kind: string): { group: string; resource: string } {
  const dot = kind.indexOf('.');
  return { group: kind.slice(dot + 1), resource: kind.slice(0, dot) };
}
