import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type SchemaObject, type ValidateFunction } from 'ajv';
import { type Fleet, loadFleets } from '../../lib';
import { summarize } from '../../lib/cli/formats/summarize-fleet';
import { costCeilings } from '../../lib/cost/cost-ceilings';
import { costReport } from '../../lib/cost/cost-report';
import { readObject } from '../../lib/cluster/adopt/adopt-reading';
import { NAMESPACES } from '../../lib/cluster/adopt/adopt-resources';
import { countUsage } from '../../lib/cluster/usage/count-usage';
import { plannedNamespaces } from '../../lib/cluster/usage/planned-namespaces';
import { usageReport } from '../../lib/cluster/usage/usage-report';
import { adoptReport } from '../../lib/review/adopt/adopt';
import type { AdoptReport } from '../../lib/review/adopt/adopt-report';
import { driftReport } from '../../lib/review/drift/drift-report';
import { policyNames } from '../../lib/cli/formats/policy-names';
import { queueTree } from '../../lib/plan/queues/queue-tree';
import { reportFit } from '../../lib/review/fit/fit-report';
import { namespacesOf } from '../../lib/review/fit/namespace-limits';
import { reportShares } from '../../lib/review/shares/share-report';
import { objectMeaning } from '../../lib/report/data/object-meaning';
import { reportOf } from '../../lib/report/data/fleet-report';
import { fleetObjects } from '../../lib/verify/objects/fleet-objects';
import { readObjects } from '../../lib/verify/objects/manifest-objects';
import { UsageHistory } from '../../lib/cluster/usage/usage-history';
import { clusterOf } from '../../lib/fleet/clusters/cluster-of';
import { budgetKeys } from '../../lib/fleet/organizations/budget-keys';
import { tuneFleet } from '../../lib/review/tune/tune-fleet';
import type { TuneTerms } from '../../lib/review/tune/tune-terms';
import { tuningReport } from '../../lib/review/tune/tune-report';
import { quotaKeyOf } from '../../lib/review/tune/tuned-keys';
import { tenancy } from '../cli/command';
import { ROOT } from '../docs/pages';

const JOB = `{apiVersion: batch/v1, kind: Job, metadata: {name: train}, spec: {template: {spec: {
  containers: [{name: main, image: app, resources: {limits: {cpu: 4, nvidia.com/gpu: 2}}}]}}}}`;

const PRICES = { currency: 'EUR', pools: {}, cpu: '0.03', memory: '0.004' };

/** What is said of a namespace with nothing in it: the same, whatever the fleet. */
function adoptEmpty(): AdoptReport {
  const data = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'adopted' } };
  const namespaces = [readObject(NAMESPACES, data)];
  const environments = new Map([['all', 'adopted']]);
  return adoptReport({
    names: { tenant: 'adopted', isSingle: true, environments },
    reading: { version: '1.36', namespaces, objects: [], clusterRoles: [], clusterRoleBindings: [], nodes: [] },
    input: undefined,
    before: { pools: new Map() },
  });
}

let adoption: AdoptReport | undefined;

/** What each command prints of a fleet. */
const REPORTS: Readonly<Record<string, (fleets: readonly Fleet[]) => unknown>> = {
  list: (fleets) => summarize(fleets, policyNames),
  // Few fixtures state prices, and the shape is the same with any.
  cost: (fleets) => costReport(costCeilings(fleets.map((one) => ({ prices: PRICES, ...one })))!, 'tenant'),
  report: (fleets) =>
    reportOf({
      fleets,
      accepted: [],
      tenantNames: [],
      folder: '.',
      // What extensions add changes no shape.
      meaningOf: (fleet) => objectMeaning(fleet),
    }),
  shares: (fleets) => reportShares(fleets.map((fleet) => ({ fleet, root: queueTree(fleet) }))),
  adopt: () => (adoption ??= adoptEmpty()),
  // A cluster that has nothing yet.
  drift: ([fleet]) => {
    const objects = [...fleetObjects(fleet!)];
    return driftReport(objects, { missing: objects, changed: [], refused: [], live: [] });
  },
  // A cluster that has the namespaces, and nothing in them.
  usage: ([fleet]) => {
    const reading = {
      version: 'v1.36.3',
      namespaces: [...plannedNamespaces(fleet!).keys()].map((name) => ({
        name,
        labels: {},
        isTerminating: false,
      })),
      pods: [],
      quotas: [],
      volumes: [],
      claims: [],
      metrics: [],
      queues: { localQueues: [], clusterQueues: [] },
      notes: [],
    };
    const time = '2026-10-01T00:00:00Z';
    return usageReport(countUsage(reading, { fleet: fleet!, time }), fleet!, 'tenant', reading);
  },
  // Every namespace used one of everything, for eight days.
  tune: (fleets) => {
    const history = new UsageHistory();
    for (const fleet of fleets) {
      const keys = budgetKeys(Object.keys(fleet.platform.pools));
      for (const namespace of plannedNamespaces(fleet).keys()) {
        for (const day of [0, 8]) {
          const reading = { time: day * 86_400_000, nano: 1_000_000_000n };
          for (const key of keys) {
            history.add(clusterOf(fleet) ?? null, namespace, quotaKeyOf(key, fleet.platform.pools), reading);
          }
        }
      }
    }
    const terms: TuneTerms = {
      ...{ headroom: 20, minDays: 7, minReadings: 2, auto: false },
      basis: 'p99',
      isExact: () => false,
    };
    return tuningReport(tuneFleet(fleets, history, terms, []));
  },
  fit: (fleets) =>
    fleets.flatMap((fleet) =>
      namespacesOf(fleet)
        .slice(0, 1)
        .map((view) =>
          reportFit({ fleet, root: queueTree(fleet), view, objects: readObjects(JOB, 'm.yaml') }),
        ),
    )[0],
};

