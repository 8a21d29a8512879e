/**
 * Has Prometheus' own promtool read the rules and play what happens in a cluster, and Grafana's own types read the
 * dashboards: `npm run test:monitoring`.
 */
import assert from 'node:assert/strict';
import { ALERTS } from '../../lib/fleet/monitoring/alert-catalogue';
import { COST_SCENARIOS } from './cost-scenarios';
import { type Query, checkDashboards, queriesOf } from './dashboards';
import { METRICS, seriesIn } from './metrics';
import { checkRules, playScenario } from './promtool';
import { type RuleSet, fixture, ruleSet } from './rule-sets';
import { SCENARIOS } from './scenarios';

const DASHBOARDS = { tenants: 'both', folderAnnotation: 'grafana_folder' };

/** The alerts with their defaults. */
const DEFAULTS = ruleSet(
  fixture({ monitoring: { alertLabels: { team: 'platform' }, dashboards: DASHBOARDS } }),
);

/** Other fleets whose rules are read: the golden tree, one without anything, and a cluster of 3,000 namespaces. */
const OTHERS: Readonly<Record<string, () => RuleSet>> = {
  'the golden tree': () => ruleSet(fixture()),
  'a fleet without pools, queues and prices': () =>
    ruleSet({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      platform: { monitoring: {} },
      tenants: [{ name: 'one', costCenter: 'X' }],
    }),
  'a thousand tenants': () =>
    ruleSet({
      ...fixture({ monitoring: { dashboards: DASHBOARDS } }),
      sharedServices: {},
      tenants: Array.from({ length: 1000 }, (_, index) => ({
        name: `tenant-${index}`,
        costCenter: 'ENG-014',
        budget: 1000,
        // Two pools under one name have prices in the namespaces that hold some.
        ...(index === 0 && { quota: { gpu: { h100: 10 } } }),
      })),
    }),
};

/** The operator refuses larger rules, and Kubernetes larger ConfigMaps. */
const LARGEST = 512 * 1024;

function checkNames({ groups }: Pick<RuleSet, 'groups'>, queries: readonly Query[]): void {
  const rules = groups.flatMap((group) => group.rules);
  const recorded = new Set(rules.flatMap(({ record }) => record ?? []));
  const used = [...rules, ...queries].flatMap(({ expr }) => seriesIn(expr));
  const unknown = used.filter((name) => !recorded.has(name) && !Object.hasOwn(METRICS, name));
  assert.deepEqual([...new Set(unknown)], [], 'names of metrics without a source');
}

/** What is to hold, by what it is called. */
function* claims(): Generator<readonly [name: string, check: () => Promise<void> | void]> {
  yield ['promtool reads the rules', () => checkRules(DEFAULTS)];
  yield [
    'every alert is written',
    () => {
      const written = DEFAULTS.groups.flatMap(({ rules }) =>
        rules.flatMap(({ alert }) => alert ?? []),
      );
      const names = Object.values(ALERTS).map(({ name }) => name);
      assert.deepEqual([...new Set(written)].sort(), names.sort());
    },
  ];
  const played = [...SCENARIOS, ...COST_SCENARIOS];
  yield [
    'a scenario makes every alert fire',
    () => {
      const text = JSON.stringify(played.flatMap(({ expect }) => expect));
      for (const { name } of Object.values(ALERTS)) assert.ok(text.includes(name), name);
    },
  ];
  for (const scenario of played) yield [scenario.name, () => playScenario(DEFAULTS, scenario)];
  for (const [name, make] of Object.entries(OTHERS)) {
    yield [
      `rules and dashboards of ${name}`,
      async () => {
        const set = make();
        assert.ok(set.largest < LARGEST, `${set.largest} bytes`);
        await checkRules(set);
        checkNames(set, queriesOf(set.dashboards));
      },
    ];
  }
  yield [
    'promtool reads the queries of all panels, and each of their metrics has a source',
    async () => {
      const queries = queriesOf(DEFAULTS.dashboards);
      assert.ok(queries.length > 30);
      const rules = queries.map(({ expr }, index) => ({ record: `query:${index}`, expr }));
      await checkRules({ groups: [{ name: 'queries', rules }] });
      checkNames(DEFAULTS, queries);
    },
  ];
  yield ['Grafana reads the dashboards', () => checkDashboards(DEFAULTS.dashboards)];
}

async function main(): Promise<void> {
  let [passed, failed] = [0, 0];
  for (const [name, check] of claims()) {
    try {
      await check();
      passed++;
      console.log(`ok ${name}`);
    } catch (error) {
      failed++;
      console.error(`FAILED ${name}\n${(error as Error).message}`);
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
