import { CILIUM, ENGINES } from '../engines';
import { CYCLONUS, buildCompanion } from '../../cluster/companions';
import { buildEngine } from '../judge';
import { type Agreement, type OtherEngine, agreement, total } from './agreement';
import type { AskedWorld } from './asked-world';
import { goldenWorlds } from './golden-worlds';
import { KNOWN_FAULTS } from './known-faults';
import { randomWorld } from './random-world';

/** How many random sets of policies are judged; every second one has ClusterNetworkPolicies. */
const RANDOM_SETS = 200;

/** What somebody else's engines and `tenancy reach` agree on: random policies, and those of the golden trees. */
export async function proveAgreement(): Promise<{ passed: number; failed: number }> {
  const engines = await otherEngines();
  const sources: readonly (readonly [
    string,
    () => AskedWorld[],
    (engine: OtherEngine) => boolean,
  ])[] = [
    [`${RANDOM_SETS} random sets`, randomWorlds, ({ name }) => name !== 'cilium'],
    ['golden trees', goldenWorlds, () => true],
  ];
  console.log('| engine | policies | verdicts | differ by a known fault | differ |');
  console.log('| --- | --- | --- | --- | --- |');
  let [passed, failed] = [0, 0];
  for (const [source, worlds, isFor] of sources) {
    for (const engine of engines.filter(isFor)) {
      const found = await agreementOf(engine, worlds());
      const { probes, explained, unexplained } = found;
      console.log(
        `| ${engine.name} | ${source} | ${probes} | ${explained} | ${unexplained.length} |`,
      );
      for (const line of unexplained.slice(0, 20)) console.log(`  ${line}`);
      failed += unexplained.length;
      passed += probes - unexplained.length;
    }
  }
  for (const { engine, reason } of KNOWN_FAULTS) console.log(`known fault of ${engine}: ${reason}`);
  return { passed, failed };
}

async function agreementOf(engine: OtherEngine, worlds: readonly AskedWorld[]): Promise<Agreement> {
  const all: Agreement[] = [];
  for (const [index, world] of worlds.entries()) {
    const found = await agreement(engine, world);
    const name = world.name ?? `set ${index}`;
    all.push({ ...found, unexplained: found.unexplained.map((line) => `${name}: ${line}`) });
  }
  return total(all);
}

function randomWorlds(): AskedWorld[] {
  return Array.from({ length: RANDOM_SETS }, (_, index) => randomWorld(index, index % 2 === 1));
}

async function otherEngines(): Promise<OtherEngine[]> {
  const kubernetes = { kinds: ['NetworkPolicy'], facts: { engine: 'kubernetes' } } as const;
  return [
    {
      ...kubernetes,
      name: 'kube-network-policies',
      kinds: ['NetworkPolicy', 'ClusterNetworkPolicy'],
      program: await buildEngine(ENGINES[0]!),
    },
    { ...kubernetes, name: 'cyclonus', program: await buildCompanion(CYCLONUS) },
    {
      name: 'cilium',
      kinds: CILIUM.kinds,
      facts: { engine: 'cilium' },
      program: await buildEngine(CILIUM),
    },
  ];
}
