import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import type { Area } from '../cases/areas';
import { ELSEWHERE } from '../cases/elsewhere';
import { ROUTES } from '../cases/routes';
import type { Recorder, Result } from './recorder';

/** Routes of the list that no case tries and nobody else is named for. */
export function uncoveredRoutes(areas: readonly Area[]): string[] {
  const covered = new Set([
    ...Object.keys(ELSEWHERE),
    ...areas.flatMap(({ attacks = [], open = [] }) => [...attacks, ...open].map((c) => c.route)),
    ...(areas.some(({ floods }) => floods?.length) ? ['E68'] : []),
  ]);
  return ROUTES.filter((route) => !covered.has(route));
}

/** What is still open, and what is still refused, each once. */
export function openList({ results }: Recorder): string[] {
  const lines = results
    .filter(({ sort, passed }) => passed && (sort === 'open' || sort === 'known'))
    .map(({ sort, title, note }) => {
      const what = title.replace(/, by \w+$/, '');
      return `${sort === 'open' ? 'open' : 'refused'}: ${what} (${note})`;
    });
  return [...new Set(lines)];
}

/** The last lines, plain. */
export function summary(recorder: Recorder): string[] {
  const tried = (sort: Result['sort']) => recorder.count(sort);
  const failed = (sort: Result['sort']) => recorder.count(sort, false);
  const attacks = recorder.results.filter(({ sort }) => sort === 'attack');
  const succeeded = attacks.filter(({ note }) => note?.startsWith('it succeeded')).length;
  const lines = [
    `apply: ${tried('apply')} checks, ${failed('apply')} failed`,
    `attacks: ${tried('attack')} tried, ${succeeded} succeeded, ` +
      `${failed('attack') - succeeded} refused for another reason`,
    `controls: ${tried('control')} tried, ${tried('control') - failed('control')} live`,
    `rights: ${tried('right')} decided, ${failed('right')} otherwise than stated`,
    `work: ${tried('work')} tried, ${failed('work')} refused`,
    `standards: ${tried('standard')} pods judged, ${failed('standard')} otherwise than by Pod Security`,
    `fit: ${tried('fit')} manifests asked about, ${failed('fit')} decided otherwise`,
    `stories: ${tried('story')} checks, ${failed('story')} failed`,
    `renames: ${tried('rename')} checks, ${failed('rename')} failed`,
    `access reviews: ${tried('review')} answers compared, ${failed('review')} differ`,
    `not yet: ${tried('open')} attacks open, ${tried('known')} pieces of work refused, ` +
      `${failed('open') + failed('known')} changed`,
  ];
  if (tried('mutation') > 0) {
    lines.push(
      `mutations: ${tried('mutation')} tried, ${failed('mutation')} survived, ` +
        `${recorder.excluded.length} that no request can notice`,
    );
  }
  const { length } = recorder.results;
  return [...lines, `${length - recorder.failed} passed, ${recorder.failed} failed`];
}

export async function writeResults(
  file: string,
  recorder: Recorder,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  await fs.mkdir(path.dirname(path.resolve(file)), { recursive: true });
  const text = JSON.stringify(
    { ...facts, elsewhere: ELSEWHERE, excluded: recorder.excluded, results: recorder.results },
    null,
    1,
  );
  await fs.writeFile(file, `${text}\n`);
}
