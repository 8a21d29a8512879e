import type { ManifestMap } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { kindOfObject } from '../../fit/kind-of-object';
import { podsOf } from '../../fit/written-pods';
import { isMadeByAnother, plainPod } from './plain-pods';
import { livePods } from './used-amounts';

/** Kinds with pod templates that are read. */
const WORKLOADS = ['CronJob', 'DaemonSet', 'Deployment', 'Job', 'StatefulSet'];

/** The workloads that make pods by a template of their own. */
export function workloadsIn(objects: readonly ManifestObject[]): ManifestObject[] {
  return objects.filter((object) => WORKLOADS.includes(object.kind) && !isMadeByAnother(object));
}

/** The specs of all pods that run, and of all templates. */
export function podSpecsOf(objects: readonly ManifestObject[]): ManifestMap[] {
  return [
    ...livePods(objects).map((pod) => plainPod(pod).spec),
    ...workloadsIn(objects).flatMap((workload) => {
      const { plural, entry } = kindOfObject(workload, []);
      return podsOf(workload, plural, entry).groups.map(({ spec }) => spec);
    }),
  ];
}
