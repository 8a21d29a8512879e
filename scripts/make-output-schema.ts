import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { type Schema, mapChildren, withoutKeywords } from './schema/json-schema';

/** What commands print with `--json`, and the type that says so. */
const OUTPUTS = {
  list: {
    title: 'What `tenancy list --json` prints',
    path: 'lib/cli/formats/fleet-summary.ts',
    type: 'FleetSummary',
  },
  fit: {
    title: 'What `tenancy fit --json` prints',
    path: 'lib/review/fit/fit-report.ts',
    type: 'FitReport',
  },
  bill: {
    title: 'What `tenancy bill --format json` prints',
    path: 'lib/cost/bill/output/bill-report.ts',
    type: 'BillReport',
  },
  cost: {
    title: 'What `tenancy cost --format json` prints',
    path: 'lib/cost/cost-report.ts',
    type: 'CostReport',
  },
  report: {
    title: 'What `tenancy report --format json` prints',
    path: 'lib/report/data/report-data.ts',
    type: 'ReportData',
  },
  shares: {
    title: 'What `tenancy shares --json` prints',
    path: 'lib/review/shares/share-report.ts',
    type: 'ShareReport',
  },
  diff: {
    title: 'What `tenancy diff --format json` prints',
    path: 'lib/cli/formats/diff-json.ts',
    type: 'FleetDiff',
  },
  adopt: {
    title: 'What `tenancy adopt --json` prints',
    path: 'lib/review/adopt/adopt-report.ts',
    type: 'AdoptReport',
  },
  drift: {
    title: 'What `tenancy drift --format json` prints',
    path: 'lib/review/drift/drift-report.ts',
    type: 'DriftReport',
  },
  tune: {
    title: 'What `tenancy tune --json` prints',
    path: 'lib/review/tune/tune-report.ts',
    type: 'TuningReport',
  },
  usage: {
    title: 'What `tenancy usage --format json` prints',
    path: 'lib/cluster/usage/usage-report.ts',
    type: 'UsageReport',
  },
  verify: {
    title: 'What `tenancy verify --format json` prints',
    path: 'lib/cli/formats/verify-json.ts',
    type: 'VerifyList',
  },
} as const;

/** A command whose JSON has a schema. */
export type OutputName = keyof typeof OUTPUTS;

/**
 * The JSON Schema of what a command prints. It allows keys that it does not know, because new ones may be added without
 * another `apiVersion`.
 */
export function makeOutputSchema(root: string, command: OutputName): Schema {
  const { title, path, type } = OUTPUTS[command];
  const generator = createGenerator({
    path: join(root, path),
    tsconfig: join(root, 'tsconfig.json'),
    expose: 'export',
    topRef: false,
    jsDoc: 'extended',
    skipTypeCheck: true,
    additionalProperties: true,
  });
  const { $schema, ...schema } = onlyOpen(generator.createSchema(type) as Schema);
  return { $schema, title, ...schema };
}

/** Closed maps are opened. A map by name keeps what it says of its values. */
function onlyOpen(node: Schema): Schema {
  const copy = mapChildren(node, onlyOpen);
  return copy.properties === undefined ? copy : withoutKeywords(copy, 'additionalProperties');
}
