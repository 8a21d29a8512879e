import { BREACH } from '../cluster/stories/breach';
import { COST_MYSTERY } from '../cluster/stories/cost-mystery';
import { NOISY_NEIGHBOUR } from '../cluster/stories/noisy-neighbour';
import { readPage } from './pages';

const STORIES = [NOISY_NEIGHBOUR, BREACH, COST_MYSTERY];
const PAGE = readPage('docs/stories.md');

// `npm run test:cluster` compares the whole page with what a real cluster answers.
describe('docs/stories.md tells the stories that test:cluster plays', () => {
  test('with their words, in their order', () => {
    const paragraphs = PAGE.prose
      .slice(PAGE.prose.indexOf('\n## ') + 1)
      .split(/\n{2,}/)
      .map((paragraph) => paragraph.trim().replaceAll(/\s+/g, ' '))
      .filter((paragraph) => paragraph !== '');
    const told = STORIES.flatMap(({ title, steps }) => [
      `## ${title}`,
      ...steps.filter((step) => typeof step === 'string'),
    ]);
    expect(paragraphs).toEqual(told);
  });

  test('with their commands', () => {
    const shown = PAGE.blocks
      .filter(({ language }) => language === 'console')
      .flatMap(({ text }) => [...text.matchAll(/^(\w+)\$ (.*)$/gm)].map(([line]) => line));
    const typed = STORIES.flatMap(({ steps }) =>
      steps.flatMap((step) => (typeof step === 'string' ? [] : [`${step.who}$ ${step.types}`])),
    );
    expect(shown).toEqual(typed);
  });
});
