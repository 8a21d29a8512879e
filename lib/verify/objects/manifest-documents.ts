import { parseAllDocuments } from 'yaml';
import { readQuickly } from '../../fleet/reading/yaml/quick/quick-reader';
import { MAX_TOKENS } from '../../fleet/reading/yaml/yaml-document';
import { plainValue } from '../../fleet/reading/yaml/yaml-scalar';

/** A document of a file, and the 1-based line where it starts. */
export interface ManifestDocument {
  readonly line: number;
  readonly data: unknown;
}

/** What is wrong with a file of manifests, so that there is no answer. */
export class ManifestProblem extends Error {}

const SEPARATOR = /^---[ \t]*(?:#.*)?$/m;

/** What ends a document or precedes it in other ways than `---` on a line of its own, at the start of a text or a line. */
const OTHER_START = /^(?:\.\.\.|%|---[ \t]+[^#\s])/;
const OTHER_LINE = /[\n\r\u2028\u2029](?:\.\.\.|%|---[ \t]+[^#\s])/;

/** Whether documents of a text may begin or end in other ways than with `---` on a line of its own. */
export function hasOtherBorders(text: string): boolean {
  // Two patterns, because `^` for the start of any line takes twice the time, which `tenancy diff` feels.
  return OTHER_START.test(text) || OTHER_LINE.test(text);
}

/**
 * The documents of a YAML or JSON text, without empty ones. Most are as simple as those that we write, and are read in a
 * tenth of the time that the parser takes.
 *
 * @param file - its name, for messages
 * @param kinds - the kinds of objects that somebody wants: most others are left out, without a look at what they hold
 * @throws ManifestProblem if it is not YAML
 */
export function* readDocuments(
  text: string,
  file: string,
  kinds?: ReadonlySet<string>,
): Generator<ManifestDocument> {
  const split = splitDocuments(text);
  let line = 1;
  for (const part of split ?? [withPlainBreaks(text)]) {
    // Where borders are of other forms, a part may hold several documents.
    const isLeftOut = kinds !== undefined && split !== undefined && !mayBeOf(kinds, part);
    if (!isLeftOut) yield* readPart(part, line, file);
    line += part.split('\n').length - 1;
  }
}

/**
 * The texts of the documents that may be of some kinds, as they are in a file; `undefined` where documents begin or end in
 * other ways than with `---` on a line of its own.
 */
export function documentTexts(text: string, kinds: ReadonlySet<string>): string[] | undefined {
  return splitDocuments(text)?.filter((part) => mayBeOf(kinds, part));
}

/** A text cut where documents begin; one part, which may hold several documents, where some begin in other ways. */
export function documentParts(text: string): string[] {
  return splitDocuments(text) ?? [withPlainBreaks(text)];
}

function splitDocuments(text: string): string[] | undefined {
  const plain = withPlainBreaks(text);
  return hasOtherBorders(plain) ? undefined : plain.split(SEPARATOR);
}

/** A text whose lines end in `\n`, as those of Windows do not. */
export function withPlainBreaks(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}

/** The text of a document without the name of its namespace, which is all that many of them differ by. */
export function withoutNamespace(text: string, namespace: string | undefined): string {
  return text.replace(`\n  namespace: ${namespace}\n`, '\n  namespace:\n');
}

const KIND = 'kind: ';
const STATED = /[A-Za-z]+$/my;

/** Whether a document may be of one of these kinds, or a list. One that states its kind in another form may be. */
function mayBeOf(kinds: ReadonlySet<string>, part: string): boolean {
  // Looking for a text takes a fraction of the time that a pattern takes, which `tenancy diff` feels.
  const at = part.startsWith(KIND) ? 0 : part.indexOf(`\n${KIND}`) + 1;
  if (!part.startsWith(KIND, at) || part.includes(`\n${KIND}`, at)) return true;
  STATED.lastIndex = at + KIND.length;
  const [stated] = STATED.exec(part) ?? [];
  return stated === undefined || kinds.has(stated) || stated.endsWith('List');
}

function* readPart(part: string, before: number, file: string): Generator<ManifestDocument> {
  const start = part.search(/^[^\s#]/m);
  if (start < 0) return;
  const line = before + linesIn(part.slice(0, start));
  // The line of a separator that was cut away ends at the first line break of the part.
  const body = part.startsWith('\n') ? part.slice(1) : part;
  const quick = readQuickly(body.endsWith('\n') ? body : `${body}\n`, MAX_TOKENS, isPlainToAll);
  if (quick === undefined) yield* parse(part, before, file);
  else yield { line, data: quick };
}

/** Numbers of YAML's core schema, in all of their forms. */
const NUMBER =
  /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** In `tenants.yaml`, `1.30` is a text and stays a version. In a manifest it is a number, as for the API server. */
function isPlainToAll(source: string): boolean {
  return typeof plainValue(source) === 'number' || !NUMBER.test(source);
}

function* parse(part: string, before: number, file: string): Generator<ManifestDocument> {
  for (const document of parseAllDocuments(part, { merge: true, logLevel: 'error' })) {
    const [error] = document.errors;
    if (error !== undefined) {
      const line = before + linesIn(part.slice(0, error.pos[0]));
      const reason = error.message.split('\n', 1)[0]!.replace(/ at line \d+, column \d+:?$/, '');
      throw new ManifestProblem(`${file}:${line} is not YAML: ${reason}`);
    }
    const data: unknown = document.toJS();
    const [start] = document.contents?.range ?? [0];
    if (data !== null && data !== undefined) {
      yield { line: before + linesIn(part.slice(0, start)), data };
    }
  }
}

/** How many lines end in a text. */
function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
