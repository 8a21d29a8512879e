import type { Fleet } from '../../fleet/model/fleet';
import type { Defect } from '../defect';
import type { FileTexts } from '../facts/file-texts';
import type { FolderFacts } from '../facts/folder-facts';
import type { ManifestObject } from '../objects/manifest-objects';

/** Whether a broken invariant fails the folder, or is worth a look. */
export type InvariantLevel = 'error' | 'warning';

/** What the invariants of a family are about. */
export type InvariantFamily =
  'objects' | 'namespaces' | 'quotas' | 'network' | 'access' | 'admission' | 'queues' | 'fleet';

/** A rule that objects of shared clusters keep, ours and those of others. */
export interface Invariant {
  /** Its name in reports and in `--ignore`. It never changes. */
  readonly id: string;
  readonly family: InvariantFamily;
  readonly level: InvariantLevel;
  /** What holds where it is kept, as one sentence without its full stop. */
  readonly title: string;
  /** What goes wrong where it is broken. */
  readonly reason: string;
  /** Where the reason can be read. */
  readonly source: string;
  /**
   * Judges one object by itself.
   *
   * @default - no object can break it alone
   */
  readonly each?: (object: ManifestObject) => Iterable<Defect>;
  /**
   * The kinds that `each` is about, so that it is not asked about all others.
   *
   * @default - every kind
   */
  readonly kinds?: readonly string[];
  /**
   * Judges what all objects are together.
   *
   * @default - each object is judged by itself
   */
  readonly whole?: (facts: FolderFacts) => Iterable<Defect>;
  /**
   * Judges the text of files that tenancy wrote.
   *
   * @default - it does not matter how a file is written
   */
  readonly texts?: (texts: FileTexts) => Iterable<Defect>;
  /**
   * Judges the objects of a cluster by what `tenants.yaml` says of it.
   *
   * @default - it needs no file
   */
  readonly fleet?: (facts: FolderFacts, fleet: Fleet) => Iterable<Defect>;
}
