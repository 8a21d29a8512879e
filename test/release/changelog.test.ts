import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { put, scratch } from '../cli/command';
import { CHANGELOG, isNewer, mistakesIn, outputEntries, readChangelog } from './changelog';

const ROOT = join(__dirname, '..', '..');
const [unreleased, ...released] = readChangelog();

describe('CHANGELOG.md', () => {
  test('has the form of Keep a Changelog, and its output: entries where they may be', () => {
    expect(mistakesIn(readFileSync(CHANGELOG, 'utf8'))).toEqual([]);
  });

  test('goes with package.json: its version is the latest release, or the next', () => {
    const latest = released[0]?.version ?? '0.0.0';
    expect(latest === version || isNewer(version, latest)).toBe(true);
    expect(released.length > 0 || unreleased!.entries.length > 0).toBe(true);
  });
});

const HEAD = '# Changelog\n\n## [Unreleased]\n\n';

describe('the check of the form', () => {
  test.each([
    ['nothing unreleased', '# Changelog\n', 'the first section is not [Unreleased]'],
    ['no version', `${HEAD}## [next] - 2026-01-31\n\n### Fixed\n\n- A.\n`, '[next] is no version'],
    ['no date', `${HEAD}## [1.0.0]\n\n### Fixed\n\n- A.\n`, '[1.0.0] has no date'],
    ['no such month', `${HEAD}## [1.0.0] - 2026-13-01\n\n- A.\n`, '[1.0.0] has no date'],
    [
      'the wrong order',
      `${HEAD}## [1.9.0] - 2026-01-01\n\n- A.\n\n## [1.10.0] - 2026-02-01\n\n- B.\n`,
      '[1.10.0] stands too low',
    ],
    [
      'a group of its own',
      `${HEAD}### News\n\n- A.\n`,
      '[Unreleased] has other groups than Added, Changed, Deprecated, Removed, Fixed, Security, or in another order',
    ],
    ['an empty release', `${HEAD}## [1.0.0] - 2026-01-01\n`, '[1.0.0] has no entry'],
    ['half a sentence', `${HEAD}- more\n`, '[Unreleased] is no sentence: more'],
    [
      'changed bytes in a patch',
      `${HEAD}## [1.0.1] - 2026-01-01\n\n### Changed\n\n- output: a quota\n  less.\n`,
      '[1.0.1] is a patch, and changes output: output: a quota less.',
    ],
    [
      'another spelling',
      `${HEAD}- Output: a quota less.\n`,
      '[Unreleased] has an entry that does not start with `output: `',
    ],
  ])('finds %s', (_title, text, mistake) => {
    expect(mistakesIn(text)).toEqual([mistake]);
  });

  test('takes changed bytes in a minor version', () => {
    const text = `${HEAD}## [1.1.0] - 2026-01-01\n\n### Changed\n\n- output: a quota less.\n`;
    expect(mistakesIn(text)).toEqual([]);
    expect(readChangelog(text).map(outputEntries)).toEqual([[], ['output: a quota less.']]);
  });
});

describe('the notes of a release', () => {
  const section = `${HEAD}- B.\n\n## [${version}] - 2026-01-31\n\n### Fixed\n\n- A.\n\n## [0.0.1] - 2026-01-01\n\n- Z.\n`;

  function notes(tag: string, text: string): { status: number | null; out: string; why: string } {
    const file = put(scratch(), 'CHANGELOG.md', text);
    const program = join(ROOT, '.github/release-notes.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, tag, file], {
      encoding: 'utf8',
    });
    return { status, out: stdout, why: stderr };
  }

  test('are the section of its version', () => {
    expect(notes(`v${version}`, section)).toEqual({
      status: 0,
      out: '### Fixed\n\n- A.\n',
      why: '',
    });
  });

  test('cannot be had for another tag than the version of package.json', () => {
    expect(notes('v0.0.1', section)).toEqual({
      status: 1,
      out: '',
      why: `error: the tag is v0.0.1, but package.json says ${version}\n`,
    });
  });

  test('cannot be had for a version without a section', () => {
    expect(notes(`v${version}`, HEAD)).toMatchObject({ status: 1, out: '' });
  });
});
