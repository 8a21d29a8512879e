import type { FleetKind } from '../model/fleet';
import { allKinds } from './all-kinds';
import { judgedRoute } from './judged-routes';
import type { NamespacedKind } from './namespaced-kind';

/** A role that people have in a namespace. */
export type TenantRole = 'admin' | 'user' | 'viewer';

export const READ: readonly string[] = ['get', 'list', 'watch'];
export const WRITE: readonly string[] = [
  'create',
  'delete',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];
const WRITE_ALL: readonly string[] = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

/** One line of a role before lines with the same group and verbs are joined. */
export interface Grant {
  readonly group: string;
  /** The plural, with its subresource if it has one: `pods/exec`. */
  readonly resource: string;
  readonly verbs: readonly string[];
}

/** What comes with pods beside their own verbs. Never `proxy`, `binding`, `serviceaccounts/token` or `impersonate`. */
const POD_GRANTS: Record<TenantRole, readonly Grant[]> = {
  viewer: [{ group: '', resource: 'pods/log', verbs: ['get'] }],
  user: [
    { group: '', resource: 'pods/log', verbs: ['get'] },
    // Before 1.35 `get` alone opens a shell over a websocket, from 1.35 on `create` is needed too.
    { group: '', resource: 'pods/attach', verbs: ['create', 'get'] },
    { group: '', resource: 'pods/exec', verbs: ['create', 'get'] },
    { group: '', resource: 'pods/portforward', verbs: ['create', 'get'] },
    { group: '', resource: 'pods/eviction', verbs: ['create'] },
    { group: '', resource: 'pods/ephemeralcontainers', verbs: ['get', 'patch', 'update'] },
    { group: '', resource: 'pods/resize', verbs: ['get', 'patch', 'update'] },
  ],
  admin: [],
};

/** What is about the namespace itself: everybody may read it, nobody may write it. */
const OWN_NAMESPACE: Grant = { group: '', resource: 'namespaces', verbs: ['get'] };

/** Changes what others made. No object is called that: the admission policy of `own-work` asks for it. */
const OTHERS_WORK: Grant = { group: 'cdk8s-tenancy', resource: 'otherswork', verbs: ['update'] };

/**
 * What one of the three roles may do. With `ownWork` users do not write what an admission policy cannot tell the maker
 * of: a scale and an eviction carry no annotation.
 */
export function tenantGrants(
  role: TenantRole,
  kinds: readonly FleetKind[],
  ownWork = false,
): Grant[] {
  const grants = allKinds(kinds).flatMap((kind) => grantsFor(kind, role));
  const pods = [...POD_GRANTS[role === 'admin' ? 'user' : role]];
  const roles: Grant[] =
    role === 'admin'
      ? ['rolebindings', 'roles'].map((resource) => ({
          group: 'rbac.authorization.k8s.io',
          resource,
          verbs: READ,
        }))
      : [];
  const others = role === 'admin' ? [OTHERS_WORK] : [];
  const all = [OWN_NAMESPACE, ...grants, ...pods, ...roles, ...others];
  return role === 'user' && ownWork ? all.flatMap(withoutMakerless) : all;
}

/**
 * What deployers may do: what users may, without a shell in pods, and without kinds that viewers never read, which are
 * Secrets. Not even to write them: the answer to a patch holds the whole object.
 */
export function deployerGrants(kinds: readonly FleetKind[], ownWork = false): Grant[] {
  const grants = allKinds(kinds)
    .filter(({ viewer }) => viewer !== 'none')
    .flatMap((kind) => grantsFor(kind, 'user'));
  const all = [OWN_NAMESPACE, ...grants, ...POD_GRANTS.viewer];
  return ownWork ? all.flatMap(withoutMakerless) : all;
}

/** What `ownWork` takes from users. */
export function sharedWorkGrants(kinds: readonly FleetKind[]): Grant[] {
  const grants = [
    ...allKinds(kinds).flatMap((kind) => grantsFor(kind, 'user')),
    ...POD_GRANTS.user,
  ];
  return grants
    .filter(isMakerless)
    .map((grant) => ({ ...grant, verbs: grant.verbs.filter((verb) => !READ.includes(verb)) }));
}

/** Whether a request for it is about an object that says nothing about who made the workload. */
function isMakerless({ resource, verbs }: Grant): boolean {
  return /\/(scale|eviction)$/.test(resource) && verbs.some((verb) => !READ.includes(verb));
}

function withoutMakerless(grant: Grant): Grant[] {
  if (!isMakerless(grant)) return [grant];
  const verbs = grant.verbs.filter((verb) => READ.includes(verb));
  return verbs.length === 0 ? [] : [{ ...grant, verbs }];
}

function grantsFor(kind: NamespacedKind, role: TenantRole): Grant[] {
  const { group, resource } = kind;
  const access = kind[role];
  if (access === 'none') return [];
  const verbs = access === 'read' ? READ : role === 'admin' ? WRITE_ALL : WRITE;
  const grants: Grant[] = [{ group, resource, verbs }];
  const host = judgedRoute(group, resource)?.hostPermission;
  if (host !== undefined && access === 'write') {
    grants.push({ group, resource: `${resource}/${host}`, verbs: ['create', 'update'] });
  }
  for (const subresource of kind.subresources ?? []) {
    const name = `${resource}/${subresource}`;
    if (subresource === 'status') grants.push({ group, resource: name, verbs: ['get'] });
    else if (access === 'write') {
      grants.push({ group, resource: name, verbs: ['get', 'patch', 'update'] });
    } else grants.push({ group, resource: name, verbs: ['get'] });
  }
  return grants;
}
