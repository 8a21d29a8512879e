import { hasEnded } from '../usage/ended-pods';
import { fieldAt, itemsAt, nameOf, numberAt, textAt, trueCondition } from './listed-fields';
import type { ListedObject, OffboardResourceName } from './offboard-resources';

/** Something that has to be dealt with before the entry of a tenant may go. */
export interface Obstacle {
  /** What is in the way. */
  readonly what: string;
  /** What to do. */
  readonly fix: string;
}

/** What a rule knows of the namespaces that are to go. */
export interface Leaving {
  readonly isLeaving: (namespace: string) => boolean;
}

type Rule = (object: ListedObject, leaving: Leaving) => readonly Obstacle[];

/** What each kind of object may have that is in the way. */
export const OBSTACLE_RULES: Readonly<Record<OffboardResourceName, Rule>> = {
  namespaces: (namespace, { isLeaving }) => {
    const name = textAt(namespace, 'metadata.name');
    if (!isLeaving(name)) return [];
    return [...keptNamespace(namespace, name), ...stuckNamespace(namespace, name)];
  },
  pods: (pod, { isLeaving }) => {
    const namespace = textAt(pod, 'metadata.namespace');
    if (!isLeaving(namespace) || hasEnded(textAt(pod, 'status.phase'))) return [];
    return [
      {
        what: `the pod ${nameOf(pod)} has not ended`,
        fix: endOf(pod),
      },
    ];
  },
  persistentvolumeclaims: (claim, { isLeaving }) =>
    isLeaving(textAt(claim, 'metadata.namespace')) ? hangingObject('claim', claim) : [],
  persistentvolumes: (volume, { isLeaving }) => {
    const claim = fieldAt(volume, 'spec.claimRef');
    if (!isLeaving(textAt(claim, 'namespace'))) return [];
    const name = nameOf(volume);
    if (textAt(volume, 'spec.persistentVolumeReclaimPolicy') === 'Retain') return [];
    return [
      {
        what: `the volume ${name} is deleted with its claim ${textAt(claim, 'namespace')}/${textAt(claim, 'name')}`,
        fix: `To keep its data: kubectl patch persistentvolume ${name} --patch '{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}'. If nobody needs it, delete the claim.`,
      },
    ];
  },
  volumesnapshotcontents: (content, { isLeaving }) => {
    const snapshot = fieldAt(content, 'spec.volumeSnapshotRef');
    if (!isLeaving(textAt(snapshot, 'namespace'))) return [];
    if (textAt(content, 'spec.deletionPolicy') === 'Retain') return [];
    const name = nameOf(content);
    return [
      {
        what: `the snapshot ${name} is deleted with ${textAt(snapshot, 'namespace')}/${textAt(snapshot, 'name')}`,
        fix: `To keep it: kubectl patch volumesnapshotcontent ${name} --type merge --patch '{"spec":{"deletionPolicy":"Retain"}}'. If nobody needs it, delete the VolumeSnapshot.`,
      },
    ];
  },
  workloads: (workload, { isLeaving }) => {
    if (!isLeaving(textAt(workload, 'metadata.namespace'))) return [];
    if (trueCondition(workload, 'Finished') !== undefined) return [];
    return [
      {
        what: `the workload ${nameOf(workload)} waits in a queue of Kueue, or runs`,
        fix: 'Delete the job that it belongs to, or wait for its end.',
      },
    ];
  },
  clusterqueues: (queue, { isLeaving }) => {
    const name = nameOf(queue);
    if (!isLeaving(name)) return [];
    const held = numberAt(queue, 'status.reservingWorkloads');
    if (held > 0) {
      return [
        {
          what: `the ClusterQueue ${name} holds ${held} of its workloads: Kueue keeps it with the finalizer kueue.x-k8s.io/resource-in-use`,
          fix: 'Wait until its queue is drained: `state: draining` and `state: removed` have Kueue evict them.',
        },
      ];
    }
    return hangingObject('ClusterQueue', queue);
  },
};

/** The annotations that keep a namespace, which `state: removed` takes away. */
function keptNamespace(namespace: ListedObject, name: string): Obstacle[] {
  const annotations = fieldAt(namespace, 'metadata.annotations');
  const isKept =
    textAtKey(annotations, 'kustomize.toolkit.fluxcd.io/prune') === 'disabled' ||
    /(?:Prune|Delete)=false/.test(textAtKey(annotations, 'argocd.argoproj.io/sync-options'));
  if (!isKept) return [];
  return [
    {
      what: `the namespace ${name} still has the annotations that keep it`,
      fix: 'Deliver the commit with `state: removed`, and wait until it is applied.',
    },
  ];
}

/** What Kubernetes says about a namespace that does not end. */
const STUCK: readonly (readonly [condition: string, fix: string])[] = [
  [
    'NamespaceDeletionDiscoveryFailure',
    'Kubernetes cannot tell what is in the namespace, because an API does not answer: repair it, or delete its APIService.',
  ],
  [
    'NamespaceDeletionContentFailure',
    'An object could not be deleted, often because a webhook does not answer: repair it, or delete its configuration.',
  ],
  [
    'NamespaceFinalizersRemaining',
    'The controller that set the finalizer has to run until its objects are gone. Remove a finalizer by hand only if that controller is gone for good.',
  ],
  ['NamespaceContentRemaining', 'Wait for these objects, or look at what keeps them.'],
];

function stuckNamespace(namespace: ListedObject, name: string): Obstacle[] {
  if (textAt(namespace, 'status.phase') !== 'Terminating') return [];
  return STUCK.flatMap(([type, fix]) => {
    const condition = trueCondition(namespace, type);
    if (condition === undefined) return [];
    return [{ what: `the namespace ${name} does not end: ${textAt(condition, 'message')}`, fix }];
  });
}

/** An object that was deleted and is kept by its finalizers. */
function hangingObject(what: string, object: ListedObject): Obstacle[] {
  if (textAt(object, 'metadata.deletionTimestamp') === '') return [];
  const finalizers = itemsAt(object, 'metadata.finalizers').join(', ');
  return [
    {
      what: `the ${what} ${nameOf(object)} was deleted, and is kept by ${finalizers}`,
      fix: 'Look at the controller that set the finalizer. A claim is kept while a pod uses it.',
    },
  ];
}

function textAtKey(map: unknown, key: string): string {
  const value = typeof map === 'object' && map !== null ? (map as ListedObject)[key] : undefined;
  return typeof value === 'string' ? value : '';
}

/** How to end a pod: what owns it would start another one. */
function endOf(pod: ListedObject): string {
  const [owner] = itemsAt(pod, 'metadata.ownerReferences');
  return owner === undefined
    ? 'Nothing would start it again: wait for its end, or delete it. It is deleted with its namespace.'
    : `End what it belongs to (${textAt(owner, 'kind')} ${textAt(owner, 'name')}): it is deleted with its namespace.`;
}
