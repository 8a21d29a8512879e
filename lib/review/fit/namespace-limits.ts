import type { ApiObject } from 'cdk8s';
import type { Fleet } from '../../fleet/model/fleet';
import type { NamespaceView } from '../../plan/namespace-view';
import { budgetsOf } from '../../plan/budgets/budget-view';
import { Plan } from '../../plan/plan';
import { FleetFiles } from '../../synth/render/fleet-files';
import {
  type ManifestMap,
  asMap,
  asMaps,
  asText,
  asTexts,
  valueAt,
} from '../../verify/objects/manifest-data';

/** A ResourceQuota as the output has it. */
export interface WrittenQuota {
  readonly name: string;
  /** Quantities by quota key. */
  readonly hard: Readonly<Record<string, string>>;
  /** The priority classes that it is about. Empty: all pods, and everything else. */
  readonly priorities: readonly PriorityScope[];
}

/** A condition on the priority class of a pod. */
export interface PriorityScope {
  readonly operator: string;
  readonly values: readonly string[];
}

/** All namespaces of a fleet. */
export function namespacesOf(fleet: Fleet): NamespaceView[] {
  const plan = new Plan(fleet);
  return [
    ...[...plan.tenants()].flatMap(({ namespaces }) => namespaces),
    ...[...plan.sharedServices()].map(({ namespace }) => namespace),
  ];
}

/** The quotas of a namespace, read from the objects that the output has for it. */
export function quotasOf(fleet: Fleet, { namespace, owner, kind }: NamespaceView): WrittenQuota[] {
  const quotas: WrittenQuota[] = [];
  for (const { objects } of new FleetFiles(onlyWith(fleet, owner, kind)).objects()) {
    for (const object of objects) {
      const isOurs = object.kind === 'ResourceQuota' && object.metadata.namespace === namespace;
      if (isOurs) quotas.push(quotaOf(object));
    }
  }
  return quotas;
}

/** The fleet with one owner: objects of others say nothing about its namespaces. */
function onlyWith(fleet: Fleet, owner: string, kind: NamespaceView['kind']): Fleet {
  const { tenants, sharedServices } = fleet;
  return kind === 'tenant'
    ? { ...fleet, tenants: tenants.filter(({ name }) => name === owner), sharedServices: {} }
    : { ...fleet, tenants: [], sharedServices: { [owner]: sharedServices[owner]! } };
}

function quotaOf(object: ApiObject): WrittenQuota {
  const data = object.toJson() as ManifestMap;
  const scopes = asMaps(valueAt(data, 'spec.scopeSelector.matchExpressions'));
  return {
    name: object.name,
    hard: Object.fromEntries(
      Object.entries(asMap(valueAt(data, 'spec.hard'))).map(([key, value]) => [key, asText(value)]),
    ),
    priorities: scopes.map(({ operator, values }) => ({
      operator: asText(operator),
      values: asTexts(values),
    })),
  };
}

/** Whether a quota counts pods of a priority class; `''` for a pod without one. */
export function countsPriority({ priorities }: WrittenQuota, priority: string): boolean {
  const tests: Readonly<Record<string, (values: readonly string[]) => boolean>> = {
    Exists: () => priority !== '',
    DoesNotExist: () => priority === '',
    In: (values) => values.includes(priority),
    NotIn: (values) => !values.includes(priority),
  };
  return priorities.every(({ operator, values }) => tests[operator]?.(values) ?? false);
}

/** The budgets that count a namespace beside its own quota: the pot of its tenant, and those of organisations above it. */
export function budgetsAbove(fleet: Fleet, { owner }: NamespaceView): WrittenQuota[] {
  const organization = fleet.tenants.find(({ name }) => name === owner)?.organization;
  const { views = [] } = budgetsOf(fleet) ?? {};
  return views
    .filter(({ kind, owner: of, label }) =>
      kind === 'tenant'
        ? of === owner
        : organization !== undefined && label.values.includes(organization),
    )
    .map(({ name, hard }) => ({ name, hard, priorities: [] }));
}
