import { writeFileSync } from 'node:fs';
import { outputEntries, readChangelog } from './changelog';
import {
  type FixtureHashes,
  RELEASED,
  changedOutput,
  fixturesToday,
  readReleased,
} from './released-output';

const [unreleased, latest] = readChangelog();

/** `RECORD_RELEASE=1 npx jest test/release` keeps what the version that is being released makes of each fixture. */
if (process.env['RECORD_RELEASE'] === '1' && latest !== undefined) {
  const record = { version: latest.version, fixtures: fixturesToday() };
  writeFileSync(RELEASED, `${JSON.stringify(record, null, 2)}\n`);
}

describe('changed bytes for unchanged input', () => {
  test('are measured against the latest release of the changelog', () => {
    expect(readReleased()?.version).toBe(latest?.version);
  });

  test('have an output: entry in the changelog', () => {
    const changed = changedOutput(readReleased(), fixturesToday());
    const untold = outputEntries(unreleased!).length > 0 ? [] : changed;
    expect(untold).toEqual([]);
  });

  test('are told from changed input, and from fixtures that came or went', () => {
    const at = (input: string, output: string): FixtureHashes => ({ input, output });
    const fixtures = {
      kept: at('a', '1'),
      bytes: at('b', '2'),
      both: at('c', '3'),
      gone: at('d', '4'),
    };
    const today = {
      kept: at('a', '1'),
      bytes: at('b', '9'),
      both: at('z', '9'),
      made: at('e', '5'),
    };
    expect(changedOutput({ version: '1.0.0', fixtures }, today)).toEqual(['bytes']);
    expect(changedOutput(undefined, today)).toEqual([]);
  });

  test('are seen in every fixture: each has input and output', () => {
    for (const { input, output } of Object.values(fixturesToday())) {
      expect(input).not.toBe(output);
    }
    expect(Object.keys(fixturesToday()).length).toBeGreaterThan(10);
  });
});
