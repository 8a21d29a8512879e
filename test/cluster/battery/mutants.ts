import type { Area } from '../cases/areas';
import { areasOf, isLenient } from './mutant-areas';
import { piecesOf, remove, withoutRefusals } from './pieces';
import { type QuotaPlaces, quotaPlaces } from './quota-places';
import { type Manifest, type Tree, titleOf } from './trees';
import { UNSEEN_LABELS, unseenAnnotation, unseenObject, unseenPiece } from './unseen';

/** An object as we write it, without one piece of it, or without the object. */
export interface Mutant {
  /** What is missing. */
  readonly title: string;
  readonly original: Manifest;
  /** Absent: the object itself is missing. */
  readonly mutated?: Manifest;
  /** The areas whose cases should notice. */
  readonly areas: readonly string[];
  /** Why no case can notice. */
  readonly unseen?: string | undefined;
}

/**
 * What is taken away, by namespace: everything in the first one, and what only another tenant has. The
 * rest is the same again.
 */
const CHOSEN: Readonly<Record<string, RegExp>> = {
  // What a guard rail refuses first is taken away where that is off.
  'lab-blue-dev': /^(?!ResourceQuota forbidden-priorities$)/,
  'lab-small': /^ResourceQuota namespace$/,
  'lab-open':
    /^(Namespace lab-open|ResourceQuota (namespace|forbidden-priorities)|RoleBinding shared-work)$/,
  'lab-dra': /^(Namespace lab-dra|ResourceQuota namespace|RoleBinding device-claims)$/,
  'lab-strict': /^Namespace /,
  'lab-burst': /^(ResourceQuota namespace|LimitRange defaults)$/,
  'lab-bounded': /^LimitRange defaults$/,
  'lab-disk': /^(ResourceQuota namespace|LimitRange defaults)$/,
  'lab-listed': /^(Namespace |ConfigMap gpu-pools$)/,
  'lab-finer': /^(ResourceQuota priority-|LimitRange defaults$)/,
  'lab-timed': /^Namespace /,
  'lab-housed': /^Namespace /,
  'lab-narrow': /^Namespace /,
  'lab-solo': /^Namespace /,
  'lab-boxed': /^Namespace /,
  'lab-lenient': /^Namespace /,
  'lab-self':
    /^(Namespace lab-self|ResourceQuota namespace|RoleBinding (access|network-policies))$/,
};

/** Labels of namespaces, where their cases are. The same labels stand on all others. */
const LABELS: Readonly<Record<string, RegExp>> = {
  'lab-blue-dev': /(?:)/,
  // What would be warned of is refused there.
  'lab-strict': /^pod-security\.kubernetes\.io\/enforce/,
};

/** Every mutant of a tree, for the cases of some areas. */
export function mutantsOf(tree: Tree, cases: readonly Area[]): Mutant[] {
  const places = quotaPlaces(cases);
  return tree.files.flatMap(({ objects }) =>
    objects.filter(isChosen).flatMap((object) => mutantsOfObject(object, places)),
  );
}

function isChosen({ kind, metadata }: Manifest): boolean {
  const namespace = kind === 'Namespace' ? metadata.name : metadata.namespace;
  return namespace === undefined || !!CHOSEN[namespace]?.test(`${kind} ${metadata.name}`);
}

function mutantsOfObject(original: Manifest, places: QuotaPlaces): Mutant[] {
  const { kind, metadata } = original;
  const title = titleOf(original);
  const areas = areasOf(original);
  const without = (path: readonly (string | number)[], unseen?: string): Mutant => ({
    title: `${title} without ${path.join('.')}`,
    original,
    mutated: remove(original, path) as Manifest,
    areas,
    ...(unseen && { unseen }),
  });

  if (kind === 'Namespace') {
    return [
      ...Object.keys(metadata.labels ?? {})
        .filter((key) => LABELS[metadata.name]?.test(key))
        .map((key) => without(['metadata', 'labels', key], UNSEEN_LABELS[key])),
      ...Object.keys(metadata.annotations ?? {}).map((key) =>
        without(['metadata', 'annotations', key], unseenAnnotation(key, metadata.name)),
      ),
    ];
  }
  const unseen = unseenObject(original);
  const whole: Mutant = { title, original, areas, unseen };
  // What only warns judges by the same words as what refuses, where each of its pieces is taken away.
  if (unseen !== undefined || isLenient(original)) return [whole];
  return [
    whole,
    ...withoutRefusals(original).map((mutated, index) => ({
      title: `${title} without refusal ${index}`,
      original,
      mutated,
      areas,
    })),
    ...piecesOf(original).map((path) => without(path, unseenPiece(original, path, places))),
  ];
}
