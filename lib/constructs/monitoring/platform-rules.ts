import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { WatchedPlatform } from '../../plan/monitoring/watched-platform';
import type { GuardRails } from '../guard-rails/guard-rails';
import { budgetRules, costRules } from './cost-rules';
import { gpuRules } from './gpu-rules';
import { guardRailAlerts } from './guard-rail-alerts';
import { namespaceAlerts } from './namespace-alerts';
import { PrometheusRule } from './prometheus-rule';
import { queueRules } from './queue-rules';
import { quotaRules } from './quota-rules';

/** Props of PlatformRules. */
export interface PlatformRulesProps {
  readonly watched: WatchedPlatform;
  /** The guard rails whose denials are counted. */
  readonly guardRails: GuardRails;
}

/** The alerts of a cluster, and what they are computed from. Whose a namespace is, the rules of its owner say. */
export class PlatformRules extends PrometheusRule {
  constructor(scope: Construct, id: string, { watched, guardRails }: PlatformRulesProps) {
    const { monitoring } = watched;
    super(scope, id, {
      name: 'tenancy',
      monitoring,
      groups: () => [
        quotaRules(monitoring),
        gpuRules(monitoring, watched.acceleratorKeys),
        queueRules(monitoring, watched.isQueued),
        costRules(watched),
        budgetRules(watched),
        guardRailAlerts(monitoring, policiesOf(guardRails)),
        namespaceAlerts(watched),
      ],
    });
  }
}

/** The names of the policies that refuse, in order. */
export function policiesOf(guardRails: GuardRails): string[] {
  const names = guardRails.node
    .findAll()
    .filter((node): node is ApiObject => ApiObject.isApiObject(node))
    .filter(({ kind }) => kind === 'ValidatingAdmissionPolicy')
    .map(({ name }) => name);
  return [...new Set(names)].sort();
}
