import { createHash } from 'node:crypto';
import type { AcceptedFinding } from '../../../findings/accept';
import { clusterOf } from '../../../fleet/clusters/cluster-of';
import type { Fleet } from '../../../fleet/model/fleet';

/** The fleets behind a tree. */
export interface SideFleets {
  /** One for each cluster. Absent: there is no file, or it is not valid for this version. */
  readonly fleets?: readonly Fleet[];
  /** The warnings that the file accepts. */
  readonly accepted: readonly AcceptedFinding[];
  /** Why there are no fleets. */
  readonly problem?: string;
  /** Whether there is a file, and it has errors. */
  readonly hasErrors?: boolean;
  /** The cluster that a single fleet is compared with, where the other side has several. */
  readonly cluster?: string;
}

/** The cluster in whose folder the tree of a fleet is; empty for the only tree, which has no folder of its own. */
export function folderOfFleet({ fleets = [], cluster = '' }: SideFleets, fleet: Fleet): string {
  return fleets.length > 1 ? (clusterOf(fleet) ?? '') : cluster;
}

/** The fleet before, of the cluster of one that is there now. */
export function olderFleet(before: SideFleets, after: SideFleets, fleet: Fleet): Fleet | undefined {
  const folder = folderOfFleet(after, fleet);
  return before.fleets?.find((other) => folderOfFleet(before, other) === folder);
}

/** One of the two trees that are compared. */
export interface TreeSide extends SideFleets {
  /** What people call it, such as `origin/main (3f2a91c)`. */
  readonly name: string;
  /** By path, relative to the output folder: what tells the bytes of a file from others. */
  readonly ids: ReadonlyMap<string, string>;
  /** Some files by path. It reads them when they are asked for, so that a large tree is never in memory as a whole. */
  read(paths: readonly string[]): ReadonlyMap<string, string>;
}

/** The id that Git gives to the bytes of a file: two trees can then be compared without reading the older one. */
export function blobId(bytes: Buffer, algorithm: 'sha1' | 'sha256' = 'sha1'): string {
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

const MANIFEST = /\.(?:ya?ml|json)$/;
const HIDDEN = /(?:^|\/)\./;

/** Whether a file of an output folder is compared: what engines apply, and nothing hidden. */
export function isCompared(path: string): boolean {
  return MANIFEST.test(path) && !HIDDEN.test(path);
}

/** Whether engines apply a file. The others are for kustomize and Helm. */
export function isManifest(path: string): boolean {
  return !/(?:^|\/)(?:kustomization|Chart|values)\.ya?ml$/.test(path);
}
