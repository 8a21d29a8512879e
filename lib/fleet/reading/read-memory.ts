import { statSync } from 'node:fs';
import type { KnownTenants } from './yaml/yaml-reader';

/** A file that was written more recently than this may be written again without looking any different. */
const SETTLED_MS = 100;

/** What was read before, for whoever reads the same fleet again and again. Its data is not to be changed. */
export class ReadMemory {
  /** Tenants of the main file. */
  readonly tenants: KnownTenants = new Map();
  private readonly files = new Map<string, { readonly stamp: string; readonly data: unknown }>();

  /** How a file looks from outside; nothing where it cannot be seen, or may still change without showing it. */
  stamp(file: string): string | undefined {
    const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (stats === undefined || Date.now() - Number(stats.ctimeMs) < SETTLED_MS) return undefined;
    const { dev, ino, size, mtimeNs, ctimeNs } = stats;
    return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
  }

  /** The data of a file that looks as it did; nothing where it does not. */
  recall(file: string, stamp: string | undefined): unknown {
    const known = this.files.get(file);
    return known !== undefined && known.stamp === stamp ? known.data : undefined;
  }

  /** Keeps the data of a file with which nothing is wrong. */
  keep(file: string, stamp: string | undefined, data: unknown): void {
    if (stamp === undefined) this.files.delete(file);
    else this.files.set(file, { stamp, data });
  }
}
