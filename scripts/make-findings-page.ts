import { CODES, type Code } from '../lib/findings/codes';
import type { Finding } from '../lib/findings/finding';
import { exampleOutput } from '../lib/findings/explanations/example-output';
import {
  type ExampleFiles,
  type Explanation,
  filesOf,
  MAIN_FILE,
} from '../lib/findings/explanations/explanation';
import { EXPLANATION_SECTIONS } from '../lib/findings/explanations/explanations';
import type { ExampleFindings } from './make-example-findings';

/** The page of all codes: cause, fix and an example of each, grouped as the table of explanations. */
export function makeFindingsPage(findings: ExampleFindings): string {
  const lines = [
    '<!-- Generated from lib/findings/explanations by npm run generate. Do not edit. -->',
    '',
    '# Findings, code by code',
    '',
    'An error stops everything: nothing is written, and the exit status is 1. A warning is printed and the files are',
    'written; with `--strict` it counts as an error. A warning that is meant is accepted where it stands, with the reason:',
    '',
    '```yaml',
    'accept:',
    '  - { code: GPU_ZERO, why: Staging needs no GPU. }',
    '```',
    '',
    '`tenancy explain CODE` prints the same text. Every example is run by a test: what it prints is what you see here.',
    '',
  ];
  for (const { title, explanations } of EXPLANATION_SECTIONS) {
    lines.push(`- [${title}](#${headingAnchor(title)}): ${links(codesOf(explanations))}`);
  }
  for (const { title, explanations } of EXPLANATION_SECTIONS) {
    lines.push('', `## ${title}`);
    for (const code of codesOf(explanations)) {
      lines.push(...section(code, explanations[code]!, findings[code] ?? []));
    }
  }
  return `${lines.join('\n')}\n`;
}

function codesOf(explanations: object): Code[] {
  return Object.keys(explanations) as Code[];
}

function links(codes: readonly Code[]): string {
  return codes.map((code) => `[${code}](#${code.toLowerCase()})`).join(', ');
}

/** As GitHub makes it. */
function headingAnchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}

function section(
  code: Code,
  { cause, fix, example, noExample }: Explanation,
  findings: readonly Finding[],
): string[] {
  const { severity, summary } = CODES[code];
  const lines = [
    '',
    `### ${code}`,
    '',
    `**${severity === 'error' ? 'Error' : 'Warning'}.** ${summary}`,
  ];
  lines.push('', cause, '', `**Fix.** ${fix}`, '');
  if (example === undefined) return [...lines, `No example: ${lowerFirst(noExample)}`];
  return [
    ...lines,
    'Wrong:',
    ...codeBlocks(example.wrong),
    '',
    'which gives',
    '',
    ...block('text', exampleOutput(example, findings)),
    '',
    'Right:',
    ...codeBlocks(example.right),
    ...(example.stays === undefined
      ? []
      : ['', `${links(example.stays)} stays: it is meant here.`]),
  ];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function codeBlocks(files: ExampleFiles): string[] {
  const entries = filesOf(files);
  return entries.flatMap(([name, text]) => [
    '',
    ...(entries.length === 1 && name === MAIN_FILE ? [] : [`\`${name}\``, '']),
    ...block('yaml', text.trimEnd()),
  ]);
}

function block(language: string, text: string): string[] {
  return [`\`\`\`${language}`, text, '```'];
}
