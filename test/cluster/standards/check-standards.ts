import { type Battery, wordsOf } from '../battery/attack';
import { minorOf } from '../battery/since';
import { WHOLE, shareOf } from '../battery/sample';
import type { Response } from '../client';
import { GoMissing } from '../go-tool';
import { checkDebugging } from './debugging';
import { EXCEPTIONS, UNRELATED, isRelaxedLater } from './exceptions';
import { fieldChanges } from './fields';
import { type Fixture, podSecurityFixtures } from './fixtures';
import { makeNamespaces, namespaceOf, removeNamespaces } from './standard-namespaces';
import { checkUpdates } from './updates';
import { verdictOf } from './verdict';

/** The first server whose own Pod Security knows all of v1.34: older ones take that for their latest version. */
const KNOWS_ALL_SINCE = 34;

/** Before, the API server forgets the field `procMount`. */
const PROC_MOUNT_SINCE = 33;

const STANDARDS = ['baseline', 'restricted'] as const;

/** How many requests are under way at once. */
const AT_ONCE = 8;

/** Compares what the guard rail `podSecurity` decides with what Pod Security's own project says of its fixtures. */
export async function checkStandards(battery: Battery): Promise<void> {
  const { plane, share = WHOLE } = battery;
  const minor = minorOf(plane.version);
  const all = await fixturesFor(minor);
  if (all === undefined) return;
  const fixtures = shareOf(all, share, titleOf, kindOf);
  const wanted = STANDARDS.flatMap((standard) => [
    [namespaceOf(standard), { standard }] as const,
    ...[UNRELATED, ...EXCEPTIONS].map(
      ({ name, allow }) => [namespaceOf(standard, name), { standard, allow }] as const,
    ),
  ]);
  await makeNamespaces(plane, wanted);
  try {
    await inBatches(fixtures, (fixture) => checkFixture(battery, fixture, UNRELATED));
    // An exception takes nothing away: what passes without it need not be tried again.
    const failing = fixtures.filter((fixture) => !meets(fixture));
    for (const exception of EXCEPTIONS) {
      await inBatches(failing, (fixture) => checkFixture(battery, fixture, exception));
    }
    if (minor >= KNOWS_ALL_SINCE) {
      await inBatches(fixtures, (fixture) =>
        checkAgainstServer(battery, fixture, titleOf(fixture)),
      );
      for (const base of all.filter(isBase)) {
        const changes = shareOf(fieldChanges(base), share, ({ what }) => what);
        await inBatches(changes, ({ what, change, annotations = {} }) =>
          checkAgainstServer(
            battery,
            { ...base, spec: change(base.spec), annotations },
            `${base.standard}, ${what}`,
          ),
        );
      }
    }
    await checkDebugging(battery, [...new Set([...all.filter(isBase), ...fixtures])]);
    await checkUpdates(battery);
  } finally {
    await removeNamespaces(
      plane,
      wanted.map(([namespace]) => namespace),
    );
  }
}

async function fixturesFor(minor: number): Promise<readonly Fixture[] | undefined> {
  try {
    const all = await podSecurityFixtures();
    return all.filter(({ name }) => minor >= PROC_MOUNT_SINCE || !name.startsWith('procmount'));
  } catch (error) {
    if (!(error instanceof GoMissing)) throw error;
    console.log('without Go there are no fixtures of Pod Security: its standards are not compared');
    return undefined;
  }
}

/** The pod that other fixtures differ from. */
function isBase({ name }: Fixture): boolean {
  return name === 'base';
}

/** What a fixture is about: the check of Pod Security that it meets or fails. */
function kindOf({ standard, passes, name }: Fixture): string {
  return `${standard} ${passes} ${name.replace(/\d+$/, '')}`;
}

/** Whether a fixture meets the version of the standard that our namespaces state. */
function meets(fixture: Fixture): boolean {
  return fixture.passes && !isRelaxedLater(fixture);
}

/** A fixture where there are exceptions: only those that it needs change the verdict. */
async function checkFixture(
  battery: Battery,
  fixture: Fixture,
  { name, admits }: (typeof EXCEPTIONS)[number],
): Promise<void> {
  const isAdmitted = meets(fixture) || admits(fixture);
  const answer = await tryFixture(battery, fixture, namespaceOf(fixture.standard, name));
  const exceptions = name === UNRELATED.name ? 'an unrelated exception' : `the exception ${name}`;
  battery.recorder.add({
    sort: 'standard',
    title: `${titleOf(fixture)} is ${isAdmitted ? 'admitted' : 'refused'} with ${exceptions}`,
    ...verdictOf(answer, isAdmitted),
  });
}

/** What the server itself says of a fixture, without exceptions, is what the guard rail says with an unrelated one. */
async function checkAgainstServer(
  battery: Battery,
  fixture: Fixture,
  title: string,
): Promise<void> {
  const { standard } = fixture;
  const ours = await tryFixture(battery, fixture, namespaceOf(standard, UNRELATED.name));
  const theirs = await tryFixture(battery, fixture, namespaceOf(standard));
  const [our, their] = [ours, theirs].map(({ status }) => status < 300);
  battery.recorder.check(
    'standard',
    `${title} is judged as by Pod Security itself`,
    our === their ? undefined : `guard rail: ${wordsOf(ours)}; Pod Security: ${wordsOf(theirs)}`,
  );
}

function tryFixture(
  { plane }: Battery,
  { spec, annotations }: Fixture,
  namespace: string,
): Promise<Response> {
  const manifest = { metadata: { name: 'fixture', annotations }, spec };
  return plane.request('POST', `/api/v1/namespaces/${namespace}/pods?dryRun=All`, manifest);
}

function titleOf({ standard, passes, name, versions }: Fixture): string {
  const range = [...new Set([versions[0], versions[versions.length - 1]])];
  return `${standard} ${range.map((minor) => `v1.${minor}`).join(' to ')}, ${passes ? 'pass' : 'fail'}/${name}`;
}

async function inBatches<Item>(
  items: readonly Item[],
  visit: (item: Item) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await Promise.all(items.slice(start, start + AT_ONCE).map(visit));
  }
}
