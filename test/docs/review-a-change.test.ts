import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffMarkdown } from '../../lib/cli/formats/diff-markdown';
import { diffReport } from '../../lib/review/diff/diff-report';
import { render, treeOf } from '../review/diff/trees';
import { ROOT } from './pages';

const PAGE = readFileSync(join(ROOT, 'docs/how-to/review-a-change.md'), 'utf8');

/** The texts of the blocks of a language. */
function blocks(language: string): string[] {
  return [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(
    ([, text]) => text!,
  );
}

test('the page shows what the command prints of its example', () => {
  const [before, after] = blocks('yaml') as [string, string];
  const report = diffReport(
    treeOf('the merge base with origin/main (3f2a91c0de)', render(before), before),
    treeOf('dist', render(after), after),
  );
  expect(blocks('markdown')).toEqual([diffMarkdown(report, 'tenancy diff')]);
});
