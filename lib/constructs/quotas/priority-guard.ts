import type { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import type { FleetEnvironment, FleetPool } from '../../fleet/model/fleet';
import type { LifecycleState, PoolProps, PriorityGrantProps } from '../../fleet/model/props';
import { priorityNames, priorityQuotas } from '../../fleet/settings/priorities/granted-priorities';
import { PRIORITY_QUOTA_PREFIX } from '../../fleet/settings/priorities/priorities';
import { guardMetadata } from '../api-object/metadata';
import { inPlatform, inTenant, resolvePart } from '../resolve-props';
import { Resolved } from '../resolved';
import { priorityQuotaHard } from './priority-quota';
import { resourceQuota } from './resource-quota';

/** Props of a PriorityGuard. */
export interface PriorityGuardProps {
  /** The namespace: a DNS label. */
  readonly namespace: string;
  /**
   * Names of priority classes that pods may name. None of the cluster's own, which begin with `system-`. A map can bound
   * what pods of a class request.
   *
   * @default - none
   */
  readonly allowed?: readonly string[] | Record<string, PriorityGrantProps>;
  /**
   * All pools of the cluster by name, such as `platform.spec.pools`, where a class has a quota of accelerators.
   *
   * @default - none
   */
  readonly pools?: Record<string, PoolProps>;
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
  readonly allowed: FleetEnvironment['priorities'];
  readonly pools: Record<string, FleetPool>;
  readonly state: LifecycleState;
}

/**
 * Refuses pods of every priority class but the allowed ones: preemption knows no namespaces, and
 * `system-node-critical` may be named anywhere. Classes that are made later are refused as well. An allowed class with a
 * quota gets a ResourceQuota of its own.
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
      scopes: this._toExpressions(priorityNames(spec.allowed)),
    });
    for (const [name, quota] of priorityQuotas(spec.allowed)) {
      resourceQuota(new Construct(this, name), {
        metadata: guardMetadata(`${PRIORITY_QUOTA_PREFIX}${name}`, spec.namespace, spec.state),
        hard: priorityQuotaHard(quota, spec.pools),
        scopes: [{ scopeName: 'PriorityClass', operator: 'In', values: [name] }],
      });
    }
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
  const { namespace, allowed, pools, state = 'active' } = props;
  const { environment, platform } = resolvePart(construct, props, {
    tenant: { priorities: allowed },
    platform: { pools },
    places: [inTenant(['priorities'], 'allowed'), inPlatform('pools')],
  });
  return { namespace, allowed: environment.priorities, pools: platform.pools, state };
}
