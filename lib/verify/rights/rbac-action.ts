/** What somebody does with objects of a kind, as the API server asks its authorizer. */
export interface ResourceAction {
  /** Such as `get`, `create` or `impersonate`. */
  readonly verb: string;
  /** The API group; `''` for the core group. */
  readonly group: string;
  /** The plural of the kind, such as `pods`. */
  readonly resource: string;
  /**
   * What of the object, such as `exec`.
   *
   * @default - the object itself
   */
  readonly subresource?: string;
  /**
   * Where the object is.
   *
   * @default - the request is about the whole cluster: objects without a namespace, or those of all namespaces at once
   */
  readonly namespace?: string;
  /**
   * The one object that it is about.
   *
   * @default - the request names none, as `list` and `create` do
   */
  readonly name?: string;
}

/** A request for a path outside of the API's objects, such as `/metrics`. */
export interface UrlAction {
  /** The method in lower case, such as `get`. */
  readonly verb: string;
  readonly path: string;
}

export type Action = ResourceAction | UrlAction;

export function isUrlAction(action: Action): action is UrlAction {
  return 'path' in action;
}

/** The verbs whose requests never name an object that exists. */
const NAMELESS: readonly string[] = ['create', 'deletecollection'];

/**
 * Whether a request never has a name, so that no rule with names lets it through. A request for a part of an object, such
 * as `pods/exec`, has the name of that object.
 */
export function isNameless({
  verb,
  subresource,
}: Pick<ResourceAction, 'verb' | 'subresource'>): boolean {
  return subresource === undefined && NAMELESS.includes(verb);
}

/** The resource as a rule states it: `pods`, or `pods/exec`. */
export function resourcePath({
  resource,
  subresource,
}: Pick<ResourceAction, 'resource' | 'subresource'>): string {
  return subresource === undefined || subresource === '' ? resource : `${resource}/${subresource}`;
}
