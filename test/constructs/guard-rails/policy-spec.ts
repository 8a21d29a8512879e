import type { IConstruct } from 'constructs';
import { AdmissionPolicy } from '../../../lib/constructs/guard-rails/admission-policy';
import type { Rail } from '../../../lib/constructs/guard-rails/rail';
import { chart, objectIn } from '../objects';

/** What tests look at in a ValidatingAdmissionPolicy. */
export interface PolicySpec {
  readonly matchConstraints: {
    readonly resourceRules: readonly {
      readonly operations: readonly string[];
      readonly resources: readonly string[];
    }[];
  };
  readonly matchConditions?: readonly { readonly name: string; readonly expression: string }[];
  readonly variables: readonly { readonly name: string; readonly expression: string }[];
  readonly validations: readonly {
    readonly expression: string;
    readonly message: string;
    readonly messageExpression: string;
  }[];
}

export function policySpec(scope: IConstruct, name: string): PolicySpec {
  return objectIn(scope, 'ValidatingAdmissionPolicy', name)['spec'] as PolicySpec;
}

/** The policy of a rail alone. */
export function specOfRail(rail: Rail): PolicySpec {
  return policySpec(
    new AdmissionPolicy(chart(), 'policy', { name: 'rail', rails: [rail] }),
    'rail',
  );
}

/** Operations and resources of its rules, each in a line. */
export function rulesOf({ matchConstraints }: PolicySpec): string[] {
  return matchConstraints.resourceRules.map(
    ({ operations, resources }) => `${operations.join()} ${resources.join()}`,
  );
}

export function variableOf({ variables }: PolicySpec, name: string): string {
  return variables.find((variable) => variable.name === name)!.expression;
}

/** The lines of what several rails of a policy refuse. */
export function refusalsOf(spec: PolicySpec): string[] {
  return variableOf(spec, 'refusals').split('\n');
}

/** The rail whose name switches it off. */
export function railOf({ validations }: PolicySpec): string {
  return /^'(\w+)' in variables\.off \|\| /.exec(validations[0]!.expression)![1]!;
}
