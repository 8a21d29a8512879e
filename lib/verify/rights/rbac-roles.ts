import { asMap, asMaps } from '../objects/manifest-data';
import type { ManifestObject, ObjectPlace } from '../objects/manifest-objects';
import { labelsOf } from './object-labels';
import { type StatedRole, aggregatedRules } from './aggregated-rules';
import { type RbacRule, rulesIn } from './rbac-rule';

/** What tells a role from all others. */
export interface RoleName {
  readonly kind: 'ClusterRole' | 'Role';
  readonly name: string;
  /** That of a Role. */
  readonly namespace?: string;
}

/** A role with the rules that the API server judges by. */
export interface RbacRole extends RoleName {
  readonly rules: readonly RbacRule[];
  /** Whether a controller of Kubernetes writes its rules, from those of other roles. */
  readonly isAggregated: boolean;
  readonly place: ObjectPlace;
}

interface PlacedRole extends StatedRole, RoleName {
  readonly place: ObjectPlace;
}

/** `ClusterRole/view`. */
export function roleTitle({ kind, name }: RoleName): string {
  return `${kind}/${name}`;
}

/** The roles among some objects, by what bindings call them. A later one with the same name replaces an earlier one. */
export class RbacRoles {
  private readonly byName: ReadonlyMap<string, RbacRole>;

  constructor(objects: readonly ManifestObject[]) {
    const stated = new Map(
      objects.map((object) => {
        const role = placedRole(object);
        return [roleKey(role), role];
      }),
    );
    const roles = [...stated.values()];
    const aggregated = aggregatedRules(roles.filter(({ kind }) => kind === 'ClusterRole'));
    this.byName = new Map(roles.map((role) => [roleKey(role), withRules(role, aggregated)]));
  }

  /** The role that a binding names; nothing where it does not exist, so that the binding grants nothing. */
  find(name: RoleName): RbacRole | undefined {
    return this.byName.get(roleKey(name));
  }

  /** The roles whose rules come from others, by name. */
  aggregated(): RbacRole[] {
    return [...this.byName.values()]
      .filter(({ isAggregated }) => isAggregated)
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }
}

function withRules(
  role: PlacedRole,
  aggregated: ReadonlyMap<PlacedRole, readonly RbacRule[]>,
): RbacRole {
  const { kind, name, namespace, place } = role;
  const rules = aggregated.get(role);
  return {
    kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    rules: rules ?? role.rules,
    isAggregated: rules !== undefined,
    place,
  };
}

function roleKey({ kind, name, namespace = '' }: RoleName): string {
  return `${kind}/${namespace}/${name}`;
}

function placedRole({ kind, name, namespace, data, place }: ManifestObject): PlacedRole {
  const labels = labelsOf(data);
  const rules = rulesIn(data);
  if (kind === 'Role') {
    return { kind, name, namespace: namespace ?? 'default', rules, labels, place };
  }
  const aggregation = data['aggregationRule'];
  const isAggregated = aggregation !== undefined && aggregation !== null;
  return {
    kind: 'ClusterRole',
    name,
    rules,
    labels,
    place,
    ...(isAggregated ? { selectors: asMaps(asMap(aggregation)['clusterRoleSelectors']) } : {}),
  };
}
