import { Construct } from 'constructs';
import { mapOf } from '../../fleet/values/maps';
import { queueTree } from '../../plan/queues/queue-tree';
import type { Platform } from '../platform/platform';
import { commonParts } from '../platform/common-parts';
import { resolveProps } from '../resolve-props';
import { Resolved } from '../resolved';
import type { SharedService } from '../tenant/shared-service';
import type { Tenant } from '../tenant/tenant';
import { QUEUE_ENGINE_PARTS } from './queue-engine-parts';
import type { QueueRootSpec } from './queue-root-spec';

/** Props of a QueueRoot. */
export interface QueueRootProps {
  /** The platform whose work is queued. */
  readonly platform: Platform;
  /** All of its tenants: what they leave belongs to everybody. */
  readonly tenants: readonly Tenant[];
  /**
   * All of its shared services. What they hold is not queued.
   *
   * @default - none
   */
  readonly services?: readonly SharedService[];
}

/**
 * What all queues of a cluster have in common: the kinds of nodes, the priorities of work, and what nobody is guaranteed,
 * which everybody may borrow. Where the platform queues nothing, it makes no object.
 */
export class QueueRoot extends Construct {
  constructor(scope: Construct, id: string, props: QueueRootProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<QueueRootSpec>);
  constructor(scope: Construct, id: string, props: QueueRootProps | Resolved<QueueRootSpec>) {
    super(scope, id);
    const spec = props instanceof Resolved ? props.spec : specOf(props);
    const engine = spec?.platform.queueing?.engine;
    if (spec === undefined || engine === undefined) return;
    QUEUE_ENGINE_PARTS[engine](this, spec);
  }
}

function specOf({ platform, tenants, services = [] }: QueueRootProps): QueueRootSpec | undefined {
  const byName = new Map(services.map(({ name, spec }) => [name, spec]));
  const { fleet } = resolveProps({ ...commonParts(platform._props), tenants: [] }, []);
  const root = queueTree({
    platform: platform.spec,
    organizations: fleet.organizations,
    tenants: tenants.map(({ spec }) => spec),
    sharedServices: mapOf([...byName.keys()], (name) => byName.get(name)!),
  });
  return root === undefined ? undefined : { platform: platform.spec, root };
}
