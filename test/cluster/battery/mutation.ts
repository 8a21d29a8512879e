import { createHash } from 'node:crypto';
import * as fs from 'node:fs/promises';
import type { Area } from '../cases/areas';
import { setPatience, sleep, waitFor } from '../wait';
import { type Attack, type Battery, runAttack } from './attack';
import { runFlood } from './flood';
import { byLikelihood } from './likely';
import { type Mutant, mutantsOf } from './mutants';
import { checkRights } from './rights';
import { Recorder, type Result } from './recorder';
import { replace, restore } from './swap';
import { BLUE } from './targets';
import { survivorReason } from './survivors';
import { isFor, minorOf } from './since';
import type { Tree } from './trees';
import { type Work, runWork } from './work';

/** Whole objects, or every key, rule and label of them too. */
export type MutationDepth = 'objects' | 'all';

/** What is taken away. */
export interface MutationChoice {
  readonly depth: MutationDepth;
  /** Only mutants whose title matches. @default - all */
  readonly titles?: RegExp;
  /**
   * The results of earlier runs: what they noticed is not tried again while it is the same, and while the case that
   * noticed it passes.
   *
   * @default - none
   */
  readonly before?: readonly string[] | undefined;
}

/** Much of what a mutant breaks is waited for in vain. */
const SECONDS = 30;

/** An API server that is busy takes its time until it judges by what is back. */
const AGAIN_SECONDS = 120;

/** Results are written down after as many mutants. */
const SAVE_EACH = 10;

/** How many likely cases of a sort are tried first: of single requests, and of what takes longer. */
const LIKELY = { requests: 12, others: 4 } as const;

/**
 * Takes each piece away once: at least one case must fail then, or the piece does nothing, or
 * nothing proves what it does.
 *
 * @param save - writes the results so far, which a later run can go on from
 */
export async function mutate(
  battery: Battery,
  own: Tree,
  areas: readonly Area[],
  choice: MutationChoice,
  save: () => Promise<void>,
): Promise<void> {
  const { recorder } = battery;
  // What fails without a mutation is no witness of one.
  const unsound = new Set(
    recorder.results.filter(({ passed }) => !passed).map(({ title }) => title),
  );
  const { depth, titles = /(?:)/, before } = choice;
  const noticed = await noticedIn(before);
  // Who noticed it must be there today, and must have passed.
  const sound = new Set<string | undefined>(
    recorder.results.filter(({ passed }) => passed).map(({ title }) => title),
  );
  const mutants = mutantsOf(own, areas).filter(
    ({ mutated, title }) => (depth === 'all' || !mutated) && titles.test(title),
  );
  setPatience(SECONDS);
  let tried = 0;
  for (const [index, mutant] of mutants.entries()) {
    if (index > 0 && index % 250 === 0) console.log(`mutants: ${index} of ${mutants.length}`);
    if (mutant.unseen) {
      recorder.excluded.push({ title: mutant.title, reason: mutant.unseen });
      continue;
    }
    const cases = areas.filter(({ name }) => mutant.areas.includes(name));
    if (cases.length === 0 && mutant.areas.length > 0) continue;
    const digest = digestOf(mutant);
    const known = noticed.get(mutant.title);
    if (known?.digest === digest && sound.has(known.note)) {
      recorder.add(known);
      continue;
    }
    recorder.add({
      sort: 'mutation',
      title: mutant.title,
      digest,
      ...(await tryMutant(battery, mutant, cases, unsound).then(
        (witness) => verdict(mutant, witness),
        (error: Error) => ({ passed: false, note: error.message }),
      )),
    });
    tried++;
    if (tried % SAVE_EACH === 0) await save();
  }
}

/** What earlier runs noticed, by title. */
async function noticedIn(files: readonly string[] = []): Promise<Map<string, Result>> {
  const runs = await Promise.all(
    files.map(async (file) => {
      const { results } = JSON.parse(await fs.readFile(file, 'utf8')) as { results: Result[] };
      return results.filter(
        ({ sort, passed, survived }) => sort === 'mutation' && passed && !survived,
      );
    }),
  );
  return new Map(runs.flat().map((result) => [result.title, result]));
}

/** What an object is, and what it lacks. */
function digestOf({ original, mutated }: Mutant): string {
  return createHash('sha256')
    .update(JSON.stringify([original, mutated]))
    .digest('hex')
    .slice(0, 16);
}

function verdict(
  mutant: Mutant,
  witness: string | undefined,
): Omit<Result, 'sort' | 'title' | 'digest'> {
  if (witness !== undefined) return { passed: true, note: witness };
  const reason = survivorReason(mutant.title);
  const survived = reason ?? 'nobody knows why';
  return { passed: reason !== undefined, note: `no case noticed: ${survived}`, survived };
}

