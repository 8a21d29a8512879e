import type * as Diff from 'diff/lib/patch/create.js';
import type { DifferingFile } from '../../synth/tree/write-tree';

/** Lines around a change. */
const CONTEXT = 3;

/** Lines that differ by that alone look alike, so they are not shown. */
const CRLF =
  '(lines end with CRLF instead of LF; the line `* text eol=lf` in .gitattributes keeps Git from changing them)';

/** Finding the shortest way between two texts that differ in more lines takes too long, and nobody would read it. */
const MAX_EDITS = 1000;

/**
 * The lines of a unified diff, as `git diff` prints it: without colours, and with the object that each hunk begins in.
 *
 * @param name - the name of the file in the heading
 */
export function unifiedDiff(name: string, { before, after }: DifferingFile): string[] {
  // A run without differences does not load it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { structuredPatch } = require('diff/lib/patch/create.js') as typeof Diff;
  const isCrlf = /\r\n/.test(before) && !/\r\n/.test(after);
  const heading = [`--- ${name}`, `+++ ${name}`, ...(isCrlf ? [CRLF] : [])];
  const lines = isCrlf ? before.replaceAll('\r\n', '\n') : before;
  const patch = structuredPatch(name, name, lines, after, '', '', {
    context: CONTEXT,
    maxEditLength: MAX_EDITS,
  });
  if (patch === undefined) return [...heading, `(more than ${MAX_EDITS} lines differ)`];
  const old = lines.split('\n');
  return [
    ...heading,
    ...patch.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => {
      const first = lines.findIndex((line) => !line.startsWith(' '));
      const object = objectAt(old, oldStart - 1 + Math.max(0, first));
      const range = `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`;
      return [object === undefined ? range : `${range} ${object}`, ...lines];
    }),
  ];
}

/** The kind and the name of the object that a line of a file is in. */
function objectAt(lines: readonly string[], index: number): string | undefined {
  const start = lines.lastIndexOf('---', index) + 1;
  const next = lines.indexOf('---', start);
  const document = lines.slice(start, next === -1 ? undefined : next);
  const kind = document.find((line) => line.startsWith('kind: '));
  const metadata = document.indexOf('metadata:');
  const name = document.slice(metadata).find((line) => line.startsWith('  name: '));
  return kind === undefined || name === undefined
    ? undefined
    : `${kind.slice('kind: '.length)} ${name.slice('  name: '.length)}`;
}
