import { Output } from '../../../lib/cli/session/output';
import { Session } from '../../../lib/cli/session/session';
import { WatchScreen } from '../../../lib/cli/watch/watch-screen';
import { Recorder } from '../command';

function start(terminal: boolean, quiet = false) {
  const stderr = new Recorder(terminal);
  const io = {
    stdout: new Output(() => new Recorder()),
    stderr: new Output(() => stderr),
    env: {},
  };
  return { stderr, screen: new WatchScreen(new Session(io, { file: '-', quiet })) };
}

describe('the screen of a watching command', () => {
  test('shows the latest state in place of the one before, whatever its height', () => {
    const { stderr, screen } = start(true);
    screen.show(`wrong\n${'x'.repeat(81)}`);
    stderr.text = '';
    screen.show('right');
    expect(stderr.text).toBe('\x1b[3A\r\x1b[Jright\n');
  });

  test('keeps the lines of files above the state', () => {
    const { stderr, screen } = start(true);
    screen.show('right');
    screen.tell(['changed a', 'changed b']);
    screen.show('right again');
    expect(stderr.text).toBe('right\n\x1b[1A\r\x1b[Jchanged a\nchanged b\nright again\n');
  });

  test('says a state once', () => {
    const { stderr, screen } = start(true);
    screen.show('wrong');
    screen.show('wrong');
    expect(stderr.text).toBe('wrong\n');
  });

  test('takes nothing back where there is no terminal', () => {
    const { stderr, screen } = start(false);
    screen.show('wrong');
    screen.tell(['changed a']);
    screen.show('right');
    expect(stderr.text).toBe('wrong\nchanged a\nright\n');
  });

  test('tells of files and of the end of trouble to nobody who wants to hear nothing', () => {
    const { stderr, screen } = start(true, true);
    screen.tell(['changed a']);
    screen.show('right');
    expect(stderr.text).toBe('');
    screen.show('wrong', true);
    screen.show('right');
    expect(stderr.text).toBe('wrong\n');
  });
});
