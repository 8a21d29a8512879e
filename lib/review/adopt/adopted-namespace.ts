import type { AdoptReading, ReadObject } from '../../cluster/adopt/adopt-reading';
import { asMap, asMaps, asText, asTexts, valueAt } from '../../verify/objects/manifest-data';
import type { ManifestObject } from '../../verify/objects/manifest-objects';

/** A namespace that is adopted, with what is in it. */
export interface AdoptedNamespace {
  readonly name: string;
  readonly environment: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** What waits for something before the namespace can go. */
  readonly finalizers: readonly string[];
  /** What made the namespace, or follows it: `Tenant/oil`. */
  readonly owners: readonly string[];
  readonly objects: readonly ManifestObject[];
}

/** What a note is about. */
export type AdoptTopic =
  | 'accounts'
  | 'containers'
  | 'labels'
  | 'network'
  | 'people'
  | 'podSecurity'
  | 'priorities'
  | 'queues'
  | 'quota';

/**
 * What people have to know of a namespace.
 *
 * - `lost`: the cluster has it, and the entry does not
 * - `changes`: it is another one afterwards
 * - `check`: nobody could read it, so somebody has to look at what the entry says
 */
export interface AdoptNote {
  readonly namespace: string;
  readonly topic: AdoptTopic;
  readonly effect: 'lost' | 'changes' | 'check';
  readonly text: string;
}

/** What was read for the entry, and what there is to say about it. */
export interface Adopted<Value> {
  readonly value: Value;
  readonly notes: readonly AdoptNote[];
}

/** Adds a note about a namespace and a topic. */
export type Note = (effect: AdoptNote['effect'], text: string) => void;

/** Collects notes about one topic of a namespace. */
export function noteTaker(
  namespace: string,
  topic: AdoptTopic,
): { readonly notes: AdoptNote[]; readonly note: Note } {
  const notes: AdoptNote[] = [];
  return { notes, note: (effect, text) => notes.push({ namespace, topic, effect, text }) };
}

/** A namespace of a cluster with its contents. */
export function adoptedNamespace(
  name: string,
  environment: string,
  { namespaces, objects }: Pick<AdoptReading, 'namespaces' | 'objects'>,
): AdoptedNamespace {
  const found = namespaces.find((namespace) => namespace.name === name);
  return {
    name,
    environment,
    labels: textsAt(found, 'metadata.labels'),
    annotations: textsAt(found, 'metadata.annotations'),
    finalizers: asTexts(valueAt(found?.data, 'metadata.finalizers')),
    owners: asMaps(valueAt(found?.data, 'metadata.ownerReferences')).map(
      ({ kind, name: owner }) => `${asText(kind)}/${asText(owner)}`,
    ),
    objects: objects.filter(({ namespace }) => namespace === name),
  };
}

/** The texts of a map, such as labels. */
export function textsAt(
  object: ReadObject | undefined,
  path: string,
): Readonly<Record<string, string>> {
  const map = asMap(valueAt(object?.data, path));
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, asText(value)]));
}

/** The objects of a kind in a namespace. */
export function objectsOfKind(
  { objects }: Pick<AdoptedNamespace, 'objects'>,
  kind: string,
): ManifestObject[] {
  return objects.filter((object) => object.kind === kind);
}
