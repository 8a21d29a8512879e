import type * as Yaml from 'yaml';
import { finding, type Finding } from '../../../findings/finding';
import type { SourceRole, SourceText } from '../source/source';
import { Lines } from '../../../findings/print/source-lines';
import { DataWalk } from './yaml-data';
import { composeYaml } from './yaml-document';
import { excerpt } from './yaml-excerpt';
import { readQuickly } from './quick/quick-reader';
import { findForbiddenCharacter, syntaxFindings } from './yaml-syntax';

/** What a YAML text holds. */
export interface ParsedYaml {
  /** Plain maps, lists and scalars; `undefined` where the text cannot be read to the end. */
  readonly data: unknown;
  /** What is wrong with it as YAML, each finding with its place. */
  readonly findings: Finding[];
}

/**
 * Reads YAML 1.2 into plain data.
 *
 * Numbers that are no canonical integers stay source text, every map is an ordinary object without
 * dangerous keys, no two places of the data share an object, and nothing of the library's syntax
 * tree is kept.
 */
export function parseYaml(source: SourceText, role: SourceRole = 'main'): ParsedYaml {
  const { file, text } = source;
  const lines = new Lines(text);
  const forbidden = findForbiddenCharacter(file, lines);
  if (forbidden !== undefined) return { data: undefined, findings: [forbidden] };
  const data = readQuickly(text);
  return data === undefined ? parseWhole(source, role, lines) : { data, findings: [] };
}

/** Reads a text with the parser, whatever it holds. */
function parseWhole(source: SourceText, role: SourceRole, lines: Lines): ParsedYaml {
  const { file, text } = source;
  const composed = composeYaml(text);
  const findings = syntaxFindings(file, lines, composed);
  const { document, yaml, secondDocument } = composed;
  if (findings.length === 0 && secondDocument !== undefined) {
    findings.push(severalDocuments(file, lines, secondDocument));
  }
  if (findings.length > 0 || document === undefined) return { data: undefined, findings };
  if (isEmptyDocument(document, yaml)) {
    return { data: undefined, findings: [emptyFinding(file, role)] };
  }

  const walk = new DataWalk(yaml, file, lines);
  const data = walk.run(document.contents as Parameters<DataWalk['run']>[0]);
  return { data, findings: walk.findings };
}

function severalDocuments(file: string, lines: Lines, start: number): Finding {
  return finding({
    code: 'YAML_DOCUMENTS',
    path: [],
    message: 'A second YAML document starts here.',
    fix: 'Keep one document in a file; `include` joins several files.',
    file,
    ...lines.position(start, lines.text.startsWith('---', start) ? start + 3 : lines.text.length),
  });
}

/** A file without anything in it, or with comments only. */
function isEmptyDocument(document: Yaml.Document.Parsed, yaml: typeof Yaml): boolean {
  const root = document.contents as Yaml.Node | null;
  if (root === null) return true;
  return (
    yaml.isScalar(root) && root.type === 'PLAIN' && root.source === '' && root.tag === undefined
  );
}

/** Says what a file that holds nothing should hold. */
function emptyFinding(file: string, role: SourceRole): Finding {
  return finding({
    code: 'FILE_EMPTY',
    path: [],
    message: `${excerpt(file, 80)} holds nothing but comments or blank lines.`,
    fix:
      role === 'main'
        ? 'Delete it and run `tenancy init`, which overwrites nothing, or name another file with --file.'
        : 'Write `tenants:` and a tenant below it, or delete the file.',
    file,
    line: 1,
    column: 1,
    length: 1,
  });
}
