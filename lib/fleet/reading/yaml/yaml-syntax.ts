import type * as Yaml from 'yaml';
import { finding, type Finding } from '../../../findings/finding';
import type { Lines } from '../../../findings/print/source-lines';
import { type ComposedYaml, MAX_TOKENS } from './yaml-document';
import { TOO_DEEP } from './yaml-report';
import { contentEnd } from './yaml-text';
import { describe, type Description } from './yaml-words';

/** The library complains many times about one mistake. After the first few, it says nothing new. */
const MAX_SYNTAX_FINDINGS = 3;

/** Enough complaints to find that many on different lines, and few enough to word each of them. */
const MAX_COMPLAINTS = 30;

// Not `^` and `$`: with the flag m, JavaScript ends a line at characters that YAML takes for text.
const CONFLICT_MARKER = /(?<![^\n])(?:<{7}|={7}|>{7})(?![^ \n])/;
const VERSION_LINE = /(?<![^\n])%YAML/;

/**
 * What is not among YAML's printable characters, and byte order marks within a text. They get there by
 * accident, from an editor or a download.
 */
const FORBIDDEN_CHARACTER = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]/;

/** The first character that no YAML text may contain, as a finding. */
export function findForbiddenCharacter(file: string, lines: Lines): Finding | undefined {
  const at = lines.text.search(FORBIDDEN_CHARACTER);
  if (at === -1) return undefined;
  const number = lines.text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  return finding({
    code: 'YAML_SYNTAX',
    path: [],
    message: `The text contains the invisible character U+${number}.`,
    fix: 'Delete it, and type the text around it again.',
    file,
    ...lines.position(at),
  });
}

/** The syntax errors of a composed text as findings: the first few, one for each line. */
export function syntaxFindings(file: string, lines: Lines, composed: ComposedYaml): Finding[] {
  const { document } = composed;
  const limit = exceededLimit(composed);
  if (limit !== undefined) return [toFinding(file, lines, limit)];
  if (document === undefined) return [];

  const complaints = [...document.errors, ...document.warnings.filter(isMistake)];
  const version = oldVersion(document, lines.text);
  if (complaints.length === 0 && version === undefined) return [];

  const conflict = complaints.length === 0 ? -1 : lines.text.search(CONFLICT_MARKER);
  if (conflict !== -1) return [toFinding(file, lines, conflictMarker(conflict))];

  const descriptions = complaints
    .sort((one, other) => one.pos[0] - other.pos[0])
    .filter((complaint, index) => index === 0 || !/in YAML stream/.test(complaint.message))
    .slice(0, MAX_COMPLAINTS)
    .map((complaint) => describe(complaint, complaints, lines, composed));
  if (version !== undefined) descriptions.push(version);
  return firstOfEachLine(
    withoutConsequences(descriptions).map((description) => toFinding(file, lines, description)),
  );
}

function exceededLimit({ tooDeep, tooLong }: ComposedYaml): Description | undefined {
  if (tooDeep !== undefined) {
    const [message, fix] = TOO_DEEP;
    return { code: 'YAML_DEPTH', message, fix, start: tooDeep, end: tooDeep + 1 };
  }
  if (tooLong === undefined) return undefined;
  return {
    code: 'FILE_TOO_LARGE',
    message: `The file contains more than ${MAX_TOKENS} words and signs.`,
    fix: 'Split it with `include`, or check that it is the right file.',
    start: tooLong,
    end: tooLong + 1,
  };
}

/**
 * Of the library's warnings, only unknown directives are mistakes. Tags and aliases are judged where
 * they are read.
 */
function isMistake(warning: Yaml.YAMLWarning): boolean {
  return warning.code === 'BAD_DIRECTIVE';
}

/** In YAML 1.1, `no` is a boolean and `0755` is 493. A file that asks for it would mean something else. */
function oldVersion(document: Yaml.Document.Parsed, text: string): Description | undefined {
  const { explicit, version } = document.directives.yaml;
  if (explicit !== true || version === '1.2') return undefined;
  const start = Math.max(0, text.search(VERSION_LINE));
  return {
    code: 'YAML_SYNTAX',
    message: `The file says that it is YAML ${version}, but it is read as YAML 1.2.`,
    fix: 'Remove the line that starts with %YAML.',
    start,
    end: text.length,
  };
}

function conflictMarker(start: number): Description {
  return {
    code: 'YAML_SYNTAX',
    message: 'Git left a conflict marker here: the merge is not finished.',
    fix: 'Resolve the conflict, then remove the markers.',
    start,
    end: start + 7,
  };
}

function toFinding(file: string, lines: Lines, description: Description): Finding {
  const { code, message, fix, start, end } = description;
  const last = contentEnd(lines.text);
  // What the library notices at the end of the file is shown after the last character, not on an
  // empty line below.
  const place = start > last ? lines.position(last) : lines.position(start, end);
  return finding({ code, path: [], message, fix, file, ...place });
}

/** What the library reports beside a tab is mostly a consequence of the tab. */
function withoutConsequences(descriptions: readonly Description[]): readonly Description[] {
  const tab = descriptions.find(({ code }) => code === 'YAML_TAB');
  return tab === undefined ? descriptions : [tab];
}

function firstOfEachLine(findings: readonly Finding[]): Finding[] {
  const seen = new Set<number | undefined>();
  const kept = findings.filter(({ line }) => !seen.has(line) && seen.add(line));
  return kept.slice(0, MAX_SYNTAX_FINDINGS);
}
