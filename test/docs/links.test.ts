import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { allPages, anchorsOf, isGenerated, ROOT } from './pages';

const PAGES = allPages();
const BY_PATH = new Map(PAGES.map((page) => [page.path, page]));

/** What a link of a page points to and does not find. */
function deadLinks(path: string, prose: string): string[] {
  return [...prose.matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [file, anchor] = target.split('#');
      const aim = file === '' ? path : normalize(join(dirname(path), file!));
      if (aim.startsWith('..') || !existsSync(join(ROOT, aim))) return true;
      if (anchor === undefined) return false;
      const page = BY_PATH.get(aim);
      return page === undefined || !anchorsOf(page).includes(anchor);
    });
}

describe('links between pages', () => {
  test.each(PAGES.map((page) => [page.path, page]))('%s: no link is dead', (path, { prose }) => {
    expect(deadLinks(path, prose)).toEqual([]);
  });

  test('a dead link is found', () => {
    const dead = deadLinks(
      'docs/x.md',
      '[a](no.md) [b](../README.md#no) [c](#no) [d](../README.md)',
    );
    expect(dead).toEqual(['no.md', '../README.md#no', '#no']);
  });

  test('every page in docs/ can be reached from docs/README.md', () => {
    const reached = new Set<string>();
    const queue = ['docs/README.md'];
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const page = BY_PATH.get(path);
      if (page === undefined || reached.has(path)) continue;
      reached.add(path);
      for (const [, target] of page.prose.matchAll(/\]\(([^()\s#]+)/g)) {
        queue.push(normalize(join(dirname(path), target!)));
      }
    }
    const pages = PAGES.map(({ path }) => path).filter((path) => path.startsWith('docs/'));
    expect(pages.filter((path) => !reached.has(path))).toEqual([]);
  });
});

describe('the text of the pages', () => {
  test.each(
    PAGES.filter((page) => !isGenerated(page) && !page.path.startsWith('test/')).map((page) => [
      page.path,
      page,
    ]),
  )('%s: no line is longer than 120 columns, but in tables', (_, { prose }) => {
    const long = prose.split('\n').filter((line) => line.length > 120 && !line.startsWith('|'));
    expect(long).toEqual([]);
  });

  test.each(PAGES.map((page) => [page.path, page]))('%s: nothing is left to do', (_, { text }) => {
    expect(text.match(/\b(TODO|FIXME|TBD|XXX)\b/)).toBeNull();
  });
});
