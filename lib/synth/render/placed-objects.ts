import { ApiObject } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { OutputFolder } from '../../constructs/api-object/output-folder';
import { TenantEnvironment } from '../../constructs/tenant/tenant-environment';
import type { NamespaceView } from '../../plan/namespace-view';
import { OUTPUT_FOLDERS, type OutputFolderName } from '../../plan/output-files';

/** The objects of one file. */
export interface PlacedObjects {
  readonly path: string;
  readonly objects: readonly ApiObject[];
}

/** All API objects of a construct, in the order in which they were made. */
export function objectsIn(scope: Construct): ApiObject[] {
  return scope.node.findAll().filter((node): node is ApiObject => ApiObject.isApiObject(node));
}

/** Where the objects of one namespace go: to its own file, and to folders that constructs ask for. */
type Folders = Map<OutputFolderName | undefined, ApiObject[]>;

/**
 * Sorts objects into the files of some namespaces. An object goes to the file of its namespace, in the folder that its
 * construct asks for. The main file of each namespace comes first.
 *
 * @param refuse - makes the error for an object that belongs to none of the namespaces
 */
export function* placeObjects(
  namespaces: readonly NamespaceView[],
  objects: readonly ApiObject[],
  refuse: (object: ApiObject) => Error,
): Generator<PlacedObjects> {
  const byNamespace = new Map<string, Folders>(
    namespaces.map(({ namespace }) => [namespace, new Map([[undefined, []]])]),
  );
  for (const object of objects) {
    const folder = OutputFolder.of(object).name;
    const folders = byNamespace.get(namespaceOf(object, folder) ?? '');
    if (folders === undefined) throw refuse(object);
    const others = folders.get(folder);
    if (others === undefined) folders.set(folder, [object]);
    else others.push(object);
  }
  for (const view of namespaces) {
    const folders = byNamespace.get(view.namespace)!;
    for (const folder of [undefined, ...OUTPUT_FOLDERS]) {
      const placed = folders.get(folder);
      if (placed !== undefined) yield { path: view.file(folder).path, objects: placed };
    }
  }
}

/** A cluster-wide object that was given a folder follows the namespace of its environment. */
export function namespaceOf(
  object: ApiObject,
  folder: OutputFolderName | undefined,
): string | undefined {
  if (object.kind === 'Namespace') return object.name;
  const followed = OutputFolder.of(object)._followed;
  if (followed !== undefined) return followed;
  const { namespace } = object.metadata;
  if (namespace !== undefined || folder === undefined) return namespace;
  for (let at: IConstruct | undefined = object; at !== undefined; at = at.node.scope) {
    if (at instanceof TenantEnvironment) return at.namespace;
  }
  return undefined;
}
