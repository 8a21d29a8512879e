import { Construct } from 'constructs';
import { CHANGED_PARTS_OF_PODS, NEW_PODS } from './admission-rules';
import { AdmissionPolicy } from './admission-policy';
import type { AdmissionExpression, AdmissionRule, AdmissionValidation, Rail } from './rail';
import {
  CALLER,
  METADATA,
  STAMP,
  type StampOptions,
  byPeople,
  places,
  stampAt,
  workloadRules,
} from './creator-stamp';
import { OwnWorkStamp } from './own-work-stamp';
import { RAY_AUTOSCALING_POLICY } from './ray-autoscaling';

const EXCEPTED = 'variables.deputy || variables.operator';
const CALLER_NAME = 'request.userInfo.username';

const OWNER: AdmissionExpression = {
  name: 'owner',
  expression: `request.operation == 'CREATE' ? '' : ${stampAt('oldObject', METADATA)}`,
};

const MADE_BY_CALLER: AdmissionValidation = {
  expression: `variables.owner in ['', ${CALLER_NAME}] || ${EXCEPTED}`,
  message: 'this was made by somebody else',
  messageExpression:
    "'this ' + request.kind.kind + ' was made by ' + variables.owner + '. Ask its maker or an admin of your tenant to change or delete it, or make one of your own under another name.'",
};

/** The stamps of a request, and those that the object had before. */
const STAMPS: readonly AdmissionExpression[] = [
  { name: 'given', expression: places((path) => stampAt('object', path)) },
  { name: 'before', expression: places((path) => stampAt('oldObject', path)) },
  {
    name: 'genuine',
    expression:
      `request.operation == 'CREATE' ? variables.given.all(s, s in ['', ${CALLER_NAME}]) : ` +
      // A template may get the stamp of its workload, as when an older version is brought back.
      'variables.given[0] == variables.before[0] && variables.given.all(s, s in variables.before)',
  },
];

const IS_GENUINE: AdmissionValidation = {
  expression: `request.operation == 'DELETE' || variables.genuine || ${EXCEPTED}`,
  message: `the annotation \`${STAMP}\` says who made this`,
  messageExpression: `'the annotation \`${STAMP}\` says who made this ' + request.kind.kind + '. Leave it out of what is new, and as it is in what exists.'`,
};

/**
 * A Job with a selector of its own: its controller makes pods of others its own, and deletes them with the Job. A Job that
 * exists keeps its selector, and no CronJob may have one.
 */
const PICKER: AdmissionExpression = {
  name: 'picker',
  expression: "request.operation == 'CREATE' && dyn(object).?spec.?manualSelector.orValue(false)",
};

const PICKS_NO_PODS: AdmissionValidation = {
  expression: `!variables.picker || ${EXCEPTED}`,
  message: 'a Job with `manualSelector` takes over the pods of others',
  messageExpression:
    "'a Job with `manualSelector` takes over the pods of others, and deletes them. Leave `manualSelector` and `selector` out: each Job then finds its own pods.'",
};

/** The part of the guard rail that judges new pods, where the API server does not write the annotation itself. */
export function stampsOfPods(options: StampOptions): Rail {
  return {
    rail: 'ownWork',
    rules: NEW_PODS,
    matchConditions: byPeople(options),
    variables: CALLER,
    plain: `${stampAt('object', METADATA)} in ['', ${CALLER_NAME}]`,
    validations: [
      {
        ...IS_GENUINE,
        expression: `${stampAt('object', METADATA)} in ['', ${CALLER_NAME}]`,
        unless: EXCEPTED,
      },
    ],
  };
}

/** New pods are judged with all else that is asked of them (`stampsOfPods`). */
function withoutNewPods(rule: AdmissionRule): AdmissionRule {
  if (!rule.resources.includes('pods')) return rule;
  return { ...rule, operations: rule.operations.filter((operation) => operation !== 'CREATE') };
}

export interface OwnWorkOptions {
  readonly platform: StampOptions;
  /** Whether the API server can write the annotation that says who made a workload. */
  readonly mutation: boolean;
}

/**
 * The guard rail `ownWork`: a workload that says who made it is changed and deleted by nobody else but the tenant's
 * admins. What says nothing is judged by roles alone: older work, and what operators make for somebody.
 *
 * An annotation says who made it. Where the API server can write that (`OwnWorkStamp`), every workload of a person
 * has it and it is true, whatever the person writes. Elsewhere it may be missing, and must be true where it is not.
 */
export class OwnWork extends Construct {
  constructor(scope: Construct, id: string, { platform, mutation: isStamped }: OwnWorkOptions) {
    super(scope, id);
    new AdmissionPolicy(this, 'Work', {
      name: 'own-work',
      rails: [
        {
          rail: 'ownWork',
          rules: [
            ...workloadRules(platform, [...(isStamped ? [] : ['CREATE']), 'UPDATE', 'DELETE']).map(
              withoutNewPods,
            ),
            CHANGED_PARTS_OF_PODS,
            // For the selectors; the stamps of what is new are true already.
            ...(isStamped
              ? [
                  {
                    apiGroups: ['batch'],
                    apiVersions: ['*'],
                    operations: ['CREATE'],
                    resources: ['jobs'],
                  },
                ]
              : []),
          ],
          matchConditions: byPeople(platform),
          variables: [...CALLER, OWNER, ...(isStamped ? [PICKER] : STAMPS)],
          validations: [MADE_BY_CALLER, isStamped ? PICKS_NO_PODS : IS_GENUINE],
        },
      ],
    });
    new AdmissionPolicy(this, 'Autoscaling', RAY_AUTOSCALING_POLICY);
    if (isStamped) new OwnWorkStamp(this, 'Stamp', platform);
  }
}
