import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Finding } from '../lib/findings/finding';
import { type ExampleFiles, filesOf, MAIN_FILE } from '../lib/findings/explanations/explanation';
import { readFleet } from '../lib/fleet/load';

/** What is found in one half of an example, with file names as a reader in its folder would see them. */
export function runExample(files: ExampleFiles): readonly Finding[] {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    for (const [name, text] of filesOf(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    process.chdir(folder);
    return readFleet(MAIN_FILE).findings;
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}
