import { Output } from '../../../lib/cli/session/output';
import { Progress } from '../../../lib/cli/printing/progress';
import { Session } from '../../../lib/cli/session/session';
import { Recorder } from '../command';

let now = 0;

beforeEach(() => {
  now = 1000;
  jest.spyOn(process, 'uptime').mockImplementation(() => now / 1000);
});
afterEach(() => jest.restoreAllMocks());

function start({ terminal = true, quiet = false, env = {} } = {}) {
  const stderr = new Recorder(terminal);
  const io = { stdout: new Output(() => new Recorder()), stderr: new Output(() => stderr), env };
  const progress = new Progress(new Session(io, { file: '-', quiet }), 'Rendered');
  return { stderr, progress };
}

describe('the progress line', () => {
  test('is silent for half a second, then tells ten times a second at most', () => {
    const { stderr, progress } = start();
    for (const [time, done] of [
      [1000, 1],
      [1499, 2],
    ] as const) {
      now = time;
      progress.update(done, 9);
    }
    expect(stderr.text).toBe('');
    for (const [time, done] of [
      [1500, 3],
      [1599, 4],
      [1600, 5],
    ] as const) {
      now = time;
      progress.update(done, 9);
    }
    expect(stderr.text).toBe('\r\x1b[KRendered 3 of 9 files\r\x1b[KRendered 5 of 9 files');
  });

  test('is taken away at the end, once', () => {
    const { stderr, progress } = start();
    now = 2000;
    progress.update(1, 9);
    stderr.text = '';
    progress.clear();
    progress.clear();
    expect(stderr.text).toBe('\r\x1b[K');
  });

  test.each([{ terminal: false }, { quiet: true }, { env: { TERM: 'dumb' } }])(
    'never shows with %j',
    (how) => {
      const { stderr, progress } = start(how);
      now = 9000;
      progress.update(1, 9);
      progress.clear();
      expect(stderr.text).toBe('');
    },
  );
});
