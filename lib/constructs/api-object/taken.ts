import type { IConstruct } from 'constructs';

/**
 * Refuses to add what is there already, in words of the user: constructs would say that an id is taken, which they chose
 * for nobody.
 *
 * @param what - with its article and its name, e.g. "a flow `collect`"
 */
export function refuseTaken(scope: IConstruct, id: string, what: string, namespace: string): void {
  if (scope.node.tryFindChild(id) === undefined) return;
  throw new Error(`there is already ${what} in namespace \`${namespace}\``);
}
