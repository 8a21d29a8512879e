import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../lib/cli/run';
import { Output } from '../../lib/cli/session/output';
import { Recorder } from '../cli/command';
import { ROOT, readPage } from './pages';

const PAGE = readPage('docs/who-gets-a-gpu.md');
const EXAMPLE = join(ROOT, 'examples/fair-share');

/** Runs a command line as somebody would type it in the folder of the example. */
async function typed(line: string): Promise<string> {
  const stdout = new Recorder();
  const words = line.split(' ').slice(1);
  const args = words.map((word) => (word.endsWith('.yaml') ? join(EXAMPLE, word) : word));
  const io = {
    stdout: new Output(() => stdout),
    stderr: new Output(() => new Recorder()),
    env: {},
  };
  await run([...args, '--file', join(EXAMPLE, 'tenants.yaml')], io);
  return stdout.text;
}

const SHOWN = PAGE.blocks
  .filter(({ language }) => language === 'console')
  .map(({ text }): [line: string, output: string] => {
    const [line = '', ...output] = text.split('\n');
    return [line.replace(/^\$ /, ''), output.join('\n')];
  });

describe('docs/who-gets-a-gpu.md', () => {
  test('shows several commands', () => expect(SHOWN.length).toBeGreaterThan(4));

  test.each(SHOWN)('%s prints what the page shows', async (line, output) => {
    expect(await typed(line)).toBe(output);
  });

  test('no line of a table is wider than 120 columns', () => {
    const lines = SHOWN.flatMap(([, output]) => output.split('\n'));
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });

  test('shows the scenarios of the example as they are', () => {
    const shown = PAGE.blocks.filter(({ language }) => language === 'yaml');
    expect(shown).toHaveLength(3);
    for (const name of ['rush-hour', 'give-back', 'whole-pods']) {
      const file = readFileSync(join(EXAMPLE, `${name}.yaml`), 'utf8');
      expect(shown.some(({ text }) => file.endsWith(text))).toBe(true);
    }
  });
});
