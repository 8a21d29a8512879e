import { lengthOf, readCycles } from '../cycles';
import { at, submit } from '../jobs';
import { expectGpus } from '../queues';
import { expectAdmittedRun } from '../running';
import type { Scene } from '../scene';

const GUEST = at('guest');
/** Guaranteed 8, lends all of them. */
const OWNER = at('owner');
/** Guaranteed 5, lends one of them. */
const KEEPER = at('keeper');

/** What is idle is lent, and its owner has it back in the first cycle of the scheduler that looks at her job. */
export async function lending(scene: Scene): Promise<void> {
  const { plane, kueue, check } = scene;
  await submit(plane, GUEST, { name: 'borrower', count: 40 });
  const borrowed = await expectGpus(scene, 'who is alone has all 40 GPUs but 4 that are not lent', [
    [GUEST, 36],
    [OWNER, 0],
    [KEEPER, 0],
  ]);
  console.log(`  36 jobs were admitted, the last one ${borrowed} ms after it was submitted`);
  await expectAdmittedRun(scene, 'no quota stops what is admitted', 36);

  let before = lengthOf(kueue.log);
  await submit(plane, KEEPER, { name: 'kept', pods: 4 });
  await expectGpus(scene, 'what is not lent is free at once', [
    [KEEPER, 4],
    [GUEST, 36],
  ]);
  const kept = await readCycles(kueue.log, before, KEEPER.namespace);
  check(
    'and nobody is evicted for it',
    kept.evicted.length === 0 ? undefined : `in cycles ${kept.evicted.join(', ')}`,
  );

  before = lengthOf(kueue.log);
  await submit(plane, OWNER, { name: 'owned', pods: 8 });
  const returned = await expectGpus(scene, 'the owner of 8 idle GPUs gets them back', [
    [OWNER, 8],
    [GUEST, 28],
  ]);
  const { tried, evicted, admitted } = await readCycles(kueue.log, before, OWNER.namespace);
  const inOne = evicted.length === 1 && evicted[0] === tried;
  check(
    'the cycle that first looks at her job evicts all that are in its way',
    inOne ? undefined : `tried in ${tried}, evicted in ${evicted.join(', ') || 'none'}`,
  );
  await expectAdmittedRun(scene, 'and her pods run', 40);
  console.log(
    `  tried in cycle ${tried}, admitted in cycle ${admitted.join(', ')}, ${returned} ms after the job was submitted`,
  );
}
