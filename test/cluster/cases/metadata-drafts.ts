import { type Attack, byPolicy, literally } from '../battery/attack';
import { type Draft, create } from '../battery/calls';
import { MAKERS, type Persona } from '../battery/people';
import type { Work } from '../battery/work';
import { type Part, pod } from './drafts';

/** A label or an annotation, in all that can have one. */
export type Key = readonly [key: string, value: string];

export const labelled = ([key, value]: Key): Part => ({ labels: { [key]: value } });
export const annotated = ([key, value]: Key): Part => ({ annotations: { [key]: value } });

/** Keys that do the same thing, with values that are refused and the nearest ones that are not. */
export interface KeyCase {
  readonly route: string;
  /** What the refusal says that they do. */
  readonly does: string;
  readonly as: (key: Key) => Part;
  readonly wrong: readonly Key[];
  readonly right?: readonly Key[];
}

export const refusedKey = (
  key: string,
  does: string,
  policy = 'workload-metadata',
): Attack['refused'] =>
  byPolicy(policy, `the label or annotation ${literally(key)} of this workload ${literally(does)}`);

/** Each key on a pod. */
export function podAttacks(cases: readonly KeyCase[]): Attack[] {
  return cases.flatMap(({ route, does, as, wrong }) =>
    wrong.map((key) => ({
      route,
      what: `say ${key.join(': ')} on a pod`,
      call: create('pods', pod({}, as(key))),
      by: MAKERS,
      refused: refusedKey(key[0], does, 'tenant-pods'),
    })),
  );
}

export function podWork(cases: readonly KeyCase[]): Work[] {
  return cases.flatMap(({ as, right = [] }) =>
    right.map((key) => ({
      what: `say ${key.join(': ')} on a pod`,
      by: ['user'] as const,
      run: [create('pods', pod({}, as(key)))],
    })),
  );
}

/** A place for metadata in a kind. */
export interface MetadataPlace {
  readonly plural: string;
  readonly where: string;
  readonly draft: (metadata: Part) => Draft;
  /** @default - a user */
  readonly by?: readonly Persona[];
}

/** One key at each place. */
export function placeAttacks(
  places: readonly MetadataPlace[],
  route: string,
  metadata: Part,
  refused: Attack['refused'],
): Attack[] {
  return places.map(({ plural, where, draft, by = ['user'] }) => ({
    route,
    what: `say ${Object.keys(Object.values(metadata)[0] as Part)[0]} ${where} of ${plural}`,
    call: create(plural, draft(metadata)),
    by,
    refused,
  }));
}
