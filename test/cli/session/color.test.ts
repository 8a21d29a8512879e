import { wantsColor } from '../../../lib/cli/session/color';
import { Output } from '../../../lib/cli/session/output';
import { put, Recorder, scratch, tenancy, WARNING_FLEET, type Surroundings } from '../command';

/** Shown where a run takes its time, as it does on a busy machine, and gone afterwards. */
const PROGRESS = /\r\x1b\[K(?:\w+ \d+ of \d+ files)?/g;

describe('colours', () => {
  test.each<[boolean, NodeJS.ProcessEnv, boolean]>([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [true, { FORCE_COLOR: 'false' }, false],
    [true, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('terminal %j, environment %j: %j', (terminal, env, expected) => {
    expect(wantsColor(new Output(() => new Recorder(terminal)), env)).toBe(expected);
  });

  const ESC = '\x1b[';
  const withoutColor = (text: string): string => text.replace(/\x1b\[\d*m/g, '');

  test.each<[string, string[]]>([
    ['findings', ['validate']],
    ['the list', ['list']],
    ['changes', ['synth', '--check']],
  ])('%s: on a terminal, and never with NO_COLOR', async (_title, [command = '', ...flags]) => {
    const folder = scratch();
    const file = put(folder, 'tenants.yaml', WARNING_FLEET);
    const output = command === 'synth' ? ['-o', folder] : [];
    const print = async (surroundings: Surroundings): Promise<string> => {
      const { stdout, stderr } = await tenancy(
        [command, '-f', file, ...flags, ...output],
        surroundings,
      );
      return (stdout + stderr).replace(PROGRESS, '');
    };
    const plain = await print({});
    const painted = await print({ terminal: true });
    expect(plain).not.toContain(ESC);
    expect(painted).toContain(ESC);
    // A table fits into a terminal, and no line breaks in a file.
    expect(await print({ terminal: true, env: { NO_COLOR: '1' } })).toBe(withoutColor(painted));
    const forced = await print({ env: { FORCE_COLOR: '1' } });
    expect(forced).toContain(ESC);
    expect(withoutColor(forced)).toBe(plain);
  });

  test('the help is plain on any terminal', async () => {
    expect((await tenancy(['--help'], { terminal: true })).stdout).not.toContain(ESC);
  });
});
