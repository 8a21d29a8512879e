import { stringify } from 'yaml';
import { folderObjects } from '../../../lib/verify/objects/folder-objects';
import { type ManifestObject, objectsIn } from '../../../lib/verify/objects/manifest-objects';
import { BUILT_IN_VERSION } from '../../../lib/verify/rights/generated/built-in-objects';
import { Rights } from '../../../lib/verify/rights/rights';
import { userSubject } from '../../../lib/verify/rights/rbac-subject';
import { type Question, randomQuestion, wordsOf } from '../../verify/rights/random-questions';
import { NAMESPACES, drawFrom, randomRbac } from '../../verify/rights/random-rbac';
import type { Battery } from '../battery/attack';
import { type Share, WHOLE, shareOf } from '../battery/sample';
import { minorOf } from '../battery/since';
import { type Manifest, treeFolders } from '../battery/trees';
import type { ControlPlane } from '../control-plane';
import { bootstrapObjects, compareTables } from './compare-tables';
import { proveGuards } from './prove-guards';
import { review, reviewSelf } from './reviews';
import { applyRbac, clearRbac, settle } from './rbac-on-plane';

/** One set of random roles and bindings for so many questions. */
const QUESTIONS_OF_A_SET = 50;

const RBAC_GROUP = 'rbac.authorization.k8s.io';
const RBAC_KINDS = new Set(['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding']);

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
  { reviews, seed }: ReviewOptions,
): Promise<void> {
  const { plane, recorder, share = WHOLE } = battery;
  await clearRbac(plane);
  const isOurVersion = BUILT_IN_VERSION === `1.${minorOf(plane.version)}`;
  if (isOurVersion) await compareTables(battery);
  await proveGuards(battery, seed);
  const builtIn = await bootstrapObjects(plane.request);
  const samples = [...(await treeSamples(reviews / 2, share)), ...randomSamples(reviews / 2, seed)];
  console.log(`rights: ${reviews} reviews, seed ${seed}`);
  const counts = { allowed: 0, refused: 0 };
  for (const [index, sample] of samples.entries()) {
    await applyRbac(plane, [
      ...sample.stated.map(({ data }) => data as unknown as Manifest),
      ...OURS,
    ]);
    const rights = new Rights(sample.stated, builtIn);
    const unsettled = await settle(plane, rights);
    const title = `${sample.name}: aggregated roles have the rules that we say`;
    recorder.check('review', title, unsettled);
    const draw = drawFrom(seed * 1000 + index);
    const words = wordsOf(sample.stated);
    const questions = Array.from({ length: sample.count }, () => randomQuestion(words, draw));
    await inGroups(questions, async (question, number) => {
      const problem = await differs(plane, rights, question, counts);
      recorder.check('review', `${sample.name}, question ${number + 1}`, problem);
    });
    await clearRbac(plane);
  }
  console.log(`rights: ${counts.allowed} requests were allowed, ${counts.refused} refused`);
  const least = Math.min(counts.allowed, counts.refused);
  recorder.check(
    'review',
    'each answer is given to at least a tenth of the questions',
    least * 10 >= reviews ? undefined : `${least} of ${reviews}`,
  );
}

/** Roles and bindings that are applied together, and how many questions are asked about them. */
interface Sample {
  readonly name: string;
  readonly stated: readonly ManifestObject[];
  readonly count: number;
}

const OURS = NAMESPACES.map((name) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name },
}));

async function treeSamples(questions: number, share: Share): Promise<Sample[]> {
  const folders = shareOf(await treeFolders(), share, ({ name }) => name);
  return folders.map(({ name, folder }) => ({
    name,
    stated: [...folderObjects(folder, RBAC_KINDS)].filter(({ group }) => group === RBAC_GROUP),
    count: Math.ceil(questions / folders.length),
  }));
}

/** Random ones, as our reader has them from a text. */
function randomSamples(questions: number, seed: number): Sample[] {
  return Array.from({ length: Math.ceil(questions / QUESTIONS_OF_A_SET) }, (_, index) => {
    const name = `random roles, seed ${seed + index}`;
    const text = randomRbac(seed + index).map((object) => `---\n${stringify(object)}`);
    return { name, stated: objectsIn(text.join(''), name), count: QUESTIONS_OF_A_SET };
  });
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
