import { parseAllDocuments } from 'yaml';
import { type ManifestMap, asMap, asMaps, asText } from './manifest-data';

/** An object that somebody wants to create. */
export interface ManifestObject {
  /** The API group; `''` for the core group. */
  readonly group: string;
  readonly kind: string;
  /** Its name, or what the API server makes it of. */
  readonly name: string;
  /** The namespace that it states. Absent: the one that the command names. */
  readonly namespace?: string;
  readonly data: ManifestMap;
}

/** What is wrong with a file of manifests, so that there is no answer. */
export class ManifestProblem extends Error {}

/** The objects of YAML or JSON documents. Lists, as kubectl prints them, count as what they hold. */
export function readObjects(text: string, file: string): ManifestObject[] {
  const objects: ManifestObject[] = [];
  for (const document of parseAllDocuments(text, { merge: true })) {
    const [error] = document.errors;
    if (error !== undefined) {
      throw new ManifestProblem(`${file} is not YAML: ${error.message.split('\n', 1)[0]!}`);
    }
    const data: unknown = document.toJS();
    if (data !== null && data !== undefined) objects.push(...objectsOf(data, file));
  }
  if (objects.length === 0) throw new ManifestProblem(`${file} has no object`);
  return objects;
}

function objectsOf(raw: unknown, file: string): ManifestObject[] {
  const data = asMap(raw);
  const [apiVersion, kind] = [asText(data['apiVersion']), asText(data['kind'])];
  if (apiVersion === '' || kind === '') {
    throw new ManifestProblem(`${file} has a document without apiVersion or kind`);
  }
  if (kind.endsWith('List') && Array.isArray(data['items'])) {
    return asMaps(data['items']).flatMap((item) => objectsOf(item, file));
  }
  const metadata = asMap(data['metadata']);
  const namespace = asText(metadata['namespace']);
  const group = apiVersion.includes('/') ? apiVersion.split('/', 1)[0]! : '';
  return [
    {
      group,
      kind,
      name: asText(metadata['name']) || `${asText(metadata['generateName'])}*`,
      ...(namespace === '' ? {} : { namespace }),
      data,
    },
  ];
}

/** An object as people call it: `Job/train`. */
export function objectTitle({ kind, name }: Pick<ManifestObject, 'kind' | 'name'>): string {
  return `${kind}/${name}`;
}
