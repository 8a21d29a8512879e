import { isFleet, runBlocks } from './fleet-blocks';
import { allPages } from './pages';
import { runSample } from './run-sample';

// test/findings/codes runs the examples of the findings, test/examples the programs in examples/.
const PAGES = allPages().filter(
  ({ path }) => path !== 'docs/findings.md' && !path.startsWith('examples/'),
);

describe('what the pages show is what happens', () => {
  test.each(PAGES.filter(({ blocks }) => blocks.some(isFleet)).map((page) => [page.path, page]))(
    '%s: every tenants.yaml',
    async (_, page) => {
      for (const { block, shown, real, page: path } of await runBlocks(page)) {
        expect({ at: `${path}:${block.line}`, text: shown }).toEqual({
          at: `${path}:${block.line}`,
          text: real,
        });
      }
    },
  );

  const programs = PAGES.filter(({ path }) => path.startsWith('docs/') || path === 'README.md')
    .flatMap(({ path, blocks }) => blocks.map((block) => ({ path, block })))
    .filter(({ block }) => block.language === 'ts')
    .map(({ path, block }) => [`${path}:${block.line}`, block.text] as const);

  test('there are programs', () => expect(programs.length).toBeGreaterThan(16));

  test.each(programs)('%s: the program runs and prints what its comments say', async (_, code) => {
    const { printed, promised } = await runSample(code);
    expect(printed).toEqual(promised);
  });
});
