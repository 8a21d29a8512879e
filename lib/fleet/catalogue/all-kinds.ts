import type { FleetKind } from '../model/fleet';
import { rememberShared } from '../model/shared';
import { BUILT_IN_KINDS } from './built-in-kinds';
import { KINDS_ON_REQUEST } from './kinds-on-request';
import { type NamespacedKind, STATUS_SCALE } from './namespaced-kind';

/** The built-in kinds, together with those of a platform, which may replace some of them. */
export const allKinds: (own: readonly FleetKind[]) => readonly NamespacedKind[] =
  rememberShared(join);

function join(own: readonly FleetKind[]): NamespacedKind[] {
  const name = ({ group, resource }: Pick<NamespacedKind, 'group' | 'resource'>): string =>
    `${resource}.${group}`;
  const known = new Map([...BUILT_IN_KINDS, ...KINDS_ON_REQUEST].map((kind) => [name(kind), kind]));
  const replaced = new Set(own.map(name));
  return [
    ...BUILT_IN_KINDS.filter((kind) => !replaced.has(name(kind))),
    ...own.map((kind) => withCap(kind, known.get(name(kind)))),
  ];
}

function subresourcesOf(
  { subresources }: FleetKind,
  known: NamespacedKind | undefined,
): NamespacedKind['subresources'] {
  if (subresources !== undefined) return ['status', ...subresources];
  return known === undefined ? STATUS_SCALE.subresources : (known.subresources ?? ['status']);
}

/** A kind of the platform. It inherits what it does not state from the kind that we know by that name. */
function withCap(kind: FleetKind, known: NamespacedKind | undefined): NamespacedKind {
  const written = kind.user === 'write' || kind.admin === 'write';
  return {
    group: kind.group,
    resource: kind.resource,
    viewer: kind.viewer,
    user: kind.user,
    admin: kind.admin,
    podTemplates: kind.podTemplates.length > 0 ? kind.podTemplates : known?.podTemplates,
    metadataParts: known?.metadataParts,
    subresources: subresourcesOf(kind, known),
    ...(written ? { cap: kind.cap ?? known?.cap ?? 'customResources' } : {}),
  };
}
