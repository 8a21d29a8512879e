import { parseAllDocuments } from 'yaml';
import { readQuickly } from '../../fleet/reading/yaml/quick/quick-reader';

/** A document of a file, and the 1-based line where it starts. */
export interface ManifestDocument {
  readonly line: number;
  readonly data: unknown;
}

/** What is wrong with a file of manifests, so that there is no answer. */
export class ManifestProblem extends Error {}

const SEPARATOR = /^---[ \t]*(?:#.*)?$/m;

/** What ends a document or precedes it in other ways than `---` on a line of its own. */
const OTHER_BORDERS = /^(?:\.\.\.|%|---[ \t]+[^#\s])/m;

/**
 * The documents of a YAML or JSON text, without empty ones. Most are as simple as those that we write, and are read in a
 * tenth of the time that the parser takes.
 *
 * @param file - its name, for messages
 * @throws ManifestProblem if it is not YAML
 */
export function* readDocuments(text: string, file: string): Generator<ManifestDocument> {
  const plain = text.replace(/\r\n/g, '\n');
  const parts = OTHER_BORDERS.test(plain) ? [plain] : plain.split(SEPARATOR);
  let line = 1;
  for (const part of parts) {
    yield* readPart(part, line, file);
    line += part.split('\n').length - 1;
  }
}

function* readPart(part: string, before: number, file: string): Generator<ManifestDocument> {
  const start = part.search(/^[^\s#]/m);
  if (start < 0) return;
  const line = before + linesIn(part.slice(0, start));
  // The line of a separator that was cut away ends at the first line break of the part.
  const body = part.startsWith('\n') ? part.slice(1) : part;
  const quick = readQuickly(body.endsWith('\n') ? body : `${body}\n`);
  if (quick === undefined) yield* parse(part, before, file);
  else yield { line, data: quick };
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
