import { stringify } from 'yaml';
import { type ManifestObject, objectsIn } from '../../../lib/verify/objects/manifest-objects';
import { BUILT_IN_VERSION } from '../../../lib/verify/rights/generated/built-in-objects';
import { Rights } from '../../../lib/verify/rights/rights';
import { userSubject } from '../../../lib/verify/rights/rbac-subject';
import { type Question, randomQuestion, wordsOf } from '../../verify/rights/random-questions';
import { NAMESPACES, drawFrom, randomRbac } from '../../verify/rights/random-rbac';
import type { Battery } from '../battery/attack';
import { minorOf } from '../battery/since';
import { type Manifest, committedTrees } from '../battery/trees';
import type { ControlPlane } from '../control-plane';
import { bootstrapObjects, compareTables } from './compare-tables';
import { review, reviewSelf } from './reviews';
import { applyRbac, clearRbac, settle } from './rbac-on-plane';

/** One set of random roles and bindings for so many questions. */
const QUESTIONS_OF_A_SET = 50;

/** Questions that are on their way at the same time. */
const AT_ONCE = 16;

export interface ReviewOptions {
  /** How many questions are asked: half of them about the committed trees, half about random roles and bindings. */
  readonly reviews: number;
  readonly seed: number;
}

/**
 * Asks the API server about random requests, and compares what it says with `Rights`. It comes last: it takes all roles
 * and bindings of others away.
 */
export async function proveRights(
  battery: Battery,
  missing: ReadonlySet<string>,
  { reviews, seed }: ReviewOptions,
): Promise<void> {
  const { plane, recorder } = battery;
  await clearRbac(plane);
  const isOurVersion = BUILT_IN_VERSION === `1.${minorOf(plane.version)}`;
  if (isOurVersion) await compareTables(battery);
  const builtIn = await bootstrapObjects(plane.request);
  const trees = (await committedTrees(missing, minorOf(plane.version))).map(({ name, files }) => ({
    name,
    objects: files.flatMap(({ objects }) => objects).filter(isRbac),
  }));
  const sets = Array.from({ length: Math.ceil(reviews / 2 / QUESTIONS_OF_A_SET) }, (_, index) => ({
    name: `random roles, seed ${seed + index}`,
    objects: randomRbac(seed + index) as unknown as Manifest[],
  }));
  console.log(`rights: ${reviews} reviews, seed ${seed}`);
  const counts = { allowed: 0, refused: 0 };
  for (const [group, ofEach] of [
    [trees, Math.ceil(reviews / 2 / trees.length)],
    [sets, QUESTIONS_OF_A_SET],
  ] as const) {
    for (const [index, { name, objects }] of group.entries()) {
      await applyRbac(plane, [...objects, ...NAMESPACES.map(namespaceOf)]);
      const stated = readBack(objects);
      const rights = new Rights(stated, builtIn);
      const unsettled = await settle(plane, rights);
      recorder.check('review', `${name}: aggregated roles have the rules that we say`, unsettled);
      const draw = drawFrom(seed * 1000 + index);
      const words = wordsOf(stated);
      const questions = Array.from({ length: ofEach }, () => randomQuestion(words, draw));
      await inGroups(questions, async (question, number) => {
        const problem = await differs(plane, rights, question, counts);
        recorder.check('review', `${name}, question ${number + 1}`, problem);
      });
      await clearRbac(plane);
    }
  }
  console.log(`rights: ${counts.allowed} requests were allowed, ${counts.refused} refused`);
  const least = Math.min(counts.allowed, counts.refused);
  recorder.check(
    'review',
    'each answer is given to at least a tenth of the questions',
    least * 10 >= reviews ? undefined : `${least} of ${reviews}`,
  );
}

/** What the server says otherwise than we do. */
async function differs(
  { request }: ControlPlane,
  rights: Rights,
  question: Question,
  counts: Record<'allowed' | 'refused', number>,
): Promise<string | undefined> {
  const { requester, action } = question;
  const real = await review(request, question);
  counts[real]++;
  const ours = rights.mayRequest(requester, action) ? 'allowed' : 'refused';
  if (real !== ours) return `${real}, and we say ${ours}: ${JSON.stringify(question)}`;
  // The server knows the groups of a user that signs in without any; nobody in particular cannot ask for himself.
  if (requester.user === '' || requester.user === 'system:anonymous') return undefined;
  const self = await reviewSelf(request, requester.user, action);
  const own = rights.isAllowed(userSubject(requester.user), action) ? 'allowed' : 'refused';
  return self === own
    ? undefined
    : `${self} to the user alone, and we say ${own}: ${JSON.stringify(question)}`;
}

async function inGroups<Item>(
  items: readonly Item[],
  ask: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const group = items.slice(start, start + AT_ONCE);
    await Promise.all(group.map((item, index) => ask(item, start + index)));
  }
}

function isRbac({ apiVersion }: Manifest): boolean {
  return apiVersion.startsWith('rbac.authorization.k8s.io/');
}

/** The objects as our reader has them, from a text as in a file. */
function readBack(objects: readonly Manifest[]): ManifestObject[] {
  return objectsIn(objects.map((object) => `---\n${stringify(object)}`).join(''), 'rbac.yaml');
}

function namespaceOf(name: string): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}
