import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Fleet, type FleetTenant, loadFleet } from '../../lib';
import { type Ran, put, scratch, tenancy, tree } from '../cli/command';
import { readObjects } from '../golden/fleets';
import { EXAMPLES } from './run-app';

const FOLDER = join(EXAMPLES, 'platform-of-forty');
const FILE = join(FOLDER, 'tenants.yaml');
const README = readFileSync(join(FOLDER, 'README.md'), 'utf8');
const DEPARTMENTS = readdirSync(join(FOLDER, 'tenants.d'));

function devicesOf(tenants: readonly FleetTenant[], pool: string): number {
  return tenants.reduce((sum, { quota }) => sum + (quota.gpu[pool] ?? 0), 0);
}

describe('the example examples/platform-of-forty', () => {
  let fleet: Fleet;
  beforeAll(() => {
    const loaded = loadFleet(FILE);
    expect(loaded.warnings).toEqual([]);
    fleet = loaded.fleet;
  });

  test('has forty teams, in nine files of departments', () => {
    expect(fleet.tenants).toHaveLength(40);
    expect(DEPARTMENTS).toHaveLength(9);
  });

  test('uses every tier, and lets every department have teams', () => {
    const { tiers } = parse(readFileSync(FILE, 'utf8')) as { tiers: object };
    const texts = DEPARTMENTS.map((name) => readFileSync(join(FOLDER, 'tenants.d', name), 'utf8'));
    for (const tier of Object.keys(tiers)) expect(texts.join('')).toContain(`tier: ${tier}\n`);
    for (const text of texts) expect(text).toMatch(/^ {2}- name: /m);
  });

  test('splits every number to the last device, and holds no more than there is', () => {
    for (const [pool, { capacity }] of Object.entries(fleet.platform.pools)) {
      expect(devicesOf(fleet.tenants, pool)).toBeLessThanOrEqual(capacity!);
      for (const { name, quota, environments } of fleet.tenants) {
        const parts = Object.values(environments).map((part) => part.quota.gpu[pool] ?? 0);
        const sum = parts.reduce((one, other) => one + other, 0);
        expect([name, pool, sum]).toEqual([name, pool, quota.gpu[pool] ?? 0]);
      }
    }
  });

  test('gives every file of a department an owner, and what is applied to the platform team', () => {
    const rules = readFileSync(join(FOLDER, 'CODEOWNERS'), 'utf8')
      .split('\n')
      .filter((line) => /^[/*]/.test(line))
      .map((line) => line.split(/\s+/));
    const platform = rules[0]![1]!;
    expect(rules.map(([pattern]) => pattern)).toEqual([
      '*',
      ...rules.slice(1, -1).map(([pattern]) => pattern),
      '/dist/',
    ]);
    expect(rules.at(-1)).toEqual(['/dist/', platform]);
    const owned = rules.slice(1, -1).map(([pattern]) => pattern!.replace('/tenants.d/', ''));
    expect(owned.sort()).toEqual([...DEPARTMENTS].sort());
    for (const [, owner] of rules.slice(1, -1)) expect(owner).not.toBe(platform);
  });

  describe('with the command', () => {
    const output = join(scratch(), 'dist');

    test('becomes a tree without a warning, as its README says', async () => {
      const { status, stderr } = await tenancy(['synth', '--strict', '-f', FILE, '-o', output]);
      expect(status).toBe(0);
      const [, said] = /^Wrote dist (.*)$/m.exec(README)!;
      expect(stderr).toContain(`Wrote ${output} ${said}\n`);
    });

    test('has a namespace for every environment and shared service, each with its guards', () => {
      const files = tree(output);
      const planned = [
        ...fleet.tenants.flatMap(({ name, environments }) =>
          Object.keys(environments).map((part) => `tenants/${name}/${part}.k8s.yaml`),
        ),
        ...Object.keys(fleet.sharedServices).map((name) => `shared/${name}.k8s.yaml`),
      ];
      const inNamespaces = Object.keys(files).filter((path) => /^(tenants|shared)\//.test(path));
      expect(inNamespaces.sort()).toEqual(planned.sort());
      for (const path of inNamespaces) {
        const kinds = readObjects(files[path]!).map(({ kind }) => kind);
        expect(kinds[0]).toBe('Namespace');
        for (const kind of ['ResourceQuota', 'LimitRange', 'NetworkPolicy']) {
          expect(kinds).toContain(kind);
        }
      }
    });

    test('lets people into every namespace, in files of their own', () => {
      const ofAccess = Object.entries(tree(output)).filter(([path]) => path.startsWith('access/'));
      const into = ofAccess.flatMap(([, text]) =>
        readObjects(text).map(({ kind, metadata }) => {
          expect(kind).toBe('RoleBinding');
          return metadata.namespace!;
        }),
      );
      const owners = [...fleet.tenants, ...Object.values(fleet.sharedServices)];
      const namespaces = owners.flatMap(({ environments }) =>
        Object.values(environments).map(({ namespace }) => namespace),
      );
      expect([...new Set(into)].sort()).toEqual(namespaces.sort());
    });

    test('is fresh on the second look', async () => {
      const args = ['synth', '--check', '--strict', '-f', FILE, '-o', output];
      expect(await tenancy(args)).toMatchObject({ status: 0 });
    });

    test('lists the pools as its README shows', async () => {
      const { stdout } = await tenancy(['list', '-f', FILE]);
      const rows = [...README.matchAll(/^(?:POOL|[\w-]+ {3,}[\w.]+\/).*$/gm)].map(([row]) => row);
      expect(rows).toHaveLength(1 + Object.keys(fleet.platform.pools).length);
      for (const row of rows) expect(stdout).toContain(`\n${row}   `);
    });

    test('refuses one GPU more than there is', async () => {
      const copy = scratch();
      cpSync(FOLDER, copy, { recursive: true });
      const { capacity } = fleet.platform.pools['h100']!;
      const granted = devicesOf(fleet.tenants, 'h100');
      const validate = (cards: number): Promise<Ran> => {
        const text = readFileSync(FILE, 'utf8').replace(
          `capacity: ${capacity},`,
          `capacity: ${cards},`,
        );
        return tenancy(['validate', '-f', put(copy, 'tenants.yaml', text)]);
      };
      expect(await validate(granted)).toMatchObject({ status: 0 });
      const { status, stderr } = await validate(granted - 1);
      expect(status).toBe(1);
      expect(stderr).toContain('error POOL_OVERCOMMITTED');
    });
  });

  test('has a README whose sample and teams are those of its files', () => {
    const texts = DEPARTMENTS.map((name) => readFileSync(join(FOLDER, 'tenants.d', name), 'utf8'));
    const [, sample] = /^```yaml\n(.*?)^```$/ms.exec(README)!;
    expect(texts.join('')).toContain(sample);
    expect(sample!.trimEnd().split('\n')).toHaveLength(7);
    const teams = [...README.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, team]) => team!);
    expect(teams.length).toBeGreaterThan(4);
    const names = fleet.tenants.map(({ name }) => name);
    expect(teams.filter((team) => !names.includes(team))).toEqual([]);
  });
});
