import type { GuardRailModes } from '../model/props';
import { keysOf } from '../values/maps';

export type GuardRailName = Exclude<keyof GuardRailModes, 'default'>;

/** What a guard rail is for. */
export interface GuardRail {
  /** What people in the namespace can do if it is off, as the rest of a sentence. */
  readonly opens: string;
  /** The ways out of a namespace that it closes, by their ids in the security page. */
  readonly routes: readonly string[];
  /** The oldest minor version of Kubernetes that knows what it is made of. */
  readonly since?: number;
  /** Whether it changes requests and refuses none, so that there is nothing to warn of. */
  readonly changesOnly?: true;
  /** Whether it refuses what Kubernetes itself would, so that the mode of the others is not its own. */
  readonly ignoresDefault?: true;
}

/** The minor version of Kubernetes whose MutatingAdmissionPolicy is stable. */
export const MUTATION_SINCE = 36;

/** Every guard rail, by name. */
export const GUARD_RAILS: Readonly<Record<GuardRailName, GuardRail>> = {
  acceleratorNames: {
    opens: 'pods take devices and huge pages that no quota names',
    routes: ['E04', 'E65', 'E76', 'E84'],
  },
  acceleratorUse: {
    opens: 'with an environment variable, a pod sees every GPU of its node',
    routes: ['E79'],
  },
  accountAnnotations: {
    opens: 'the admins of a tenant choose identities in a cloud for their accounts',
    routes: ['E09'],
  },
  burstLimits: {
    opens: 'containers that request more than the default limit are refused',
    routes: [],
    since: MUTATION_SINCE,
    changesOnly: true,
  },
  disruptionBudgets: {
    opens: 'a budget lets no pod be evicted, so that nobody can drain its nodes',
    routes: ['E97'],
  },
  engineFields: {
    opens:
      'operators of engines do for a tenant what it may not do: read other namespaces, run programs with their own token, and use the queues of others',
    routes: ['E93', 'E94'],
  },
  managedObjects: {
    opens: 'everybody who has the rights can change quotas, policies and the labels they depend on',
    routes: ['E01', 'E02', 'E03', 'E05', 'E06', 'E07', 'E09', 'E11', 'E29', 'E45'],
  },
  objectSizes: {
    opens: 'one user fills etcd with a few large objects, and nobody can write anything any more',
    routes: ['E100'],
  },
  ownWork: {
    opens: 'users change and delete the workloads of their colleagues',
    routes: ['E20'],
  },
  podImages: {
    opens: 'pods run images from anywhere, and images that somebody else has pulled',
    routes: ['E40', 'E41'],
  },
  podScheduling: {
    opens:
      'pods choose their node, tolerate every taint, and keep the pods of other tenants off a node',
    routes: ['E33', 'E34', 'E35', 'E36', 'E37', 'E38', 'E81'],
  },
  podSecurity: {
    opens: 'an exception from the Pod Security Standard would open all that the standard refuses',
    routes: ['E30', 'E32'],
    ignoresDefault: true,
  },
  podVolumes: {
    opens: 'pods mount shares by their address, and volumes of any driver',
    routes: ['E63'],
  },
  roleBindings: {
    opens: 'everybody who has the rights can bind anybody to any role',
    routes: ['E12', 'E13', 'E15'],
  },
  routeHosts: {
    opens: 'a tenant takes the host name of another one, and configures the proxy that all share',
    routes: ['E56', 'E57', 'E59'],
  },
  serviceExposure: {
    opens: 'a Service takes traffic that is meant for other addresses',
    routes: ['E51', 'E52', 'E53', 'E54'],
  },
  tokenLifetime: {
    opens: 'a token outlives the pod or the person that it was made for',
    routes: ['E16'],
  },
  tokenSecrets: {
    opens: 'people make tokens that never expire, and take them along',
    routes: ['E17'],
  },
  volumeClaims: {
    opens: 'a claim binds a volume that somebody else left behind, or uses any storage class',
    routes: ['E61', 'E62', 'E63'],
  },
  workloadHistory: {
    opens:
      'a workload keeps as many old versions of itself as it likes, and a StatefulSet with any number of replicas stops the controllers of the cluster',
    routes: ['E68', 'E70'],
  },
  workloadMetadata: {
    opens:
      'with a label or an annotation, a workload takes the queue or the priority of another tenant, joins any network, and keeps its node',
    routes: ['E20', 'E79', 'E94', 'E95', 'E96', 'E97', 'E98'],
  },
};

export const GUARD_RAIL_NAMES: readonly GuardRailName[] = keysOf(GUARD_RAILS);
