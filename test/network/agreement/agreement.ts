import type { NetworkFacts } from '../../../lib/verify/reach/traffic-end';
import { judge } from '../judge';
import type { AskedProbe, AskedWorld } from './asked-world';
import { KNOWN_FAULTS, type KnownFault } from './known-faults';
import { endsOf, networkOf, ourVerdicts } from './our-verdicts';
import { stored } from './stored-policy';

/** An engine that others wrote, and how we read what it decides on. */
export interface OtherEngine {
  readonly name: string;
  readonly program: string;
  readonly kinds: readonly string[];
  readonly facts: NetworkFacts;
}

/** How far an engine and we agree. */
export interface Agreement {
  readonly probes: number;
  /** Verdicts that differ because of a known fault of the engine. */
  readonly explained: number;
  /** All others that differ, in words. */
  readonly unexplained: readonly string[];
}

/** Asks an engine and us about all probes of a world. */
export async function agreement(engine: OtherEngine, world: AskedWorld): Promise<Agreement> {
  const objects = world.objects.filter((object) =>
    engine.kinds.includes((object as { readonly kind: string }).kind),
  );
  const asked = { ...world, objects };
  const theirs = await judge(engine.program, { ...asked, objects: objects.map(stored) });
  const ours = ourVerdicts(asked, engine.facts);
  const differing = asked.probes.flatMap((probe, index) =>
    theirs[index] === ours[index] ? [] : [{ probe, index, engineSays: theirs[index]! }],
  );
  const faults = KNOWN_FAULTS.filter((fault) => fault.engine === engine.name);
  const isExplained = explainer(asked, engine, faults, theirs);
  const unexplained = differing.filter((one) => !isExplained(one));
  return {
    probes: asked.probes.length,
    explained: differing.length - unexplained.length,
    unexplained: unexplained.map(
      ({ probe: { from, to, port, protocol }, engineSays }) =>
        `${from} to ${to} on ${port}/${protocol}: ${engine.name} says ${engineSays ? 'open' : 'closed'}`,
    ),
  };
}

interface DifferingProbe {
  readonly probe: AskedProbe;
  readonly index: number;
  readonly engineSays: boolean;
}

/** Tells whether a known fault is the cause of a difference. What we imitate must give the same verdict. */
function explainer(
  world: AskedWorld,
  { facts }: OtherEngine,
  faults: readonly KnownFault[],
  theirs: readonly boolean[],
): (differing: DifferingProbe) => boolean {
  const imitated = faults.flatMap(({ imitate }) => {
    if (imitate === undefined) return [];
    return [ourVerdicts({ ...world, objects: world.objects.map(imitate) }, facts)];
  });
  const network = networkOf(world, facts);
  const ends = endsOf(world);
  return ({ probe, index, engineSays }) =>
    imitated.some((verdicts) => verdicts[index] === theirs[index]) ||
    faults.some(({ explains }) =>
      explains?.({ network, from: ends(probe.from), to: ends(probe.to), probe, engineSays }),
    );
}

/** The sum of agreements. */
export function total(agreements: readonly Agreement[]): Agreement {
  return {
    probes: agreements.reduce((sum, { probes }) => sum + probes, 0),
    explained: agreements.reduce((sum, { explained }) => sum + explained, 0),
    unexplained: agreements.flatMap(({ unexplained }) => unexplained),
  };
}
