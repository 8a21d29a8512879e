import type { FleetObjects } from '../model/fleet';
import type { KindAccess, ReadAccess } from '../model/props';

/**
 * A kind of object in tenants' namespaces: who may do what with it, and how many there may be. The built-in list and
 * the `kinds:` of a platform are the same data; roles, caps and guard rails are all made from it.
 */
export interface NamespacedKind {
  /** The API group, `''` for the core group. RBAC knows no versions. */
  readonly group: string;
  /** The plural. */
  readonly resource: string;
  readonly viewer: ReadAccess;
  readonly user: KindAccess;
  readonly admin: KindAccess;
  /** Which of `objects` caps it, or an own number. Absent where tenants do not write it. */
  readonly cap?: CapName | number;
  /** Whether the kind has a `/status` worth reading and a `/scale` worth writing. */
  readonly subresources?: readonly ('status' | 'scale')[];
  /**
   * The paths of its pod templates, and of pod specs in it. `[*]` is each item of a list or a map, and a name that starts
   * with `*` is each key that ends so.
   */
  readonly podTemplates?: readonly string[];
  /**
   * The paths of other parts with `labels` and `annotations`, which an operator copies to what it makes.
   */
  readonly metadataParts?: readonly string[];
}

/** A key of `objects` that is a number. */
export type CapName = Exclude<keyof FleetObjects, 'hard' | 'maxSize' | 'maxDataSize'>;

export type Access = readonly [viewer: ReadAccess, user: KindAccess, admin: KindAccess];

/** Everybody reads, and nobody in a tenant writes: guards, and what controllers derive. */
export const READ: Access = ['read', 'read', 'read'];
/** Users and admins work with it. */
export const WORK: Access = ['read', 'write', 'write'];
/** Recipes and accounts that other people's work depends on: admins write them. */
export const RECIPE: Access = ['read', 'read', 'write'];
/** Viewers never read it. */
export const SECRET: Access = ['none', 'write', 'write'];

export function kinds(
  group: string,
  access: Access,
  cap: CapName | undefined,
  resources: readonly string[],
  more: Pick<NamespacedKind, 'subresources' | 'podTemplates' | 'metadataParts'> = {},
): NamespacedKind[] {
  const [viewer, user, admin] = access;
  return resources.map((resource) => ({
    group,
    resource,
    viewer,
    user,
    admin,
    ...(cap === undefined ? {} : { cap }),
    ...more,
  }));
}

export const STATUS = { subresources: ['status'] } as const;
export const STATUS_SCALE = { subresources: ['status', 'scale'] } as const;
export const TEMPLATE = { podTemplates: ['spec.template'] } as const;

/** The quota key that counts objects of a kind. Some core kinds have older, short keys (quota evaluators, pkg/quota/v1). */
export function countKey(kind: Pick<NamespacedKind, 'group' | 'resource'>): string {
  if (kind.group !== '') return `count/${kind.resource}.${kind.group}`;
  return SHORT_KEYS.includes(kind.resource) ? kind.resource : `count/${kind.resource}`;
}

const SHORT_KEYS = ['configmaps', 'persistentvolumeclaims', 'secrets', 'services'];
