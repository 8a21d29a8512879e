import type { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import type { LifecycleState } from '../../fleet/model/props';
import { guardMetadata } from '../api-object/metadata';
import { resourceQuota } from './resource-quota';

export interface PriorityGuardProps {
  readonly namespace: string;
  /** Priority classes that pods may name. */
  readonly allowed: readonly string[];
  /** @default active */
  readonly state?: LifecycleState;
}

/**
 * Refuses pods of every priority class but the allowed ones: preemption knows no namespaces, and
 * `system-node-critical` may be named anywhere. Closed for classes that are made later, too.
 */
export class PriorityGuard extends Construct {
  readonly namespace: string;

  constructor(scope: Construct, id: string, props: PriorityGuardProps) {
    super(scope, id);
    this.namespace = props.namespace;
    resourceQuota(this, {
      metadata: guardMetadata('forbidden-priorities', props.namespace, props.state ?? 'active'),
      hard: { pods: '0' },
      scopes: this._toExpressions(props.allowed),
    });
  }

  /** @internal */
  private _toExpressions(allowed: readonly string[]): k8s.ScopedResourceSelectorRequirement[] {
    // Exists lets pods without a class pass, which NotIn alone would catch.
    const any = { scopeName: 'PriorityClass', operator: 'Exists' };
    if (allowed.length === 0) return [any];
    return [any, { scopeName: 'PriorityClass', operator: 'NotIn', values: [...allowed] }];
  }
}
