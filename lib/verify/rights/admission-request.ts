import { type ManifestMap, asList, asMap, asMaps, asTexts } from '../objects/manifest-data';
import { type ResourceAction, resourcePath } from './rbac-action';

/** What admission policies call a request. */
export interface AdmissionRequest {
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT';
  readonly group: string;
  /** The resource with its subresource. */
  readonly path: string;
  readonly name?: string;
  /**
   * Whether its object is in a namespace.
   *
   * @default - nobody said
   */
  readonly isNamespaced?: boolean;
}

/** Connections, whatever the verb. */
const CONNECTED: readonly string[] = ['attach', 'exec', 'portforward', 'proxy'];

const OPERATIONS: Readonly<Record<string, AdmissionRequest['operation']>> = {
  create: 'CREATE',
  update: 'UPDATE',
  patch: 'UPDATE',
  delete: 'DELETE',
  deletecollection: 'DELETE',
};

/** A request as admission sees it; nothing for reading, and for verbs that go with other requests, such as `bind`. */
export function admissionRequest(action: ResourceAction): AdmissionRequest | undefined {
  const { verb, group, subresource = '', name, namespace } = action;
  const operation = CONNECTED.includes(subresource) ? 'CONNECT' : OPERATIONS[verb];
  if (operation === undefined) return undefined;
  return {
    operation,
    group,
    path: resourcePath(action),
    ...(name === undefined ? {} : { name }),
    // A request for a namespace has its name as its place, and counts as one for the cluster.
    ...(isNamespaceObject(action)
      ? { isNamespaced: false }
      : namespace === undefined
        ? {}
        : { isNamespaced: true }),
  };
}

function isNamespaceObject({ group, resource }: ResourceAction): boolean {
  return group === '' && resource === 'namespaces';
}

/** Whether `matchConstraints` or `matchResources` take a request, apart from its namespace and its object. */
export function rulesTake(constraints: unknown, request: AdmissionRequest): boolean {
  const { resourceRules, excludeResourceRules } = asMap(constraints);
  const takes = (rule: ManifestMap): boolean => ruleTakes(rule, request);
  // A binding without rules takes what its policy takes.
  const isTaken = asList(resourceRules).length === 0 || asMaps(resourceRules).some(takes);
  return isTaken && !asMaps(excludeResourceRules).some(takes);
}

function ruleTakes(rule: ManifestMap, request: AdmissionRequest): boolean {
  const [names, scope] = [asTexts(rule['resourceNames']), rule['scope'] ?? '*'];
  return (
    isOneOf(asTexts(rule['operations']), request.operation) &&
    isOneOf(asTexts(rule['apiGroups']), request.group) &&
    asTexts(rule['resources']).some((pattern) => pathMatches(pattern, request.path)) &&
    // A rule with names may be about the object, unless the request is about another.
    (names.length === 0 || request.name === undefined || names.includes(request.name)) &&
    (scope === '*' ||
      request.isNamespaced === undefined ||
      (scope === 'Namespaced') === request.isNamespaced)
  );
}

function isOneOf(stated: readonly string[], wanted: string): boolean {
  return stated.includes('*') || stated.includes(wanted);
}

/** Unlike in roles, `*` takes no subresource, and both parts may be a `*`. */
function pathMatches(pattern: string, path: string): boolean {
  const [resource = '', sub = ''] = pattern.split('/');
  const [wanted = '', wantedSub = ''] = path.split('/');
  if (pattern === '*/*') return true;
  return (
    (resource === '*' || resource === wanted) &&
    (sub === wantedSub || (sub === '*' && pattern.includes('/')))
  );
}
