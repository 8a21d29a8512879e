import { ALL_CODES, type Code, CODES } from '../../findings/codes/codes';
import { type Example, type ExampleFiles, filesOf, MAIN_FILE } from '../../findings/codes/example';
import { nearest } from '../../findings/nearest';
import type * as ExplainKey from '../keys/explain-key';
import type * as RunExample from '../printing/run-example';
import { colors } from '../session/color';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';
import { formatTable, type TableOptions } from '../printing/table';
import { wrap } from '../printing/words';

/** What was asked for. */
export interface ExplainFlags {
  /** A code in any spelling, or the path of a key. Without words, the command lists all codes. */
  readonly words: readonly string[];
}

/** Explains a code or a key, or lists all codes. */
export async function explain(session: Session, { words }: ExplainFlags): Promise<Status> {
  const { stdout } = session;
  const color = session.hasColor(stdout);
  const text =
    words.length === 0 ? listCodes(session.tableOptions(stdout)) : explainWords(words, color);
  await stdout.write(text);
  return STATUS.ok;
}

/** How people write keys, but not codes. */
const KEY = /^[a-z]+[A-Z.]/;

/** Explains the code that the user asks for. Lower case, spaces and dashes are fine. If there is none, a key. */
function explainWords(words: readonly string[], color: boolean): string {
  const asked = words.join(' ');
  const wanted = lettersOf(asked);
  const code = ALL_CODES.find((name) => lettersOf(name) === wanted);
  if (code !== undefined && !KEY.test(asked)) return explainCode(code, color);
  // Codes must not wait for the schema.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { explainKey, keyLike } = require('../keys/explain-key') as typeof ExplainKey;
  const page = explainKey(asked, colors(color));
  if (page !== undefined) return page;
  const near = nearest(asked.replaceAll(/[^A-Za-z0-9]+/g, '_'), ALL_CODES) ?? keyLike(asked);
  throw new Misuse(
    `there is no code or key ${JSON.stringify(asked)}; ` +
      (near === undefined
        ? 'tenancy explain lists all codes, and tenancy explain tenants the keys of a tenant'
        : `did you mean ${near}?`),
  );
}

function lettersOf(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

function listCodes(options: TableOptions): string {
  return formatTable(
    [{ heading: 'CODE' }, { heading: 'SEVERITY' }, { heading: 'MEANING', wraps: 'words' }],
    ALL_CODES.map((code) => [code, CODES[code].severity, CODES[code].summary]),
    options,
  );
}

function explainCode(code: Code, color: boolean): string {
  const { severity, summary, cause, fix, example } = CODES[code];
  const { bold, red, yellow, cyan } = colors(color);
  const parts = [
    `${bold(code)} ${(severity === 'error' ? red : yellow)(severity)}\n${wrap(summary)}`,
    wrap(cause),
    wrap(`fix: ${fix}`).replace('fix:', cyan('fix:')),
  ];
  // An unused acceptance is known only after all others, so it cannot be accepted itself.
  if (severity === 'warning' && code !== 'ACCEPT_UNUSED') {
    parts.push(
      wrap('To accept the warning, add this to the platform, tier, tenant or environment:'),
      `    accept: [{ code: ${code}, why: … }]`,
    );
  }
  parts.push(
    ...('none' in example
      ? [wrap(`There is no example. ${example.none}`)]
      : exampleParts(example, color)),
  );
  return `${parts.join('\n\n')}\n`;
}

function exampleParts({ wrong, right, remaining }: Example, color: boolean): string[] {
  const { bold } = colors(color);
  const parts = [
    bold('Wrong'),
    ...fileParts(wrong),
    bold('Output'),
    indent(outputOf(wrong, color)),
    bold('Right'),
    ...fileParts(right),
  ];
  if (remaining !== undefined) {
    parts.push(`${remaining.join(', ')} remains, because the example needs it.`);
  }
  return parts;
}

/** Runs an example in a temporary folder, which a locked-down machine may not have. */
function outputOf(wrong: ExampleFiles, color: boolean): string {
  // The list of codes must not wait for the reader of fleets.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { exampleOutput } = require('../printing/run-example') as typeof RunExample;
  try {
    return exampleOutput(wrong, { color });
  } catch (error) {
    const { syscall, message } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    return `The example could not be run here: ${message}`;
  }
}

function fileParts(files: ExampleFiles): string[] {
  const entries = filesOf(files);
  const isOne = entries.length === 1 && entries[0]![0] === MAIN_FILE;
  return entries.flatMap(([name, text]) => [...(isOne ? [] : [name]), indent(text.trimEnd())]);
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ');
}
