import pc from 'picocolors';
import { type Code, CODES } from '../../findings/codes';
import { exampleOutput } from '../../findings/explanations/example-output';
import {
  type Example,
  type ExampleFiles,
  filesOf,
  MAIN_FILE,
} from '../../findings/explanations/explanation';
import { EXPLANATIONS } from '../../findings/explanations/explanations';
import { EXAMPLE_FINDINGS } from '../../findings/generated/example-findings';
import { nearest } from '../../findings/nearest';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';
import { formatTable } from '../printing/table';
import { wrap } from '../printing/words';

/** What was asked for. */
export interface ExplainFlags {
  /** The code, in any spelling. Without words, the command lists all codes. */
  readonly words: readonly string[];
}

const ALL_CODES = Object.keys(CODES) as Code[];

/** Explains a code, or lists all. */
export async function explain(session: Session, { words }: ExplainFlags): Promise<Status> {
  const { stdout } = session;
  const color = session.hasColor(stdout);
  const text = words.length === 0 ? listCodes(color) : explainCode(findCode(words), color);
  await stdout.write(text);
  return STATUS.ok;
}

/** The code that the user asks for. Lower case, spaces and dashes are fine. */
function findCode(words: readonly string[]): Code {
  const asked = words.join(' ');
  const wanted = lettersOf(asked);
  const code = ALL_CODES.find((name) => lettersOf(name) === wanted);
  if (code !== undefined) return code;
  const near = nearest(asked.replaceAll(/[^A-Za-z0-9]+/g, '_'), ALL_CODES);
  throw new Misuse(
    `there is no code ${JSON.stringify(asked)}; ` +
      (near === undefined ? 'tenancy explain lists all codes' : `did you mean ${near}?`),
  );
}

function lettersOf(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

function listCodes(color: boolean): string {
  return formatTable(
    [{ heading: 'CODE' }, { heading: 'SEVERITY' }, { heading: 'MEANING' }],
    ALL_CODES.map((code) => [code, CODES[code].severity, CODES[code].summary]),
    pc.createColors(color).bold,
  );
}

function explainCode(code: Code, color: boolean): string {
  const { severity, summary } = CODES[code];
  const { cause, fix, example, noExample } = EXPLANATIONS[code];
  const { bold, red, yellow, cyan } = pc.createColors(color);
  const parts = [
    `${bold(code)} ${(severity === 'error' ? red : yellow)(severity)}\n${summary}`,
    wrap(cause),
    wrap(`fix: ${fix}`).replace('fix:', cyan('fix:')),
  ];
  // This warning is only known after all others, so it cannot be accepted.
  if (severity === 'warning' && code !== 'ACCEPT_UNUSED') {
    parts.push(
      `If this is intentional, accept the warning at its place:\n\n    accept: [{ code: ${code}, why: … }]`,
    );
  }
  parts.push(
    ...(example === undefined
      ? [wrap(`There is no example. ${noExample}`)]
      : exampleParts(code, example, color)),
  );
  return `${parts.join('\n\n')}\n`;
}

function exampleParts(code: Code, example: Example, color: boolean): string[] {
  const { bold } = pc.createColors(color);
  const parts = [
    bold('Wrong'),
    ...fileParts(example.wrong),
    bold('which gives'),
    indent(exampleOutput(example, EXAMPLE_FINDINGS[code] ?? [], { color })),
    bold('Right'),
    ...fileParts(example.right),
  ];
  if (example.stays !== undefined) parts.push(`Remaining findings: ${example.stays.join(', ')}.`);
  return parts;
}

function fileParts(files: ExampleFiles): string[] {
  const entries = filesOf(files);
  const isOne = entries.length === 1 && entries[0]![0] === MAIN_FILE;
  return entries.flatMap(([name, text]) => [...(isOne ? [] : [name]), indent(text.trimEnd())]);
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ');
}
