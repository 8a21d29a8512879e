import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Puts an empty disk of its own into a folder.
 *
 * @param options - of a tmpfs, such as `size=700k`
 * @returns whether that worked: it needs rights that a developer's machine may not give
 */
export function mountDisk(folder: string, options: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Makes the disk in a folder one that nobody can write to. */
export function lockDisk(folder: string): void {
  execFileSync('mount', ['-o', 'remount,ro', folder]);
}

export function unmountDisk(folder: string): void {
  execFileSync('umount', [folder]);
}

/** `describe` where disks can be mounted, and `describe.skip` elsewhere. */
export const describeOnDisks = canMount() ? describe : describe.skip;

function canMount(): boolean {
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return false;
  const folder = mkdtempSync(join(tmpdir(), 'tenancy-disk-'));
  try {
    if (!mountDisk(folder, 'size=64k')) return false;
    unmountDisk(folder);
    return true;
  } finally {
    rmdirSync(folder);
  }
}