async function tryMutant(
  battery: Battery,
  mutant: Mutant,
  areas: readonly Area[],
  unsound: Set<string>,
): Promise<string | undefined> {
  let witness: Witness | undefined;
  const rounds = roundsFor(mutant, areas, minorOf(battery.plane.version));
  await replace(battery, mutant);
  try {
    for (const { after, checks } of rounds) {
      await sleep(after);
      witness = await firstFailure(battery, checks, unsound);
      if (witness) break;
    }
  } finally {
    await restore(battery, mutant.original);
  }
  if (witness) await passAgain(battery, witness, unsound);
  else if (isPolicy(mutant.original)) await sleep(1000);
  return witness?.title;
}

function isPolicy({ kind }: Mutant['original']): boolean {
  return kind.includes('AdmissionPolicy');
}

/** One or more cases of the battery. */
type Check = (battery: Battery) => Promise<void>;

/** A case that failed. */
interface Witness {
  readonly title: string;
  readonly check: Check;
}

async function firstFailure(
  battery: Battery,
  checks: readonly Check[],
  unsound: ReadonlySet<string>,
): Promise<Witness | undefined> {
  for (const check of checks) {
    const failure = await failureOf(battery, check, unsound);
    if (failure !== undefined) return { title: failure.title, check };
  }
  return undefined;
}

/** The first case that fails. Attacks are dry runs: one that succeeds must not show in what follows. */
async function failureOf(
  { plane }: Battery,
  check: Check,
  unsound: ReadonlySet<string>,
): Promise<Pick<Result, 'title' | 'note'> | undefined> {
  const recorder = new Recorder(() => {});
  try {
    await check({ plane, recorder, dryRun: true });
  } catch (error) {
    // Without a quota there is nothing to fill.
    return { title: (error as Error).message };
  }
  return recorder.results.find(({ passed, title }) => !passed && !unsound.has(title));
}

/** What fails when all is back again says nothing about the mutant, nor about any that comes later. */
async function passAgain(
  battery: Battery,
  { title, check }: Witness,
  unsound: Set<string>,
): Promise<void> {
  const passes = async () => {
    const failure = await failureOf(battery, check, unsound);
    if (failure) throw new Error(`${failure.title}: ${failure.note}`);
    return true;
  };
  await waitFor(passes, {
    what: 'what noticed it to pass again',
    seconds: AGAIN_SECONDS,
    everyMilliseconds: 1000,
  }).catch((error: Error) => {
    unsound.add(title);
    throw error;
  });
}

/** A case that may notice, and how it is tried. */
interface Candidate {
  readonly item: object;
  readonly check: Check;
}

/** Cases that are tried one after the other, some milliseconds later. */
interface Round {
  readonly after: number;
  readonly checks: readonly Check[];
}

/**
 * The cases that concern a mutant, those that are likely to notice it first. What takes effect late is asked about
 * again: a policy up to some seconds later, all else after a moment.
 */
function roundsFor(mutant: Mutant, areas: readonly Area[], minor: number): Round[] {
  const { original } = mutant;
  const namespace =
    original.kind === 'Namespace' ? original.metadata.name : original.metadata.namespace;
  const concerns = (target = BLUE.namespace) => !namespace || target === namespace;
  const isCase = (item: Attack | Work) => concerns(item.target?.namespace) && isFor(item, minor);

  const rights = areas
    .flatMap((area) => area.rights ?? [])
    .filter(() => concerns())
    .map((item): Candidate => ({ item, check: (battery) => checkRights(battery, [item]) }));
  const attacks = areas
    .flatMap((area) => area.attacks ?? [])
    // What controllers refuse later is refused at once, too, by the case beside it.
    .filter((item) => !item.refused.later && isCase(item));
  const isSuspect = ({ refused }: Attack) => refused.by?.includes(`\`${original.metadata.name}\``);
  const tried = (items: readonly Attack[]) =>
    items.map((item): Candidate => ({
      item,
      check: (battery) => runAttack(battery, { ...item, control: 'absent' }),
    }));
  const floods = areas
    .flatMap((area) => area.floods ?? [])
    .filter((item) => concerns(item.target?.namespace) && isFor(item, minor))
    .map((item): Candidate => ({ item, check: (battery) => runFlood(battery, item) }));
  const work = areas
    .flatMap((area) => area.work ?? [])
    .filter((item) => !item.once && isCase(item))
    .map((item): Candidate => ({ item, check: (battery) => runWork(battery, item) }));
  const requests = byLikelihood(mutant, [
    rights,
    tried(attacks.filter(isSuspect)),
    tried(attacks.filter((item) => !isSuspect(item))),
  ]);
  const others = byLikelihood(mutant, [floods, work]);
  const first = requests.flatMap((items) => items.slice(0, LIKELY.requests));
  const next = [...first, ...others.flatMap((items) => items.slice(0, LIKELY.others))];
  const all = [...requests, ...others].flat();
  return (
    [
      [isPolicy(original) ? 500 : 150, first],
      [500, first],
      [1000, next],
      [1000, all],
      [1000, all],
    ] as const
  ).map(([after, checks]) => ({ after, checks: checks.map(({ check }) => check) }));
}
