/**
 * Asks engines of network policies who may talk to whom: `npm run test:network`. Each engine judges every probe twice: with
 * what we emit, and after every tenant has opened itself to everybody, which the border must survive. Then the engines and
 * `tenancy reach` judge random policies and the golden trees, and must agree.
 */
import { runMain } from '../cluster/run-main';
import { proveAgreement } from './agreement/prove-agreement';
import { CILIUM, ENGINES, type Engine, WITHOUT_BORDER } from './engines';
import { buildEngine, judge } from './judge';
import { openEverything, policiesFor } from './policies';
import { type Expected, PROBES, type Probe } from './probes';
import { wrongRequests } from './requests';
import { worldOf } from './world';

interface Scenario {
  readonly name: string;
  /** What is added to our policies. */
  readonly more: readonly object[];
  /** What gets through. */
  readonly passes: readonly Expected[];
}

const SCENARIOS: readonly Scenario[] = [
  { name: 'as emitted', more: [], passes: ['open'] },
  { name: 'every tenant opens itself', more: openEverything(), passes: ['open', 'own'] },
];

/** The probes whose verdict is not the expected one. */
async function wrongOnes(engine: Engine, { more, passes }: Scenario): Promise<Probe[]> {
  const program = await buildEngine(engine);
  const objects = [...(await policiesFor(engine)), ...more];
  const verdicts = await judge(program, worldOf(objects, PROBES));
  return PROBES.filter(({ expected }, index) => verdicts[index] !== passes.includes(expected));
}

async function main(): Promise<boolean> {
  let failed = 0;
  console.log('| engine | policies | probes | wrong |\n| --- | --- | --- | --- |');
  for (const engine of ENGINES) {
    for (const scenario of SCENARIOS) {
      const wrong = await wrongOnes(engine, scenario);
      console.log(`| ${engine.name} | ${scenario.name} | ${PROBES.length} | ${wrong.length} |`);
      for (const probe of wrong) console.log(`  ${textOf(probe)}`);
      failed += wrong.length;
    }
  }
  const [, opened] = SCENARIOS as [Scenario, Scenario];
  const leaks = await wrongOnes(WITHOUT_BORDER, opened);
  console.log(`| ${WITHOUT_BORDER.name} | ${opened.name} | ${PROBES.length} | ${leaks.length} |`);
  const control = leaks.length > 0;
  if (!control) console.log('without a border nothing leaks: these probes prove nothing');
  const requests = wrongRequests(await buildEngine(CILIUM));
  console.log(
    `| ${CILIUM.name} | HTTP requests, names | ${requests.count} | ${requests.wrong.length} |`,
  );
  for (const line of requests.wrong) console.log(`  ${line}`);
  const agreed = await proveAgreement();
  failed += agreed.failed;
  const judged =
    agreed.passed +
    agreed.failed +
    ENGINES.length * SCENARIOS.length * PROBES.length +
    1 +
    requests.count;
  failed += requests.wrong.length + (control ? 0 : 1);
  console.log(`${judged - failed} passed, ${failed} failed`);
  return failed === 0;
}

function textOf({ from, to, port, protocol, expected }: Probe): string {
  return `${from} to ${to}, ${port}/${protocol}: expected ${expected}`;
}

runMain(main);
