import { Construct } from 'constructs';
import type { FleetTenant } from '../../fleet/model/fleet';
import { type Budgets, budgetsOf } from '../../plan/budgets/budget-view';
import { Manifest } from '../api-object/manifest';
import { OutputFolder } from '../api-object/output-folder';
import type { Platform } from '../platform/platform';
import { Resolved } from '../resolved';
import type { Tenant } from '../tenant/tenant';
import { BUDGET_ENGINES } from './budget-engines';

/** Props of LiveBudgets. */
export interface LiveBudgetsProps {
  /** The platform, whose `organizations` have the budgets, and whose `budget` says what holds them. */
  readonly platform: Platform;
  /** All of its tenants. */
  readonly tenants: readonly Tenant[];
}

/** The objects that hold one budget, and what they are called. */
export interface LiveBudget {
  /** The name of the objects. */
  readonly name: string;
  /** What holds the objects. */
  readonly construct: Construct;
}

/**
 * What holds the budgets of organisations while the cluster runs, and the totals of tenants that are not split: objects of
 * Capsule, HNC or OpenShift, as `budget` of the platform says. It makes nothing where the platform names no engine.
 *
 * `synth` writes them to the folder `budgets`, which is delivered by itself.
 */
export class LiveBudgets extends Construct {
  /** Each budget, in order of the names of organisations, then of tenants. */
  readonly all: readonly LiveBudget[];

  constructor(scope: Construct, id: string, props: LiveBudgetsProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<Budgets | undefined>);
  constructor(
    scope: Construct,
    id: string,
    props: LiveBudgetsProps | Resolved<Budgets | undefined>,
  ) {
    super(scope, id);
    const budgets = props instanceof Resolved ? props.spec : specOf(props);
    OutputFolder.of(this).set('budgets');
    this.all = (budgets?.views ?? []).flatMap((view): LiveBudget[] => {
      const objects = BUDGET_ENGINES[budgets!.engine](view);
      if (objects.length === 0) return [];
      const construct = new Construct(this, view.name);
      for (const object of objects) {
        const { name, namespace } = object.metadata;
        new Manifest(construct, [object.kind, namespace, name].filter(Boolean).join('.'), object);
      }
      return [{ name: view.name, construct }];
    });
  }
}

function specOf({ platform, tenants }: LiveBudgetsProps): Budgets | undefined {
  return budgetsOf({
    platform: platform.spec,
    organizations: platform._organizations,
    tenants: tenants.map(({ spec }): FleetTenant => spec),
  });
}
