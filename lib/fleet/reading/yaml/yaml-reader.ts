import type * as Yaml from 'yaml';
import { finding, type Finding } from '../../../findings/finding';
import { Lines } from '../../../findings/print/source-lines';
import type { Data } from '../../model/layers';
import type { SourceRole, SourceText } from '../source/source';
import { readQuickly } from './quick/quick-reader';
import { composeYaml } from './yaml-document';
import { findForbiddenCharacter, syntaxFindings } from './yaml-syntax';
import { excerpt } from './yaml-text';
import { DataWalk } from './yaml-walk';

/** What a YAML text contains. */
export interface ParsedYaml {
  /** Plain maps, lists and scalars; `undefined` if the text cannot be read to the end. */
  readonly data: Data | undefined;
  /** What is wrong with it as YAML, each finding with its place. */
  readonly findings: Finding[];
}

/**
 * Reads YAML 1.2 into plain data.
 *
 * Numbers that are not canonical integers remain source text, every map is an ordinary object
 * without dangerous keys, no two places of the data share an object, and nothing of the library's
 * syntax tree is kept.
 *
 * The quick reader takes what is simple enough for it. It can be turned off, and the result is the
 * same.
 */
export function parseYaml(source: SourceText, role: SourceRole = 'main'): ParsedYaml {
  const { file, text } = source;
  const lines = new Lines(text);
  const forbidden = findForbiddenCharacter(file, lines);
  if (forbidden !== undefined) return { data: undefined, findings: [forbidden] };
  const data = readQuickly(text);
  return data === undefined ? parseInFull(file, lines, role) : { data, findings: [] };
}

/** Reads any text with the library. */
function parseInFull(file: string, lines: Lines, role: SourceRole): ParsedYaml {
  const composed = composeYaml(lines.text);
  const findings = syntaxFindings(file, lines, composed);
  const { document, yaml, secondDocument } = composed;
  if (findings.length === 0 && secondDocument !== undefined) {
    findings.push(severalDocuments(file, lines, secondDocument));
  }
  if (findings.length > 0 || document === undefined) return { data: undefined, findings };
  const root = document.contents;
  if (root === null || isNothing(root, yaml)) {
    return { data: undefined, findings: [emptyFile(file, role)] };
  }
  const walk = new DataWalk(yaml, file, lines);
  const data = walk.run(root);
  return { data, findings: walk.findings };
}

/** A document of comments and blank lines. */
function isNothing(root: Yaml.ParsedNode, yaml: typeof Yaml): boolean {
  return (
    yaml.isScalar(root) && root.type === 'PLAIN' && root.source === '' && root.tag === undefined
  );
}

function severalDocuments(file: string, lines: Lines, start: number): Finding {
  const marker = lines.text.startsWith('---', start);
  return finding({
    code: 'YAML_DOCUMENTS',
    path: [],
    message: 'A second YAML document starts here.',
    fix: 'Keep one document in a file; `include` joins several files.',
    file,
    ...lines.position(start, marker ? start + 3 : lines.text.length),
  });
}

/** Says what a file should contain that contains nothing. */
function emptyFile(file: string, role: SourceRole): Finding {
  return finding({
    code: 'FILE_EMPTY',
    path: [],
    message: `${excerpt(file, 80)} contains nothing but comments or blank lines.`,
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
