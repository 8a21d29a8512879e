import type { FleetEnvironment } from '../../fleet/model/fleet';
import { priorityNames } from '../../fleet/settings/priorities/granted-priorities';
import type { NamespaceView } from '../../plan/namespace-view';

/** A kind of the whole cluster that the syncer shows inside, and when. */
interface ShownKind {
  readonly apiGroup: string;
  readonly resource: string;
  isShown(spec: FleetEnvironment, view: NamespaceView): boolean;
}

const SHOWN: readonly ShownKind[] = [
  {
    apiGroup: 'networking.k8s.io',
    resource: 'ingressclasses',
    isShown: ({ network }) => network.hosts.length > 0,
  },
  {
    apiGroup: 'node.k8s.io',
    resource: 'runtimeclasses',
    isShown: ({ scheduling }) => scheduling.runtimeClasses.length > 0,
  },
  {
    apiGroup: 'resource.k8s.io',
    resource: 'deviceclasses',
    isShown: (_spec, { deviceClaims }) => deviceClaims,
  },
  {
    apiGroup: 'scheduling.k8s.io',
    resource: 'priorityclasses',
    isShown: ({ priorities }) => priorityNames(priorities).length > 0,
  },
];

/**
 * The ClusterRole of the syncer: it reads the kinds that it shows inside, and no more. The chart's own would let it
 * write the PriorityClasses of the whole cluster.
 */
export function clusterRoleOf(view: NamespaceView): object {
  const rules = SHOWN.filter(({ isShown }) => isShown(view.spec, view)).map(
    ({ apiGroup, resource }) => ({
      apiGroups: [apiGroup],
      resources: [resource],
      verbs: ['get', 'list', 'watch'],
    }),
  );
  return rules.length === 0 ? { enabled: false } : { enabled: true, overwriteRules: rules };
}
