import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ExampleFiles, filesOf, MAIN_FILE } from '../../findings/codes/example';
import type { Finding } from '../../findings/finding';
import type { FrameOptions } from '../../findings/print/frame';
import { formatFindings } from '../../findings/print/frame-list';
import { Lines } from '../../findings/print/source-lines';
import { readFleet } from '../../fleet/load';

/** What the command finds in one half of an example, run in a folder that holds nothing else. */
export function runExample(files: ExampleFiles): readonly Finding[] {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'tenancy-example-'));
  try {
    for (const [name, text] of filesOf(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    // Findings then name the files as somebody in that folder would see them.
    process.chdir(folder);
    return readFleet(MAIN_FILE).findings;
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}

/** What the command prints about one half of an example. */
export function exampleOutput(files: ExampleFiles, options: FrameOptions = {}): string {
  const texts = new Map(filesOf(files));
  const lines = (file: string): Lines | undefined => {
    const text = texts.get(file);
    return text === undefined ? undefined : new Lines(text);
  };
  return formatFindings(runExample(files), { ...options, sources: { lines } });
}
