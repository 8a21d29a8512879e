import { readPage } from './pages';

const { text } = readPage('docs/faq.md');

/** The questions of the page, each with its answer. */
const ANSWERS = text
  .split(/^### /m)
  .slice(1)
  .map((part): [question: string, answer: string] => {
    const [question, ...answer] = part.split('\n');
    return [question!, answer.join('\n').split(/^## /m)[0]!];
  });

describe('docs/faq.md', () => {
  test('it asks for platform engineers, reviewers, teams and finance', () => {
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual([
      'Platform engineers',
      'Reviewers and security',
      'Teams that share the cluster',
      'Finance',
    ]);
  });

  test.each(ANSWERS)('%s', (question, answer) => {
    expect(question).toMatch(/\?$/);
    // An answer is short, and leads on: to a page, or to a command to run.
    expect(answer).toMatch(/\]\([^)]+\)|^```sh$/m);
    expect(answer.split('\n').length).toBeLessThan(14);
  });
});
