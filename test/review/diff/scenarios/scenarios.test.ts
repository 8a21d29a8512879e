import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffJson } from '../../../../lib/cli/formats/diff-json';
import { diffMarkdown } from '../../../../lib/cli/formats/diff-markdown';
import { type DiffReport, diffReport } from '../../../../lib/review/diff/diff-report';
import { RISK_RULES } from '../../../../lib/review/diff/risk-rules';
import { unaccounted } from '../accounting';
import { render, treeOf } from '../trees';
import { AMOUNTS, BOUNDS } from './amounts';
import { BASE } from './base';
import { CLUSTER_POLICIES } from './cluster-policies';
import { NAMESPACES } from './namespaces';
import { PEOPLE } from './people';
import { PROTECTION } from './protection';
import { REST } from './rest';
import { type Scenario, edited, editedFiles } from './scenario';

/** `UPDATE_GOLDEN=1 npx jest test/review/diff/scenarios` accepts what is said now; read it before you commit it. */
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';
const GOLDENS = join(__dirname, '..', 'goldens');

const SCENARIOS = [
  ...NAMESPACES,
  ...PEOPLE,
  ...AMOUNTS,
  ...PROTECTION,
  ...CLUSTER_POLICIES,
  ...REST,
];

/** Bases that some scenarios start from. */
const BASES: Readonly<Record<string, string>> = {
  removed: edited(BASE, [['  - name: search\n', '  - name: search\n    state: removed\n']]),
  suspended: edited(BASE, [['  - name: search\n', '  - name: search\n    state: suspended\n']]),
  priced: edited(BASE, [
    [
      'tenants:\n',
      'prices: {currency: EUR, pools: {h100: 2.5}, cpu: 0.03, memory: 0.004}\ntenants:\n',
    ],
    ['    contact: vision@example.com\n', '    contact: vision@example.com\n    budget: 40000\n'],
  ]),
  bounded: edited(BASE, [['    quota: {cpu: 100', `${BOUNDS}    quota: {cpu: 100`]]),
  granted: edited(BASE, [
    [
      '    contact: vision@example.com\n',
      '    contact: vision@example.com\n    grants: {launch: {until: 2026-12-24, quota: {gpu: 8}, why: launch}}\n',
    ],
  ]),
  'on call': edited(BASE, [
    [
      'admins: [alice@example.com]',
      'admins: [alice@example.com, {user: bob@example.com, until: 2026-12-24, why: on call}]',
    ],
  ]),
  monitored: edited(BASE, [['  prefix: ml\n', '  prefix: ml\n  monitoring: {dashboards: {}}\n']]),
  warning: edited(BASE, [['gpu: {h100: 10}', 'gpu: {h100: 1}']]),
  queueing: edited(BASE, [
    [
      '  prefix: ml\n',
      '  prefix: ml\n  queueing: {engine: kueue, capacity: {cpu: 1000, memory: 4Ti}}\n',
    ],
  ]),
};

const rendered = new Map<string, ReturnType<typeof render>>();

function filesOf(text: string): ReturnType<typeof render> {
  const known = rendered.get(text) ?? render(text);
  rendered.set(text, known);
  return known;
}

function reportOf(scenario: Scenario): DiffReport {
  const before = scenario.base === undefined ? BASE : BASES[scenario.base]!;
  const after = edited(before, scenario.edits);
  return diffReport(
    treeOf('main', filesOf(before), before),
    treeOf('dist', editedFiles(filesOf(after), scenario), after),
  );
}

const REPORTS = SCENARIOS.map((scenario) => ({ scenario, report: reportOf(scenario) }));

describe('what a reviewer is told', () => {
  test('there are more than fifty edits, each with a name of its own', () => {
    const names = SCENARIOS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(50);
  });

  test.each(REPORTS.map(({ scenario, report }) => [scenario.name, report] as const))(
    '%s',
    (name, report) => {
      const markdown = diffMarkdown(report, 'tenancy diff main');
      const json = `${JSON.stringify(diffJson(report), null, 2)}\n`;
      const files = [
        [join(GOLDENS, `${name}.md`), markdown],
        [join(GOLDENS, `${name}.json`), json],
      ] as const;
      for (const [file, text] of files) {
        if (UPDATE) writeFileSync(file, text);
        expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text);
      }
    },
  );

  test('no golden is left over', () => {
    const names = SCENARIOS.flatMap(({ name }) => [`${name}.json`, `${name}.md`]).sort();
    expect(readdirSync(GOLDENS).sort()).toEqual(names);
  });

  test('each rule of the table of risks is told of in some scenario', () => {
    const told = new Set(REPORTS.flatMap(({ report }) => report.changes.map(({ rule }) => rule)));
    expect(Object.keys(RISK_RULES).filter((rule) => !told.has(rule as never))).toEqual([]);
  });

  test('every difference is in a sentence or in the list of the others', () => {
    for (const { report } of REPORTS) expect(unaccounted(report)).toEqual([]);
  });
});
