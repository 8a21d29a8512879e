import { countedResource } from '../../plan/queues/kueue-groups';
import { asMaps, asText, valueAt } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import { type FolderFacts, keptMention } from './folder-facts';
import { keptText } from './kept-text';

const KUEUE = 'kueue.x-k8s.io';

/** What a ClusterQueue of Kueue adds to the facts. */
export function readClusterQueue(object: ManifestObject, facts: FolderFacts): void {
  if (object.group !== KUEUE) return;
  const most = new Map<string, string[]>();
  for (const { flavors } of asMaps(valueAt(object.data, 'spec.resourceGroups'))) {
    for (const { resources } of asMaps(flavors)) {
      for (const { name, nominalQuota, borrowingLimit } of asMaps(resources)) {
        // Without a limit, it may borrow what its cohort has, which is not in this object.
        const amounts = [nominalQuota, borrowingLimit].filter((amount) => amount !== undefined);
        const { resource, unit } = countedResource(asText(name));
        const key = keptText(resource);
        most.set(key, [
          ...(most.get(key) ?? []),
          ...amounts.map((amount) => keptText(`${asText(amount)}${unit}`)),
        ]);
      }
    }
  }
  facts.clusterQueues.set(keptText(object.name), { object: keptMention(object), most });
}

/** What a LocalQueue of Kueue adds to the facts. */
export function readLocalQueue(object: ManifestObject, facts: FolderFacts): void {
  if (object.group !== KUEUE) return;
  const clusterQueue = keptText(asText(valueAt(object.data, 'spec.clusterQueue')));
  facts.localQueues.push({ object: keptMention(object), clusterQueue });
}
