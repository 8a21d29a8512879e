import { Writable } from 'node:stream';
import type { Command } from 'commander';
import { Output } from '../../lib/cli/session/output';
import { createProgram } from '../../lib/cli/program/program';
import { scripts } from '../../package.json';
import { allPages, codesIn, type Page, readPage } from './pages';

const NOWHERE = new Output(() => new Writable());
const PROGRAM = createProgram({ stdout: NOWHERE, stderr: NOWHERE, env: {} }, () => {});

/** Command lines as somebody would type them: in blocks for a shell, and in code spans. */
function commandLines({ prose, blocks }: Page): string[] {
  const typed = blocks
    .filter(({ language }) => ['sh', 'console'].includes(language))
    .flatMap(({ text }) => text.split('\n'));
  return [...typed, ...codesIn(prose)]
    .map((line) =>
      line
        .replace(/^\$ /, '')
        .replace(/\s+#.*$/, '')
        // What a command prints may go to a file.
        .replace(/\s+>>?\s+\S+$/, '')
        .trim(),
    )
    .flatMap((line) => line.split(/ && | \| /));
}

/** What a command line of ours says that the program does not know. */
function unknownWords(line: string): string[] {
  const words = line.replace(/^npx /, '').split(/\s+/).slice(1);
  let command: Command = PROGRAM;
  const unknown: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const options = [...command.options, ...PROGRAM.options];
    const [name] = word.split('=');
    const option = options.find(({ short, long }) => short === name || long === name);
    if (option !== undefined) {
      if ((option.required || option.optional) && !word.includes('=')) index++;
    } else if (word.startsWith('-') && word !== '-') {
      if (!['-h', '--help'].includes(word)) unknown.push(word);
    } else if (command === PROGRAM) {
      const next = PROGRAM.commands.find((item) => item.name() === word);
      if (next === undefined) return [word];
      command = next;
    } else if (command.registeredArguments.length === 0) {
      unknown.push(word);
    }
  }
  return unknown;
}

const LINES = allPages().flatMap((page) =>
  commandLines(page).map((line) => [page.path, line] as const),
);

describe('commands on the pages', () => {
  const ours = LINES.filter(([, line]) => /^(npx )?(cdk8s-)?tenancy /.test(line));

  test('there are some', () => expect(ours.length).toBeGreaterThan(20));

  test.each(ours)('%s: %s', (_, line) => expect(unknownWords(line)).toEqual([]));

  test.each([
    ['tenancy synt', ['synt']],
    ['tenancy synth --chek', ['--chek']],
    ['npx tenancy synth --tenant vision --check', []],
    ['tenancy --file a.yaml list --json', []],
    ['tenancy synth vision', ['vision']],
  ])('`%s` is judged', (line, unknown) => expect(unknownWords(line)).toEqual(unknown));

  const npm = LINES.flatMap(([path, line]) => {
    const script = /^npm (?:run )?(\S+)/.exec(line)?.[1];
    const own = ['ci', 'init', 'install', 'audit', 'version', 'publish', 'pack'];
    return script === undefined || own.includes(script) ? [] : [[path, line, script] as const];
  });

  test.each(npm)('%s: %s', (_path, _line, script) =>
    expect(Object.keys(scripts)).toContain(script),
  );
});

test('the README names every command', () => {
  const { text } = readPage('README.md');
  const missing = PROGRAM.commands
    .map((command) => command.name())
    .filter((name) => !text.includes(`| \`tenancy ${name}`));
  expect(missing).toEqual([]);
});
