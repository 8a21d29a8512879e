import { type ResourceAction } from './rbac-action';
import { RBAC_GROUP } from './rbac-group';

/**
 * Where the API server asks whether somebody may do something: `inside` a namespace; `itself`, which is a request for one
 * namespace, and is asked in that namespace; or for the whole `cluster`, where no RoleBinding counts.
 */
export type RequestScope = 'inside' | 'itself' | 'cluster';

type ScopedRequest = Pick<ResourceAction, 'verb' | 'group' | 'resource' | 'subresource'>;

/** The verbs whose requests are for all namespaces, or for one that does not exist yet. */
const OF_ALL_NAMESPACES: readonly string[] = ['create', 'deletecollection', 'list', 'watch'];

/** Where a request is asked about, by the code of the API server (`endpoints/request/requestinfo.go`). */
export function scopeOf(request: ScopedRequest, isNamespaced: boolean): RequestScope {
  if (isNamespaced || isBinding(request)) return 'inside';
  return isOneNamespace(request) ? 'itself' : 'cluster';
}

/** A new RoleBinding asks for the verb `bind` in its namespace, also where it binds a ClusterRole. */
function isBinding({ verb, group }: ScopedRequest): boolean {
  return verb === 'bind' && group === RBAC_GROUP;
}

function isOneNamespace({ verb, group, resource, subresource }: ScopedRequest): boolean {
  return (
    group === '' &&
    resource === 'namespaces' &&
    (subresource !== undefined || !OF_ALL_NAMESPACES.includes(verb))
  );
}
