import { Construct } from 'constructs';
import { allKinds } from '../../fleet/catalogue/all-kinds';
import { countKey } from '../../fleet/catalogue/namespaced-kind';
import { isUncounted } from '../../fleet/catalogue/uncounted-kinds';
import type { FleetKind, FleetObjects } from '../../fleet/model/fleet';
import type {
  KindProps,
  LifecycleState,
  ObjectsProps,
  QuantityValue,
} from '../../fleet/model/props';
import { rememberShared, rememberSome } from '../../fleet/model/shared';
import { canonicalAmount } from '../../fleet/values/amounts';
import { guardMetadata } from '../api-object/metadata';
import { shareContent } from '../api-object/tidy';
import { inPlatform, inTenant, resolvePart } from '../resolve-props';
import { Resolved } from '../resolved';
import { resourceQuota } from './resource-quota';

/** Props of an ObjectQuota. */
export interface ObjectQuotaProps {
  /** The namespace: a DNS label. */
  readonly namespace: string;
  /**
   * A cap for each kind, as a whole number; `null` removes one.
   *
   * @default - the built-in caps, which protect etcd
   */
  readonly objects?: ObjectsProps;
  /**
   * Bytes of all persistent volume claims together.
   *
   * @default - no cap
   */
  readonly storage?: QuantityValue;
  /**
   * The platform's own kinds, each of which has a cap.
   *
   * @default - none beyond the built-in list
   */
  readonly kinds?: readonly KindProps[];
  /**
   * `removed` takes the annotations away that keep Flux and Argo CD from deleting the object.
   *
   * @default active
   */
  readonly state?: LifecycleState;
}

/** @internal */
export interface ObjectQuotaSpec {
  readonly namespace: string;
  readonly objects: FleetObjects;
  /** `null` for no cap. */
  readonly storage: string | null;
  readonly kinds: readonly FleetKind[];
  readonly state: LifecycleState;
  /** Whether a NamespaceQuota writes it, together with others. */
  readonly joined: boolean;
}

/**
 * How many objects of each kind a namespace may hold, and how much storage: every kind that a tenant can write.
 *
 * Alone it writes the ResourceQuota `objects`. In a TenantEnvironment it contributes to the one of the namespace.
 */
export class ObjectQuota extends Construct {
  /** The namespace that it bounds. */
  readonly namespace: string;
  /** Its entries of `spec.hard` of the ResourceQuota, as canonical quantities. */
  readonly hard: Record<string, string>;

  /** Throws a `TenancyError` that names every wrong prop. */
  constructor(scope: Construct, id: string, props: ObjectQuotaProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<ObjectQuotaSpec>);
  constructor(scope: Construct, id: string, props: ObjectQuotaProps | Resolved<ObjectQuotaSpec>) {
    super(scope, id);
    const spec = props instanceof Resolved ? props.spec : specOf(this, props);
    this.namespace = spec.namespace;
    this.hard = hardOf(spec);
    if (!spec.joined) {
      const metadata = guardMetadata('objects', spec.namespace, spec.state);
      resourceQuota(this, { metadata, hard: this.hard });
    }
  }
}

function specOf(construct: Construct, props: ObjectQuotaProps): ObjectQuotaSpec {
  const { namespace, objects, storage, kinds, state = 'active' } = props;
  const { environment, platform } = resolvePart(construct, props, {
    tenant: { objects, quota: { storage } },
    platform: { kinds },
    places: [inTenant(['objects']), inTenant(['quota', 'storage']), inPlatform('kinds')],
  });
  return {
    namespace,
    objects: environment.objects,
    storage: storage === undefined ? null : environment.quota.storage,
    kinds: platform.kinds,
    state,
    joined: false,
  };
}

/** The caps of every kind. Most namespaces share them, and many the storage as well. */
function hardOf({ objects, storage, kinds }: ObjectQuotaSpec): Record<string, string> {
  return capsOf(objects)(kinds)(storage);
}

const capsOf = rememberShared((objects: FleetObjects) =>
  rememberShared((kinds: readonly FleetKind[]) =>
    rememberSome((storage: string | null) => shareContent(makeHard(objects, storage, kinds))),
  ),
);

/**
 * ReplicaSets of one Deployment: ten old ones, as the guard rail `workloadHistory` allows, the present one, and the next.
 * Their controller removes old ones only when a rollout is finished, or paused, so that rollouts which never finish would
 * leave any number of them.
 */
const VERSIONS_OF_DEPLOYMENT = 12;

/**
 * Objects that engines make for one object of a tenant, as many as it has trials or steps: Katib has no bound for the
 * trials of an experiment, and everybody who may run a pod of a workflow may create its results.
 */
const REPORTS_OF_ONE = 100;
const REPORTS = ['count/trials.kubeflow.org', 'count/workflowtaskresults.argoproj.io'];

function makeHard(
  objects: FleetObjects,
  storage: string | null,
  kinds: readonly FleetKind[],
): Record<string, string> {
  const hard: Record<string, string> = {};
  const cap = (key: string, count: number | null): void => {
    if (count !== null) hard[key] = canonicalAmount(count);
  };
  if (storage !== null) hard['requests.storage'] = storage;
  cap('services.loadbalancers', objects.loadBalancers);
  cap('services.nodeports', objects.nodePorts);
  for (const kind of allKinds(kinds)) {
    // Pods are counted beside what they request, by the ComputeQuota.
    if (kind.cap === undefined || kind.cap === 'storedPods' || isUncounted(kind)) continue;
    cap(countKey(kind), typeof kind.cap === 'number' ? kind.cap : objects[kind.cap]);
  }
  const { deployments, customResources } = objects;
  for (const key of REPORTS) {
    cap(key, customResources === null ? null : customResources * REPORTS_OF_ONE);
  }
  cap('count/replicasets.apps', deployments === null ? null : deployments * VERSIONS_OF_DEPLOYMENT);
  return { ...hard, ...objects.hard };
}
