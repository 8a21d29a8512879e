// Made by `npm run imports` from the CRDs that test/cluster/definitions/go.mod pins. Do not edit.

export interface PrometheusRuleSpec {
  readonly groups?: readonly PrometheusRuleSpecGroups[];
}

export interface PrometheusRuleSpecGroups {
  readonly interval?: string;
  readonly labels?: { [key: string]: string };
  readonly limit?: number;
  readonly name: string;
  readonly partial_response_strategy?: string;
  readonly query_offset?: string;
  readonly rules?: readonly PrometheusRuleSpecGroupsRules[];
}

export interface PrometheusRuleSpecGroupsRules {
  readonly alert?: string;
  readonly annotations?: { [key: string]: string };
  readonly expr: PrometheusRuleSpecGroupsRulesExpr;
  readonly for?: string;
  readonly keep_firing_for?: string;
  readonly labels?: { [key: string]: string };
  readonly record?: string;
}

export type PrometheusRuleSpecGroupsRulesExpr = number | string;
