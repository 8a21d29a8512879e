import type { IConstruct } from 'constructs';

/**
 * Refuses to add what exists already, in the words of the user. Without it, constructs reports that an id is taken, and
 * users never chose that id.
 *
 * @param what - with its article and its name, e.g. "a flow `collect`"
 */
export function refuseTaken(scope: IConstruct, id: string, what: string, namespace: string): void {
  if (scope.node.tryFindChild(id) === undefined) return;
  throw new Error(`there is already ${what} in namespace \`${namespace}\``);
}
