import { readdirSync } from 'node:fs';
import { nearest } from '../../../findings/nearest';
import { matchFiles } from './include-walk';

/**
 * The pattern that matches something, where the first name without wildcards that is not there is replaced by the
 * nearest one beside it; or where only the extension differs.
 */
export function meantPattern(pattern: string, folder: string): string | undefined {
  const candidates = [withNearName(pattern, folder), pattern.replace(/\.ya?ml$/, otherExtension)];
  return candidates.find(
    (candidate) =>
      candidate !== undefined &&
      candidate !== pattern &&
      (matchFiles(candidate, folder)?.files.length ?? 0) > 0,
  );
}

function otherExtension(extension: string): string {
  return extension === '.yaml' ? '.yml' : '.yaml';
}

function withNearName(pattern: string, folder: string): string | undefined {
  const segments = pattern.split('/');
  for (let index = 0; index < segments.length; index++) {
    const name = segments[index]!;
    if (/[*?[{]/.test(name)) return undefined;
    const names = namesIn([folder, ...segments.slice(0, index)]);
    if (name === '.' || names.includes(name)) continue;
    const near = nearest(name, names);
    return near && [...segments.slice(0, index), near, ...segments.slice(index + 1)].join('/');
  }
  return undefined;
}

function namesIn(path: readonly string[]): string[] {
  try {
    return readdirSync(path.filter((name) => name !== '').join('/') || '.').sort();
  } catch {
    return [];
  }
}
