import { ManifestProblem, readDocuments } from './manifest-documents';
import { type ManifestMap, asMap, asMaps, asText } from './manifest-data';

/** An object as a file states it: one that somebody wants to create, or one that we wrote. */
export interface ManifestObject {
  /** The API group; `''` for the core group. */
  readonly group: string;
  /** The version of the API, such as `v1`. */
  readonly version: string;
  readonly kind: string;
  /** Its name, or what the API server makes it of. */
  readonly name: string;
  /** The namespace that it states. */
  readonly namespace?: string;
  readonly data: ManifestMap;
  readonly place: ObjectPlace;
}

/** Where an object was found. */
export interface ObjectPlace {
  readonly file: string;
  /** The 1-based line where its document starts. */
  readonly line: number;
}

/**
 * The objects of YAML or JSON documents. Lists, as kubectl prints them, count as what they hold.
 *
 * @param file - its name, for messages and places
 * @param kinds - the kinds that somebody wants; others may be left out, which is faster
 * @throws ManifestProblem if the text is not YAML, or holds something else than objects
 */
export function objectsIn(
  text: string,
  file: string,
  kinds?: ReadonlySet<string>,
): ManifestObject[] {
  return [...readDocuments(text, file, kinds)].flatMap(({ line, data }) =>
    objectsOf(data, { file, line }),
  );
}

/** The objects of a text that must have one. */
export function readObjects(text: string, file: string): ManifestObject[] {
  const objects = objectsIn(text, file);
  if (objects.length === 0) throw new ManifestProblem(`${file} has no object`);
  return objects;
}

function objectsOf(raw: unknown, place: ObjectPlace): ManifestObject[] {
  const data = asMap(raw);
  const [apiVersion, kind] = [asText(data['apiVersion']), asText(data['kind'])];
  if (apiVersion === '' || kind === '') {
    throw new ManifestProblem(
      `${place.file}:${place.line} starts a document without apiVersion or kind`,
    );
  }
  if (kind.endsWith('List') && Array.isArray(data['items'])) {
    return asMaps(data['items']).flatMap((item) => objectsOf(item, place));
  }
  const metadata = asMap(data['metadata']);
  const namespace = asText(metadata['namespace']);
  const slash = apiVersion.indexOf('/');
  return [
    {
      group: slash < 0 ? '' : apiVersion.slice(0, slash),
      version: apiVersion.slice(slash + 1),
      kind,
      name: asText(metadata['name']) || `${asText(metadata['generateName'])}*`,
      ...(namespace === '' ? {} : { namespace }),
      data,
      place,
    },
  ];
}

/** An object as people call it: `Job/train`. */
export function objectTitle({ kind, name }: Pick<ManifestObject, 'kind' | 'name'>): string {
  return `${kind}/${name}`;
}

/** An object as people find it in a cluster: `ClusterQueue ml-vision-dev`, `RoleBinding ml-vision-dev/users`. */
export function placedTitle({
  kind,
  namespace,
  name,
}: Pick<ManifestObject, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** What tells an object from all others: its group, kind, namespace and name. The version of the API does not. */
export function objectKey({
  group,
  kind,
  namespace,
  name,
}: Pick<ManifestObject, 'group' | 'kind' | 'namespace' | 'name'>): string {
  return `${group}/${kind}/${namespace ?? ''}/${name}`;
}
