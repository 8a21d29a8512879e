import { asMap, asText, valueAt } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import type { Labels } from '../reach/requirements';
import type { FolderFacts } from './folder-facts';
import { keptText } from './kept-text';

const OF_TEMPLATE = 'spec.template.metadata.labels';

/** Where the kinds of Kubernetes have the labels of their pods. */
const LABELS_AT: Readonly<Record<string, string>> = {
  Pod: 'metadata.labels',
  CronJob: 'spec.jobTemplate.spec.template.metadata.labels',
  DaemonSet: OF_TEMPLATE,
  Deployment: OF_TEMPLATE,
  Job: OF_TEMPLATE,
  ReplicaSet: OF_TEMPLATE,
  ReplicationController: OF_TEMPLATE,
  StatefulSet: OF_TEMPLATE,
};

/** Groups of Kubernetes, and of network engines, whose other kinds make no pods. */
const WITHOUT_PODS =
  /^(?:|apps|batch|policy|autoscaling|extensions|.+\.k8s\.io|kueue\.x-k8s\.io|cilium\.io|(?:crd\.)?projectcalico\.org)$/;

/** Adds the labels of the pods that an object makes to the facts. */
export function readPodLabels(object: ManifestObject, facts: FolderFacts): void {
  const { group, kind, namespace, data } = object;
  if (!WITHOUT_PODS.test(group)) {
    // An operator labels its pods as it likes.
    if (namespace !== undefined) facts.namespace(namespace).hasOperators = true;
    return;
  }
  const path = LABELS_AT[kind];
  if (path === undefined) return;
  facts.namespace(namespace).pods.add(keptText(JSON.stringify(labelsOf(valueAt(data, path)))));
}

function labelsOf(raw: unknown): Labels {
  const labels = Object.entries(asMap(raw)).map(([key, value]) => [key, asText(value)] as const);
  return Object.fromEntries(labels.sort(([one], [other]) => (one < other ? -1 : 1)));
}
