import type { Construct } from 'constructs';
import type { WatchedOwner } from '../../plan/monitoring/watched-owner';
import { budgetRule, priceRule } from './cost-rules';
import { PrometheusRule, type Rule } from './prometheus-rule';
import { INFO } from './promql';

/**
 * What Prometheus is told of a tenant or a shared service: whose its namespaces are, and what they may cost. The alerts of the
 * platform read it, so that no namespace needs labels that kube-state-metrics would have to be told of, and a new tenant
 * changes no rule of others.
 */
export class OwnerRules extends PrometheusRule {
  constructor(scope: Construct, id: string, watched: WatchedOwner) {
    const { name, costCenter, budget, namespaces, monitoring } = watched;
    const infos = namespaces.map(({ namespace, labels }): Rule => ({
      record: INFO,
      expr: 'vector(1)',
      labels: { ...labels, namespace },
    }));
    const prices = namespaces.flatMap(({ namespace, prices: own }) =>
      own.map((price) => priceRule(price, namespace)),
    );
    const budgets =
      budget === undefined
        ? []
        : [budgetRule('tenant', { cost_center: costCenter, tenant: name }, budget)];
    super(scope, id, {
      name: ownerObjectName(watched),
      monitoring,
      groups: () => [{ name: `tenancy.${name}`, rules: [...infos, ...budgets, ...prices] }],
    });
  }
}

/** The name of what watches an owner: unique in the cluster. */
export function ownerObjectName({ kind, name }: Pick<WatchedOwner, 'kind' | 'name'>): string {
  return `tenancy-${kind === 'tenant' ? 'tenant' : 'shared'}-${name}`;
}
