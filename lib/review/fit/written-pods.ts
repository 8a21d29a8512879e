import type { NamespacedKind } from '../../fleet/catalogue/namespaced-kind';
import {
  type ManifestMap,
  type ManifestPart,
  asList,
  asMap,
  partsAt,
} from '../../verify/objects/manifest-data';
import type { ManifestObject } from '../../verify/objects/manifest-objects';
import { FURTHER_TEMPLATES, countersOf } from './pod-counters';

/** Equal pods that an object makes. */
export interface PodGroup {
  /** Where they are in the manifest: `spec.template`. */
  readonly place: string;
  readonly count: number;
  readonly metadata: ManifestMap;
  readonly spec: ManifestMap;
}

/** The pods that an object makes, and what is not known of them. */
export interface WrittenPods {
  readonly groups: readonly PodGroup[];
  readonly notes: readonly string[];
}

/**
 * The pods that an object makes at once, by the pod templates that the catalogue knows of its kind.
 *
 * @param known - the kind, where the catalogue or the platform has it
 */
export function podsOf(
  object: ManifestObject,
  plural: string,
  known: NamespacedKind | undefined,
): WrittenPods {
  const title = `${plural}.${object.group}`;
  const paths = known?.podTemplates ?? FURTHER_TEMPLATES[title] ?? [];
  if (paths.length === 0) return { groups: [], notes: [] };
  const counters = countersOf(title);
  const groups = paths
    .flatMap((path) => partsAt(object.data, path))
    .flatMap((part) => {
      const count = part.way.reduce(
        (product, { path, value }) => product * (counters?.[path]?.(value, object.data) ?? 1),
        1,
      );
      return groupOf(part, object, count);
    });
  return { groups, notes: notesOf(object, groups, counters !== undefined) };
}

/** A template holds a pod, or its path leads to the spec of one. A template without containers is a part of one. */
function groupOf(
  { place, value }: ManifestPart,
  object: ManifestObject,
  count: number,
): PodGroup[] {
  const isSpec = place === 'spec' || asList(value['containers']).length > 0;
  const spec = isSpec ? value : asMap(value['spec']);
  if (asList(spec['containers']).length === 0) return [];
  const metadata = asMap(place === 'spec' ? object.data['metadata'] : value['metadata']);
  return [{ place, count, metadata, spec }];
}

function notesOf(
  { kind, name, data }: ManifestObject,
  groups: readonly PodGroup[],
  isCounted: boolean,
): string[] {
  const notes: string[] = [];
  if (groups.length === 0) {
    notes.push(`The pods of ${kind}/${name} are described elsewhere, so they are not judged.`);
  } else if (!isCounted) {
    notes.push(`How many pods ${kind}/${name} makes is decided elsewhere; one of each is judged.`);
  }
  const spec = asMap(data['spec']);
  if (kind === 'CronJob' && (spec['concurrencyPolicy'] ?? 'Allow') === 'Allow') {
    notes.push(
      `CronJob/${name} may run several times at once; one run is judged. \`concurrencyPolicy: Forbid\` keeps it at one.`,
    );
  }
  if (kind === 'RayJob' && spec['submitterPodTemplate'] === undefined) {
    notes.push(`The pod that submits RayJob/${name} comes from the operator and is not judged.`);
  }
  if (spec['suspend'] === true) {
    notes.push(`${kind}/${name} is suspended: its pods are judged as if it were not.`);
  }
  return notes;
}
