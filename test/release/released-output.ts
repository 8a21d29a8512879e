import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readTree } from '../golden/trees';

/** What the latest release made of each golden input, as hashes. */
export interface ReleasedOutput {
  readonly version: string;
  /** By fixture. */
  readonly fixtures: Readonly<Record<string, FixtureHashes>>;
}

export interface FixtureHashes {
  readonly input: string;
  readonly output: string;
}

const FIXTURES = join(__dirname, '..', 'fixtures');

export const RELEASED = join(__dirname, 'released-output.json');

/** The golden trees of today. Each is compared with what is emitted by test/golden. */
export function fixturesToday(): Record<string, FixtureHashes> {
  const today: Record<string, FixtureHashes> = {};
  for (const name of readdirSync(FIXTURES).sort()) {
    const files = Object.entries(readTree(join(FIXTURES, name))).sort(([a], [b]) =>
      a < b ? -1 : 1,
    );
    const isOutput = ([path]: [string, string]): boolean => path.startsWith('dist/');
    today[name] = {
      input: hash(files.filter((file) => !isOutput(file))),
      output: hash(files.filter(isOutput)),
    };
  }
  return today;
}

export function readReleased(): ReleasedOutput | undefined {
  if (!existsSync(RELEASED)) return undefined;
  return JSON.parse(readFileSync(RELEASED, 'utf8')) as ReleasedOutput;
}

/** Fixtures whose input is that of the release, and whose output is not. */
export function changedOutput(
  released: ReleasedOutput | undefined,
  today: Readonly<Record<string, FixtureHashes>>,
): string[] {
  return Object.entries(released?.fixtures ?? {})
    .filter(([name, { input }]) => today[name]?.input === input)
    .filter(([name, { output }]) => today[name]!.output !== output)
    .map(([name]) => name);
}

function hash(files: readonly (readonly [path: string, text: string])[]): string {
  const sum = createHash('sha256');
  for (const [path, text] of files) sum.update(JSON.stringify([path, text]));
  return sum.digest('hex');
}
