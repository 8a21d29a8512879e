import { lengthOf, readCycles } from '../cycles';
import { at, clear, submit } from '../jobs';
import { expectGpus } from '../queues';
import { expectAdmittedRun } from '../running';
import type { Scene } from '../scene';

const OWNER = at('owner');
const GUEST = at('guest');

/** What is idle is lent, and its owner has it back in the first cycle of the scheduler that looks at her job. */
export async function lending(scene: Scene): Promise<void> {
  const { plane, kueue, check } = scene;
  await submit(plane, GUEST, { name: 'borrower', count: 16 });
  const borrowed = await expectGpus(scene, 'an idle tenant lends its 8 GPUs', [
    [GUEST, 16],
    [OWNER, 0],
  ]);
  console.log(`  16 jobs were admitted, the last one ${borrowed} ms after it was submitted`);
  await expectAdmittedRun(scene, 'all that is admitted runs', 16);

  const before = lengthOf(kueue.log);
  await submit(plane, OWNER, { name: 'owned', pods: 8 });
  const returned = await expectGpus(scene, 'its owner gets them back', [
    [OWNER, 8],
    [GUEST, 8],
  ]);
  const { tried, evicted, admitted } = await readCycles(kueue.log, before, OWNER.namespace);
  const inOne = evicted.length === 1 && evicted[0] === tried;
  check(
    'the cycle that first looks at her job evicts all that are in its way',
    inOne ? undefined : `tried in ${tried}, evicted in ${evicted.join(', ') || 'none'}`,
  );
  console.log(
    `  owner: tried in cycle ${tried}, admitted in cycle ${admitted.join(', ')}, ${returned} ms after the job was submitted`,
  );
  await clear(plane, [OWNER.namespace, GUEST.namespace]);
}
