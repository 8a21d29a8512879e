import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type Fleet, loadFleet } from '../../lib';
import { reportLevels } from '../../lib/cli/levels/level-report';
import { type EmittedObject, emit } from '../golden/fleets';
import { EXAMPLES } from './run-app';

const FOLDER = join(EXAMPLES, 'customers');
const FILE = join(FOLDER, 'tenants.yaml');
const CUSTOMERS = ['acme', 'globex'];

interface RuntimeClass {
  readonly metadata: { readonly name: string };
  readonly scheduling: {
    readonly nodeSelector: Record<string, string>;
    readonly tolerations: readonly { readonly key: string; readonly value: string }[];
  };
}

describe('the example examples/customers', () => {
  const { fleet, warnings }: { fleet: Fleet; warnings: readonly unknown[] } = loadFleet(FILE);
  const { files } = emit(FILE);
  const objectsOf = (namespace: string): readonly EmittedObject[] =>
    files.flatMap(({ objects }) =>
      objects.filter(({ metadata }) => metadata.namespace === namespace),
    );
  const environments = fleet.tenants
    .filter(({ name }) => CUSTOMERS.includes(name))
    .map(({ environments: { all } }) => all!);

  test('has nothing to warn of', () => expect(warnings).toEqual([]));

  test.each(CUSTOMERS)('nobody of %s is bound to a role, but the pipeline that deploys', (name) => {
    const bindings = objectsOf(`cus-${name}`).filter(({ kind }) => kind === 'RoleBinding');
    const subjects = bindings.flatMap((binding) => binding['subjects'] as { name: string }[]);
    expect(subjects).toEqual([
      expect.objectContaining({ kind: 'ServiceAccount', namespace: 'product' }),
    ]);
  });

  test.each(CUSTOMERS)('pods of %s reach DNS and what is named, and no public address', (name) => {
    const policies = objectsOf(`cus-${name}`).filter(({ kind }) => kind === 'NetworkPolicy');
    const names = policies.map(({ metadata }) => metadata.name);
    expect(names).toEqual(expect.arrayContaining(['default-deny', 'allow-dns']));
    expect(names).not.toContain('allow-internet');
  });

  test('each runs in a sandbox whose class exists, and may tolerate the taint of its nodes alone', () => {
    const classes = parseAllDocuments(
      readFileSync(join(FOLDER, 'runtime-classes.yaml'), 'utf8'),
    ).map((document) => document.toJS() as RuntimeClass);
    for (const { scheduling } of environments) {
      const runtime = classes.find(({ metadata }) => metadata.name === scheduling.runtimeClass)!;
      const [{ key, value }] = runtime.scheduling.tolerations as [{ key: string; value: string }];
      expect(scheduling.tolerations).toEqual([`${key}=${value}`]);
      expect(runtime.scheduling.nodeSelector).toEqual({ [key]: value });
    }
    const nodes = classes.map(({ scheduling }) => scheduling.nodeSelector['dedicated']);
    expect(new Set(nodes).size).toBe(classes.length);
  });

  test('no two have a host in common', () => {
    const hosts = environments.flatMap(({ network }) => network.hosts);
    expect(hosts.length).toBeGreaterThan(1);
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  test('a namespace is the advised level, and nothing is left to do', () => {
    const { tenants } = reportLevels([fleet], { tenancy: 'customer', needs: [] });
    for (const { name, advice } of tenants.filter((tenant) => CUSTOMERS.includes(tenant.name))) {
      expect([name, advice.choice]).toEqual([name, 'namespace']);
      expect(advice.reasons.flatMap(({ measure }) => measure ?? [])).toEqual([]);
    }
  });
});
