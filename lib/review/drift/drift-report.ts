import type { ClusterComparison } from '../../cluster/drift/compare-cluster';
import { type LiveObject, type WantedObject, objectKey } from '../../cluster/drift/drift-objects';
import type { FieldDifference } from '../../cluster/drift/field-differences';
import { isLabelledOurs } from '../../plan/ownership';
import { asMap } from '../../verify/objects/manifest-data';
import { foreignObjects } from './foreign-objects';

/**
 * What `tenancy drift --format json` prints. New keys may be added; any other change of the shape comes with another
 * `apiVersion`.
 */
export interface DriftReport {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'Drift';
  /** How many objects the files have. */
  readonly objects: number;
  /** In the files, and not in the cluster. */
  readonly missing: readonly DriftObject[];
  /** In both, with other fields. */
  readonly changed: readonly (DriftObject & { readonly fields: readonly FieldDifference[] })[];
  /** With our label, and in no file. */
  readonly unknown: readonly DriftObject[];
  /** Of others, in namespaces of the files: what adds rights, openings or caps. */
  readonly foreign: readonly (DriftObject & { readonly adds: string })[];
  /** In both, and the server would not take the file today. */
  readonly refused: readonly (DriftObject & { readonly why: string })[];
}

/** An object by its name, and where the files state it. */
export interface DriftObject {
  readonly apiGroup: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** Absent: no file has it. */
  readonly file?: string;
  readonly line?: number;
}

/** A comparison as a report. */
export function driftReport(
  wanted: readonly WantedObject[],
  { missing, changed, refused, live }: ClusterComparison,
): DriftReport {
  const known = new Set(wanted.map(objectKey));
  const namespaces = new Set(
    wanted
      .filter(({ group, kind }) => group === '' && kind === 'Namespace')
      .map(({ name }) => name),
  );
  const strangers = live.filter((object) => !known.has(objectKey(object)));
  const inside = strangers.filter(
    (object) =>
      !isOurs(object) && object.namespace !== undefined && namespaces.has(object.namespace),
  );
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'Drift',
    objects: wanted.length,
    missing: missing.map(named),
    changed: changed.map(({ object, differences }) => ({ ...named(object), fields: differences })),
    unknown: strangers.filter(isOurs).map(named).sort(byName),
    foreign: foreignObjects(inside, live)
      .map(({ object, adds }) => ({ ...named(object), adds }))
      .sort(byName),
    refused: refused.map(({ object, why }) => ({ ...named(object), why })),
  };
}

/** Whether the cluster is as the files say. */
export function isSame({ missing, changed, unknown, foreign, refused }: DriftReport): boolean {
  return [missing, changed, unknown, foreign, refused].every(({ length }) => length === 0);
}

function isOurs({ data }: LiveObject): boolean {
  return isLabelledOurs(asMap(asMap(data['metadata'])['labels']));
}

function named(object: LiveObject | WantedObject): DriftObject {
  const { group, kind, namespace, name } = object;
  return {
    apiGroup: group,
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    ...('place' in object ? object.place : {}),
  };
}

function byName(one: DriftObject, other: DriftObject): number {
  const [left, right] = [one, other].map(
    ({ kind, namespace = '', name }) => `${kind} ${namespace} ${name}`,
  );
  return left! < right! ? -1 : 1;
}
