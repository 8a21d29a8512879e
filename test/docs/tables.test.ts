import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  accessRules,
  auditorRules,
  catalogueRules,
  clusterReadRules,
  deviceClaimRules,
  networkPolicyRules,
  tenantRules,
} from '../../lib/constructs/access/tenant-roles';
import { presetRules } from '../../lib/constructs/access/workload-roles';
import { OF_ACCOUNTS } from '../../lib/fleet/catalogue/account-grants';
import { CLUSTER_READS } from '../../lib/fleet/catalogue/readable-kinds';
import { IDENTITY_PRESETS } from '../../lib/fleet/catalogue/identity-presets';
import { NEVER_GRANTED, type NeverGranted } from '../../lib/fleet/catalogue/never-granted';
import { PROTECTIONS } from '../../scripts/facts/protections';
import type { IdentityPreset } from '../../lib/fleet/model/props';
import { emit, FLEET_FILES } from '../golden/fleets';
import { allPages, codesIn, isGenerated, ROOT, tablesOf } from './pages';
import { protectionOf } from './protection-of';

const EMITTED = FLEET_FILES.flatMap(([, file, cluster]) => emit(file, cluster).files)
  .flatMap(({ objects }) => objects)
  .filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/managed-by'] === 'cdk8s-tenancy');

/** What Prometheus and Grafana read is in a namespace of the platform, whether it is about a tenant or about all. */
const OF_MONITORING: ReadonlySet<string> = new Set(['ConfigMap', 'PrometheusRule']);

/** Kinds without a namespace that are about one, and what their borders are in. */
const OF_A_NAMESPACE: ReadonlySet<string> = new Set([
  'Namespace',
  'CiliumClusterwideNetworkPolicy',
  'ClusterQueue',
  'Cohort',
  'GlobalNetworkPolicy',
  'StagedGlobalNetworkPolicy',
  'Tier',
]);

describe('docs/defaults.md: what each object prevents', () => {
  test('every object that is emitted has a row', () => {
    const without = EMITTED.filter(({ kind, metadata }) => !protectionOf(kind, metadata.name));
    expect(without.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([]);
  });

  test('every row has an object', () => {
    const used = new Set(EMITTED.map(({ kind, metadata }) => protectionOf(kind, metadata.name)));
    const unused = PROTECTIONS.filter((row) => !used.has(row));
    expect(unused.map(({ kind, name }) => `${kind} ${name}`)).toEqual([]);
  });

  test('a guard is what carries the annotation that keeps it, as do policies of the platform', () => {
    for (const { kind, metadata } of EMITTED) {
      const isKept = metadata.annotations?.['kustomize.toolkit.fluxcd.io/prune'] === 'disabled';
      const refuses = !/-(warn|audit)$/.test(metadata.name);
      // The policy of one namespace is given up with it.
      const isGivenUp = metadata.name === 'virtual-cluster-ml-gone-prod';
      if (kind.includes('AdmissionPolicy')) {
        expect([kind, isKept]).toEqual([kind, refuses && !isGivenUp]);
      }
      // What was given up carries it no more.
      else if (isKept) expect(protectionOf(kind, metadata.name)).toMatchObject({ role: 'guard' });
    }
    const kept = new Set(
      EMITTED.filter(
        ({ metadata }) => metadata.annotations?.['kustomize.toolkit.fluxcd.io/prune'],
      ).map(({ kind, metadata }) => protectionOf(kind, metadata.name)),
    );
    expect(PROTECTIONS.filter((row) => row.role === 'guard' && !kept.has(row))).toEqual([]);
  });

  test('what is cluster-wide is the platform’s, except for a namespace and its border', () => {
    for (const { kind, metadata } of EMITTED) {
      if (OF_A_NAMESPACE.has(kind) || OF_MONITORING.has(kind)) continue;
      const isPlatform = protectionOf(kind, metadata.name)?.role === 'platform';
      expect([kind, metadata.name, isPlatform]).toEqual([
        kind,
        metadata.name,
        metadata.namespace === undefined,
      ]);
    }
  });
});

/** Whether a rule grants something of a row. */
function grants(
  rule: ReturnType<typeof tenantRules>[number],
  { verbs, group, resources }: NeverGranted,
): boolean {
  return (
    (group === '*' || !!rule.apiGroups?.includes(group)) &&
    (resources[0] === '*' || !!rule.resources?.some((name) => resources.includes(name))) &&
    (verbs.length === 0 || rule.verbs.some((verb) => verbs.includes(verb)))
  );
}

describe('docs/roles.md: what nobody may do', () => {
  const rules = [
    ...(['viewer', 'user', 'admin'] as const).flatMap((role) => tenantRules(role, [])),
    ...deviceClaimRules(),
    ...catalogueRules(),
    ...(Object.keys(IDENTITY_PRESETS) as IdentityPreset[]).flatMap(presetRules),
  ];

  test.each(NEVER_GRANTED.map((row) => [row.resources.join(', '), row] as const))(
    'no rule grants it: %s',
    (_, row) => {
      expect(rules.filter((rule) => grants(rule, row))).toEqual([]);
    },
  );

  test('what settings grant all the same is said where it is an exception', () => {
    const ofAccounts = OF_ACCOUNTS.map(({ group, resource, verbs }) => ({
      apiGroups: [group],
      resources: [resource],
      verbs: [...verbs],
    }));
    const ofCluster = Object.values(CLUSTER_READS).flatMap(clusterReadRules);
    const excepted = NEVER_GRANTED.filter((row) =>
      [...accessRules(), ...networkPolicyRules(), ...ofAccounts, ...ofCluster].some((rule) =>
        grants(rule, row),
      ),
    );
    expect(excepted).toEqual(NEVER_GRANTED.filter(({ unless }) => unless !== undefined));
  });

  test('no rule holds a wildcard', () => {
    for (const { apiGroups, resources, verbs } of [...rules, ...auditorRules([])]) {
      expect([apiGroups, resources, verbs].flat()).not.toContain('*');
    }
  });

  test('auditors and people with `clusterReads` read, and no secret', () => {
    const ofCluster = Object.values(CLUSTER_READS).flatMap(clusterReadRules);
    for (const { resources, verbs } of [...auditorRules([]), ...ofCluster]) {
      expect(resources).not.toContain('secrets');
      expect(verbs).toEqual(['get', 'list', 'watch']);
    }
  });
});

describe('tables of keys', () => {
  const schema = JSON.parse(readFileSync(join(ROOT, 'schema', 'tenants.schema.json'), 'utf8')) as {
    properties: object;
    definitions: Record<string, { properties?: object }>;
  };
  const keys = new Set(
    [schema, ...Object.values(schema.definitions)].flatMap(({ properties }) =>
      Object.keys(properties ?? {}),
    ),
  );
  const rows = allPages()
    .filter((page) => !isGenerated(page))
    .flatMap((page) =>
      tablesOf(page)
        .filter(({ headings }) => headings[0] === 'key')
        .flatMap((table) => table.rows.map(([cell]) => [page.path, cell!] as const)),
    );

  test.each(rows)('%s: %s is in the reference', (_, cell) => {
    for (const key of codesIn(cell).flatMap((word) => word.split('.'))) {
      expect([...keys]).toContain(key);
    }
  });
});
