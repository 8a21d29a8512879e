import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import type { FieldChange } from './field-changes';

/** An object that is in one tree alone, or not the same in both. */
export interface ObjectPair {
  /** The cluster of its tree; empty where the file names none. */
  readonly cluster: string;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Absent: it is new. */
  readonly before?: ManifestObject;
  /** Absent: it is gone. */
  readonly after?: ManifestObject;
  /** All that differs. Of an object in one tree alone: one change, which is the whole object. */
  readonly fields: readonly FieldChange[];
}

/** The object as it is, or as it was if it is gone. */
export function present({ before, after }: ObjectPair): ManifestObject {
  return (after ?? before)!;
}

/** The files that hold the object, on the one side and the other. */
export function filesOf({ before, after }: ObjectPair): string[] {
  return [before, after].flatMap((one) => one?.place.file ?? []);
}

/** A file that engines do not apply, such as a kustomization, and that differs. */
export interface OtherFile {
  readonly path: string;
  readonly change: 'added' | 'removed' | 'changed';
}

/** All that differs in the files of two trees. */
export interface TreeChanges {
  /** In the order of their clusters, namespaces, kinds and names. */
  readonly pairs: readonly ObjectPair[];
  readonly files: readonly OtherFile[];
}
