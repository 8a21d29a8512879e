import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { diffReport } from '../../../lib/review/diff/diff-report';
import { fc } from '../../fast-check';
import { ROOT } from '../../docs/pages';
import { unaccounted } from './accounting';
import { type HandEdit, documentsOf, leavesOf, textOf, withEdit } from './hand-edits';
import { BASE } from './scenarios/base';
import { type Files, render, treeOf } from './trees';

/** Few here, so that the tests stay fast. `PROPERTY_RUNS=2000 npx jest test/review/diff/one-field` takes its time. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);

/** Trees with every kind of object that is written. */
const TREES: readonly (readonly [name: string, files: Files])[] = [
  ['the base of the scenarios', render(BASE)],
  ...['kueue', 'cilium', 'delivery-argocd', 'roles-and-bindings'].map(
    (name) => [name, filesIn(join(ROOT, 'test/fixtures', name, 'dist'))] as const,
  ),
];

function filesIn(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.yaml'),
  );
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

describe.each(TREES)('a field changed by hand in %s', (_name, files) => {
  const before = treeOf('main', files);
  const paths = Object.keys(files);

  test('is never nothing', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.constantFrom<HandEdit>('change', 'remove', 'add'),
        (file, document, leaf, edit) => {
          const path = paths[file % paths.length]!;
          const documents = documentsOf(files[path]!);
          const at = document % documents.length;
          const leaves = leavesOf(documents[at]);
          const changed = withEdit(documents[at], leaves[leaf % leaves.length]!, edit);
          const text = textOf(documents.with(at, changed));
          const report = diffReport(before, treeOf('dist', { ...files, [path]: text }));
          expect(report.same).toBe(false);
          expect(unaccounted(report)).toEqual([]);
        },
      ),
      { numRuns: Math.ceil(RUNS / TREES.length) },
    );
  });

  test('that is written back is nothing', () => {
    const rewritten = Object.fromEntries(
      paths.map((path) => [path, textOf(documentsOf(files[path]!))]),
    );
    const report = diffReport(before, treeOf('dist', rewritten));
    expect([report.same, report.changes]).toEqual([true, []]);
  });
});
