import type { Area } from '../cases/areas';
import type { ControlPlane } from '../control-plane';
import { GiveUp, setPatience, sleep, waitFor } from '../wait';
import { type Attack, type Battery, runAttack } from './attack';
import { runFlood } from './flood';
import { type Mutant, mutantsOf } from './mutants';
import { checkRights } from './rights';
import { Recorder, type Result } from './recorder';
import { waitForQuota } from './scene';
import { BLUE } from './targets';
import { survivorReason } from './survivors';
import { isFor, minorOf } from './since';
import type { Manifest, Tree } from './trees';
import { type Work, runWork } from './work';

/** Whole objects, or every key, rule and label of them too. */
export type MutationDepth = 'objects' | 'all';

/** What is taken away. */
export interface MutationChoice {
  readonly depth: MutationDepth;
  /** Only mutants whose title matches. @default - all */
  readonly titles?: RegExp;
}

/** Much of what a mutant breaks is waited for in vain. */
const SECONDS = 30;

/** An API server that is busy takes its time until it judges by what is back. */
const AGAIN_SECONDS = 120;

/** What takes effect late is asked about again. */
const ROUNDS = 2;

/**
 * Takes each piece away once: at least one case must fail then, or the piece does nothing, or
 * nothing proves what it does.
 */
export async function mutate(
  battery: Battery,
  own: Tree,
  areas: readonly Area[],
  choice: MutationChoice,
): Promise<void> {
  const { recorder } = battery;
  // What fails without a mutation is no witness of one.
  const unsound = new Set(
    recorder.results.filter(({ passed }) => !passed).map(({ title }) => title),
  );
  const { depth, titles = /(?:)/ } = choice;
  const mutants = mutantsOf(own).filter(
    ({ mutated, title }) => (depth === 'all' || !mutated) && titles.test(title),
  );
  setPatience(SECONDS);
  for (const [index, mutant] of mutants.entries()) {
    if (index > 0 && index % 250 === 0) console.log(`mutants: ${index} of ${mutants.length}`);
    if (mutant.unseen) {
      recorder.excluded.push({ title: mutant.title, reason: mutant.unseen });
      continue;
    }
    const cases = mutant.areas.flatMap((name) => areas.filter((area) => area.name === name));
    if (cases.length === 0) continue;
    recorder.add({
      sort: 'mutation',
      title: mutant.title,
      ...(await tryMutant(battery, mutant, cases, unsound).then(
        (witness) => verdict(mutant, witness),
        (error: Error) => ({ passed: false, note: error.message }),
      )),
    });
  }
}

function verdict(mutant: Mutant, witness: string | undefined): Omit<Result, 'sort' | 'title'> {
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
  await replace(battery, mutant);
  try {
    for (let round = 1; round <= ROUNDS && !witness; round++) {
      // A policy takes effect up to a second later; informers of all else need a moment.
      if (round > 1 || isPolicy(mutant.original)) await sleep(1000);
      witness = await firstFailure(battery, mutant, areas, unsound);
    }
  } finally {
    await restore(battery, mutant.original);
  }
  if (witness) await passAgain(battery, witness, unsound);
  else if (isPolicy(mutant.original)) await sleep(1000);
  return witness?.title;
}

function isPolicy({ kind }: Manifest): boolean {
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
  mutant: Mutant,
  areas: readonly Area[],
  unsound: ReadonlySet<string>,
): Promise<Witness | undefined> {
  for (const check of checksFor(mutant, areas, minorOf(battery.plane.version))) {
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

/** The cases that concern a mutant: those first that cost least, and of them those that name what is taken away. */
function* checksFor({ original }: Mutant, areas: readonly Area[], minor: number): Generator<Check> {
  const namespace =
    original.kind === 'Namespace' ? original.metadata.name : original.metadata.namespace;
  const concerns = (target = BLUE.namespace) => !namespace || target === namespace;
  const isCase = (item: Attack | Work) => concerns(item.target?.namespace) && isFor(item, minor);

  for (const { rights = [] } of areas) {
    if (!concerns()) continue;
    for (const right of rights) yield (battery) => checkRights(battery, [right]);
  }
  // What controllers refuse later is refused at once too, by the case beside it.
  const attacks = areas
    .flatMap((area) => area.attacks ?? [])
    .filter((attack) => !attack.refused.later && isCase(attack));
  const isSuspect = ({ refused }: Attack) => refused.by?.includes(`\`${original.metadata.name}\``);
  for (const attack of [
    ...attacks.filter(isSuspect),
    ...attacks.filter((attack) => !isSuspect(attack)),
  ]) {
    yield (battery) => runAttack(battery, { ...attack, control: 'absent' });
  }
  for (const { work = [], floods = [] } of areas) {
    for (const flood of floods) {
      if (concerns(flood.target?.namespace)) yield (battery) => runFlood(battery, flood);
    }
    for (const piece of work) {
      if (!piece.once && isCase(piece)) yield (battery) => runWork(battery, piece);
    }
  }
}

async function replace({ plane }: Battery, { original, mutated }: Mutant): Promise<void> {
  const path = (await plane.findPath(original))!;
  if (!mutated) {
    await must(plane.request('DELETE', path));
    return;
  }
  // Controllers write the status of what changed at any time, and a write of an older version is refused.
  await waitFor(
    async () => {
      const { status, body } = await exchange(plane, path, original, mutated);
      if (status >= 300 && status !== 409) throw new GiveUp(body.message);
      return status < 300;
    },
    { what: 'an object to be changed' },
  );
}

async function exchange(
  plane: ControlPlane,
  path: string,
  original: Manifest,
  mutated: Manifest,
): Promise<{ status: number; body: { message?: string } }> {
  const { body: stored } = await plane.request('GET', path);
  // Everything that we write, as the mutant has it; what the server and others added stays.
  const { metadata, ...rest } = mutated;
  const { labels, annotations } = original.metadata;
  return plane.request('PUT', path, {
    ...stored,
    ...rest,
    metadata: {
      ...stored.metadata,
      labels: exchanged(stored.metadata.labels, labels, metadata.labels),
      annotations: exchanged(stored.metadata.annotations, annotations, metadata.annotations),
    },
  });
}

type Texts = Readonly<Record<string, string>>;

/** A map with new entries in place of the old ones. */
function exchanged(stored: Texts = {}, before: Texts = {}, after: Texts = {}): Texts {
  const others = Object.entries(stored).filter(([key]) => !(key in before));
  return { ...Object.fromEntries(others), ...after };
}

async function restore({ plane }: Battery, original: Manifest): Promise<void> {
  await waitFor(
    async () => {
      await plane.apply([original], { fieldManager: 'restore' });
      return true;
    },
    { what: 'an object to come back' },
  );
  if (original.kind === 'ResourceQuota') await waitForQuota(plane, original);
  await sleep(300);
}

async function must(answer: Promise<{ status: number; body: { message?: string } }>) {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(body.message);
}
