import type { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import type { LifecycleState } from '../../fleet/model/props';
import { guardMetadata } from '../api-object/metadata';
import { inTenant, resolvePart } from '../resolve-props';
import { Resolved } from '../resolved';
import { resourceQuota } from './resource-quota';

/** Props of a PriorityGuard. */
export interface PriorityGuardProps {
  /** The namespace: a DNS label. */
  readonly namespace: string;
  /**
   * Names of priority classes that pods may name. None of the cluster's own, which begin with `system-`.
   *
   * @default - none
   */
  readonly allowed?: readonly string[];
  /**
   * `removed` takes the annotations away that keep Flux and Argo CD from deleting the object.
   *
   * @default active
   */
  readonly state?: LifecycleState;
}

/** @internal */
export interface PriorityGuardSpec {
  readonly namespace: string;
  readonly allowed: readonly string[];
  readonly state: LifecycleState;
}

/**
 * Refuses pods of every priority class but the allowed ones: preemption knows no namespaces, and
 * `system-node-critical` may be named anywhere. Classes that are made later are refused as well.
 */
export class PriorityGuard extends Construct {
  /** The namespace that it guards. */
  readonly namespace: string;

  /** Throws a `TenancyError` that names every wrong prop. */
  constructor(scope: Construct, id: string, props: PriorityGuardProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<PriorityGuardSpec>);
  constructor(
    scope: Construct,
    id: string,
    props: PriorityGuardProps | Resolved<PriorityGuardSpec>,
  ) {
    super(scope, id);
    const spec = props instanceof Resolved ? props.spec : specOf(this, props);
    this.namespace = spec.namespace;
    resourceQuota(this, {
      metadata: guardMetadata('forbidden-priorities', spec.namespace, spec.state),
      hard: { pods: '0' },
      scopes: this._toExpressions(spec.allowed),
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

function specOf(construct: Construct, props: PriorityGuardProps): PriorityGuardSpec {
  const { namespace, allowed, state = 'active' } = props;
  const { environment } = resolvePart(construct, props, {
    tenant: { priorities: allowed },
    places: [inTenant(['priorities'], 'allowed')],
  });
  return { namespace, allowed: environment.priorities, state };
}
