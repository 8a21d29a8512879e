import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch, tenancy } from '../cli/command';
import { EXAMPLES } from './run-app';

const FOLDER = join(EXAMPLES, 'other-programs');
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

async function list(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await tenancy([
    'list',
    '-f',
    join(FOLDER, 'tenants.yaml'),
    ...args,
  ]);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

/** A Terraform module without comments, and with its texts emptied but for what they insert. */
function bare(module: string): string {
  const code = module.replaceAll(/^\s*#.*$/gm, '');
  return code.replaceAll(/"(?:[^"\\$]|\\.|\$(?!\{)|\$\{[^}]*\})*"/g, (text) =>
    [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, inserted]) => inserted).join(' '),
  );
}

describe('the Terraform module', () => {
  const code = bare(read('terraform/main.tf'));

  test('opens and closes every bracket', () => {
    const open: string[] = [];
    const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
    for (const sign of code.replaceAll(/[^()[\]{}]/g, '')) {
      if (pairs[sign] === undefined) open.push(sign);
      else expect(open.pop()).toBe(pairs[sign]);
    }
    expect(open).toEqual([]);
  });

  test('declares attributes of a namespace that the list has, for every namespace', async () => {
    const { tenancy: variable } = JSON.parse(await list('--format', 'tfvars')) as {
      tenancy: Record<string, Record<string, Record<string, unknown>>>;
    };
    const declared = /namespaces = map\(object\(\{([^}]*)\}\)\)/.exec(code)![1]!;
    const types = [...declared.matchAll(/(\w+)\s*= ([\w()]+)/g)].map(([, name, type]) => [
      name,
      type,
    ]);
    expect(types.length).toBeGreaterThan(3);
    const entries = Object.values(variable['namespaces']!);
    expect(entries).toHaveLength(4);
    for (const entry of entries) {
      for (const [name, type] of types) {
        const value = entry[name!];
        const matches =
          type === 'string' ? value === null || typeof value === 'string' : Array.isArray(value);
        expect([name, value, matches]).toEqual([name, value, value !== undefined && matches]);
      }
    }
  });

  test('uses no attribute and no variable that it does not declare', () => {
    const declared = [...code.matchAll(/^\s*(\w+)\s*= /gm)].map(([, name]) => name!);
    const variables = [...read('terraform/main.tf').matchAll(/^variable "(\w+)"/gm)];
    const names = variables.map(([, name]) => name!);
    for (const [, name] of code.matchAll(/\bvar\.(\w+)/g)) expect(names).toContain(name);
    const used = [...code.matchAll(/\b(?:each\.value|entry|local|var\.tenancy)\.(\w+)/g)];
    expect(used.length).toBeGreaterThan(6);
    const keys = [...declared, ...[...code.matchAll(/(\w+) = (?=\w)/g)].map(([, name]) => name!)];
    for (const [, name] of used) expect(keys).toContain(name);
  });
});

describe('the Pulumi program', () => {
  interface Made {
    readonly type: string;
    readonly name: string;
    readonly args: Record<string, unknown>;
  }

  async function run(): Promise<Made[]> {
    const folder = scratch();
    cpSync(join(FOLDER, 'pulumi'), folder, { recursive: true });
    writeFileSync(join(folder, 'fleet.json'), await list('--json'));
    const made: Made[] = [];
    const resource = (type: string) =>
      class {
        readonly name: unknown;
        constructor(name: string, args: Record<string, unknown>) {
          this.name = args['name'];
          made.push({ type, name, args });
        }
      };
    const storage = { Bucket: resource('Bucket'), BucketIAMMember: resource('BucketIAMMember') };
    class Config {
      require(key: string): string {
        return { project: 'acme-ml', projectNumber: '42' }[key]!;
      }
    }
    jest.resetModules();
    jest.doMock('@pulumi/gcp', () => ({ storage }), { virtual: true });
    jest.doMock('@pulumi/pulumi', () => ({ Config }), { virtual: true });
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    jest.isolateModules(() => require(join(folder, 'index.ts')));
    return made;
  }

  test('makes a bucket for each namespace that stays, and one binding for each account in it', async () => {
    const made = await run();
    const named = (type: string) => made.filter((one) => one.type === type).map(({ name }) => name);
    expect(named('Bucket').sort()).toEqual([
      'ml-features',
      'ml-speech-prod',
      'ml-vision-dev',
      'ml-vision-prod',
    ]);
    expect(named('BucketIAMMember').sort()).toEqual([
      'ml-speech-prod-batch',
      'ml-vision-dev-loader',
      'ml-vision-dev-trainer',
      'ml-vision-prod-loader',
      'ml-vision-prod-trainer',
    ]);
    expect(made.find(({ name }) => name === 'ml-vision-dev-trainer')!.args).toMatchObject({
      bucket: 'acme-ml-ml-vision-dev',
      member: expect.stringMatching(/\/subject\/ns\/ml-vision-dev\/sa\/trainer$/) as string,
    });
  });

  test('and Terraform the same for the same namespaces', async () => {
    const { tenancy: variable } = JSON.parse(await list('--format', 'tfvars')) as {
      tenancy: { namespaces: Record<string, { service_accounts: string[] }> };
    };
    const accounts = Object.entries(variable.namespaces).flatMap(([place, entry]) =>
      entry.service_accounts.map((account) => `${place}-${account}`),
    );
    const made = await run();
    const members = made.filter(({ type }) => type === 'BucketIAMMember');
    expect(accounts.sort()).toEqual(members.map(({ name }) => name).sort());
  });
});

test('Backstage may read every kind that the list has', async () => {
  const kinds = new Set(
    [...(await list('--format', 'backstage')).matchAll(/^kind: (\w+)$/gm)].map(([, kind]) => kind),
  );
  expect([...kinds].sort()).toEqual(['Group', 'Resource', 'System']);
  const allowed = /allow: \[([^\]]*)\]/.exec(read('app-config.yaml'))![1]!.split(', ');
  expect(allowed).toEqual(expect.arrayContaining([...kinds]));
});
