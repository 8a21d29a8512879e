import type {
  PrometheusRuleSpec,
  PrometheusRuleSpecGroups,
  PrometheusRuleSpecGroupsRules,
} from '../../../imports/monitoring.coreos.com';
import { Construct } from 'constructs';
import type { FleetMonitoring } from '../../fleet/model/fleet-monitoring';
import { offerDefaultChild } from '../api-object/default-child';
import { Manifest, type ManifestContent } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { OutputFolder } from '../api-object/output-folder';

/** A rule that records a series, or an alert. */
export type Rule = PrometheusRuleSpecGroupsRules;

/** Rules that are evaluated one after the other. */
export type RuleGroup = PrometheusRuleSpecGroups;

/** Props of a PrometheusRule. */
export interface PrometheusRuleProps {
  readonly name: string;
  readonly monitoring: FleetMonitoring;
  /** Its groups, asked for when it is written: what they are about may still grow. Those without rules are left out. */
  readonly groups: () => readonly RuleGroup[];
}

/**
 * Rules for Prometheus. They go when their entries do.
 *
 * The operator puts the rules of one object into one ConfigMap, and refuses more than 512 KiB (prometheus-operator,
 * pkg/operator/rules.go, MaxConfigMapDataSize). So each owner has an object of its own.
 */
export class PrometheusRule extends Construct {
  constructor(scope: Construct, id: string, { name, monitoring, groups }: PrometheusRuleProps) {
    super(scope, id);
    OutputFolder.of(this).set('monitoring');
    const metadata = grantMetadata(name, monitoring.namespace);
    const content: ManifestContent = {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { ...metadata, labels: { ...monitoring.ruleLabels, ...metadata.labels } },
      get spec(): PrometheusRuleSpec {
        return { groups: groups().filter(({ rules = [] }) => rules.length > 0) };
      },
    };
    offerDefaultChild(this, new Manifest(this, 'PrometheusRule', content));
  }
}
