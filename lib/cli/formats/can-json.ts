import type { CanDanger, CanGrant, CanReport } from '../../verify/rights/can-report';
import type { Guard } from '../../verify/rights/guards-behind';
import { roleTitle } from '../../verify/rights/rbac-roles';

/** Everything that somebody may do, for programs: the rules of a role come once, however many namespaces have it. */
export function canJson({ subject, groups, places }: CanReport): object {
  const grants = places.flatMap((place) => place.grants);
  const roles = new Map(
    grants
      .filter(({ isDangling }) => !isDangling)
      .map(({ role, rules }) => [
        JSON.stringify(role),
        { role: roleTitle(role), ...namespaceOf(role), rules },
      ]),
  );
  return {
    subject,
    groups,
    places: places.map((place) => ({
      ...namespaceOf(place),
      grants: place.grants.map(grantJson),
      dangers: place.dangers.map(dangerJson),
    })),
    roles: [...roles.values()],
  };
}

function grantJson({ role, binding, through, isDangling, isBuiltIn, place }: CanGrant): object {
  return {
    role: roleTitle(role),
    binding,
    through,
    missing: isDangling,
    builtIn: isBuiltIn,
    place,
  };
}

function dangerJson({ danger: { title, risk, reason }, by, names, guards }: CanDanger): object {
  return {
    title,
    risk,
    reason,
    by,
    ...(names === undefined ? {} : { names }),
    guards: guards.map(guardJson),
  };
}

/** A guard, without the place of its object. */
export function guardJson(guard: Guard): object {
  const { policy, binding, effect, conditions, off, isForSomeObjects, isForSomeNamespaces } = guard;
  return {
    policy,
    binding,
    effect,
    conditions,
    off,
    forSomeObjects: isForSomeObjects,
    forSomeNamespaces: isForSomeNamespaces,
  };
}

function namespaceOf({ namespace }: { readonly namespace?: string }): { namespace?: string } {
  return namespace === undefined ? {} : { namespace };
}