const FIXTURES = readdirSync(join(ROOT, 'test/fixtures'));

function fileOf(command: string): string {
  return join(ROOT, `schema/${command}.v1alpha1.schema.json`);
}

function schemaOf(command: string): SchemaObject {
  return JSON.parse(readFileSync(fileOf(command), 'utf8')) as SchemaObject;
}

function validator(command: string): ValidateFunction {
  return new Ajv({ strict: false }).compile(schemaOf(command));
}

/** What the command prints, as its readers get it. Undefined for a fleet without namespaces. */
function printed(command: string, name: string): Record<string, unknown> | undefined {
  const { fleets } = loadFleets(join(ROOT, 'test/fixtures', name, 'tenants.yaml'));
  const report = REPORTS[command]!(fleets);
  return report === undefined
    ? undefined
    : (JSON.parse(JSON.stringify(report)) as Record<string, unknown>);
}

describe.each(Object.keys(REPORTS))('what `tenancy %s --json` prints', (command) => {
  const validate = validator(command);

  test('is what the schema says, for every fixture', () => {
    const reports = FIXTURES.map((name) => [name, printed(command, name)] as const);
    const judged = reports.filter(([, report]) => report !== undefined);
    expect(judged.length).toBeGreaterThan(FIXTURES.length - 3);
    const wrong = judged.flatMap(([name, report]) =>
      validate(report) ? [] : [[name, validate.errors]],
    );
    expect(wrong).toEqual([]);
  });

  test('a field that is missing, or of another version, is an error; one that is new is not', () => {
    const report = printed(command, 'kueue')!;
    expect(validate({ ...report, new: 1 })).toBe(true);
    for (const key of Object.keys(report)) {
      expect([key, validate({ ...report, [key]: undefined })]).toEqual([key, false]);
    }
    expect(validate({ ...report, apiVersion: 'cdk8s-tenancy/v2' })).toBe(false);
  });

  test('the version is in the name of the file', () => {
    const { const: version } = (
      schemaOf(command)['properties'] as Record<string, { const?: string }>
    )['apiVersion']!;
    expect(fileOf(command)).toContain(`${command}.${version!.split('/')[1]}.`);
  });

  test('`tenancy schema` prints it', async () => {
    const { status, stdout } = await tenancy(['schema', command]);
    expect([status, stdout]).toEqual([0, readFileSync(fileOf(command), 'utf8')]);
  });
});

test('a scenario of shares is in the schema as well', () => {
  const { fleets } = loadFleets(join(ROOT, 'test/fixtures/kueue/tenants.yaml'));
  const [fleet] = fleets;
  const tenant = fleet!.tenants[0]!;
  const ask = {
    tenant: tenant.name,
    environment: Object.keys(tenant.environments)[0]!,
    pool: Object.keys(fleet!.platform.pools)[0]!,
    pods: 2,
    size: 2,
    at: 1,
    until: undefined,
  };
  const report = reportShares([{ fleet: fleet!, root: queueTree(fleet!) }], [ask]);
  const validate = validator('shares');
  expect(report.steps).toHaveLength(1);
  expect(validate(JSON.parse(JSON.stringify(report)))).toBe(true);
});
