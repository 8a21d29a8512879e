import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import type { RuleSet } from './rule-sets';
import type { Scenario } from './scenarios';

const run = promisify(execFile);

/** The groups of the platform, in the order in which one reads another. */
const GROUPS_OF_PLATFORM = [
  'tenancy.quotas',
  'tenancy.gpus',
  'tenancy.queues',
  'tenancy.costs',
  'tenancy.budgets',
  'tenancy.guard-rails',
  'tenancy.namespaces',
];

const MISSING =
  'There is no `promtool`. On Debian and Ubuntu: apt-get download prometheus && ' +
  'dpkg-deb --extract prometheus_*.deb FOLDER, which starts no service, and put FOLDER/usr/bin on ' +
  'the PATH, or name the program in PROMTOOL.';

/** Files by their names, and the command that reads them in a folder of their own. */
async function promtool(files: Readonly<Record<string, string>>, args: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tenancy-promtool-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    await run(process.env['PROMTOOL'] ?? 'promtool', args, { cwd: folder });
  } catch (error) {
    const {
      code,
      stdout = '',
      stderr = '',
    } = error as Record<'code' | 'stdout' | 'stderr', string>;
    if (code === 'ENOENT') throw new Error(MISSING);
    throw new Error(`${stdout}${stderr}` || String(error));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Has promtool read rules. */
export async function checkRules({ groups }: Pick<RuleSet, 'groups'>): Promise<void> {
  await promtool({ 'rules.yaml': stringify({ groups }) }, ['check', 'rules', 'rules.yaml']);
}

/** Has promtool play what happens in a cluster. All groups are evaluated as often as the series have values. */
export async function playScenario(set: RuleSet, scenario: Scenario): Promise<void> {
  const groups = set.groups.map(({ name, rules }) => ({ name, rules }));
  // What the others read comes first: whose namespaces are.
  const order = groups.map(({ name }) => name).sort((one, other) => later(one) - later(other));
  const test = {
    interval: scenario.interval,
    input_series: scenario.series.map(([series, values]) => ({ series, values })),
    promql_expr_test: scenario.expect.map(({ at, expr, gives }) => ({
      expr,
      eval_time: at,
      exp_samples: Object.entries(gives).map(([labels, value]) => ({ labels, value })),
    })),
  };
  const tests = {
    rule_files: ['rules.yaml'],
    evaluation_interval: scenario.interval,
    group_eval_order: order,
    tests: [test],
  };
  await promtool({ 'rules.yaml': stringify({ groups }), 'tests.yaml': stringify(tests) }, [
    'test',
    'rules',
    'tests.yaml',
  ]);
}

/** Whether a group reads what those of owners record. */
function later(group: string): number {
  const place = GROUPS_OF_PLATFORM.indexOf(group);
  return place + 1;
}
