import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type TenancyError, type TreeResult, synth } from '../../lib';
import { FleetReader, readFleet } from '../../lib/fleet/load';
import { TreeUpdater } from '../../lib/synth/tree-updater';
import { createRandom } from '../random';

type Data = Record<string, unknown>;

/** Edits as people make them; some are wrong, and are taken back or mended by a later one. */
const EDITS: readonly ((fleet: Data, random: (below: number) => number) => void)[] = [
  (fleet, random) => (pick(fleet, random)['quota'] = { cpu: 1 + random(200), gpu: random(4) }),
  (fleet, random) => (pick(fleet, random)['quota'] = { cpu: random(2) === 0 ? '1x' : 50 }),
  (fleet, random) => (pick(fleet, random)['users'] = [{ group: `g${random(3)}` }]),
  (fleet, random) => (pick(fleet, random)['displayName'] = ['A: b', 'y', "it's", ''][random(4)]),
  (fleet, random) => (pick(fleet, random)['burst'] = random(2) === 0 ? null : `${random(90)}%`),
  (fleet, random) => (pick(fleet, random)['tier'] = ['small', 'large', 'medium'][random(3)]),
  (fleet, random) => (pick(fleet, random)['state'] = random(2) === 0 ? 'removed' : 'active'),
  (fleet, random) => delete pick(fleet, random)['tier'],
  (fleet, random) => (pick(fleet, random)['accept'] = [{ code: 'GPU_ZERO', why: 'x' }]),
  (fleet, random) => delete pick(fleet, random)['accept'],
  (fleet, random) =>
    (pick(fleet, random)['network'] = { egress: { db: { cidr: `10.${random(9)}.0.0/16` } } }),
  (fleet, random) => (pick(fleet, random)['environments'] = { dev: random(2) === 0 ? null : {} }),
  (fleet, random) => tenantsOf(fleet).push({ name: `n${random(9)}`, costCenter: 'X' }),
  (fleet, random) => tenantsOf(fleet).splice(random(tenantsOf(fleet).length), 1),
  (fleet, random) => tenantsOf(fleet).sort(() => random(3) - 1),
  (fleet, random) => (platformOf(fleet)['podSecurity'] = ['baseline', 'restricted'][random(2)]),
  (fleet, random) => (platformOf(fleet)['admins'] = [{ group: `admins${random(2)}` }]),
  (fleet, random) => (platformOf(fleet)['network'] = { internet: random(2) === 0 }),
  (fleet, random) =>
    (fleet['sharedServices'] =
      random(2) === 0 ? {} : { hub: { costCenter: 'H', ports: { http: 80 }, for: 'all' } }),
];

function platformOf(fleet: Data): Data {
  return fleet['platform'] as Data;
}

function tenantsOf(fleet: Data): Data[] {
  return fleet['tenants'] as Data[];
}

function pick(fleet: Data, random: (below: number) => number): Data {
  return tenantsOf(fleet)[random(tenantsOf(fleet).length)] ?? {};
}

function start(): Data {
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: {
      prefix: 'p',
      environments: { dev: { share: '40%' }, prod: { share: '60%' } },
      pools: { h: { resource: 'nvidia.com/gpu', capacity: 40 } },
    },
    tiers: { small: { quota: { cpu: 4, gpu: 3 } }, large: { quota: { cpu: 400, gpu: 9 } } },
    tenants: Array.from({ length: 5 }, (_, index) => ({ name: `t${index}`, costCenter: 'C' })),
  };
}

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'updater-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** How an update or a full run ends. */
async function outcomeOf(run: Promise<TreeResult>): Promise<unknown> {
  try {
    return await run;
  } catch (error) {
    return (error as TenancyError).findings;
  }
}

/** What a full run finds where the tree is right. */
const NOTHING_TO_DO = { created: [], changed: [], removed: [] };

/** Writes a fleet as one file, or with some of its tenants in files of their own. */
function write(fleet: Data, isSplit: boolean): void {
  const { tenants, ...head } = fleet;
  const file = join(folder, 'tenants.yaml');
  if (!isSplit) {
    writeFileSync(file, stringify(fleet));
    return;
  }
  rmSync(join(folder, 'tenants.d'), { recursive: true, force: true });
  mkdirSync(join(folder, 'tenants.d'));
  (tenants as Data[]).forEach((tenant, index) => {
    const name = `${String(index).padStart(2, '0')}.yaml`;
    writeFileSync(join(folder, 'tenants.d', name), stringify({ tenants: [tenant] }));
  });
  writeFileSync(file, stringify({ ...head, include: 'tenants.d/*.yaml', tenants: [] }));
}

describe('a tree that is kept up to date', () => {
  test.each([
    ['one file', false, 700, 1],
    ['a file per tenant', true, 300, 2],
  ] as const)(
    'equals that of a full run after each of many random edits: %s',
    async (_, isSplit, edits, seed) => {
      const random = createRandom(seed);
      const output = join(folder, 'dist');
      const reader = new FleetReader(join(folder, 'tenants.yaml'));
      const updater = new TreeUpdater({ output, folder });
      let fleet = start();
      let good = fleet;
      let written = 0;
      for (let edit = 0; edit < edits; edit++) {
        EDITS[random(EDITS.length)]!(fleet, random);
        write(fleet, isSplit);
        const expected = readFleet(join(folder, 'tenants.yaml'));
        const actual = reader.read();
        expect(actual.findings).toEqual(expected.findings);
        expect(actual.accepted).toEqual(expected.accepted);
        expect(actual.fleet).toEqual(expected.fleet);
        if (actual.fleet === undefined) {
          // Somebody sees the error and takes the edit back, now or after a few more.
          if (random(2) === 0) fleet = structuredClone(good);
          continue;
        }
        const outcome = await outcomeOf(updater.update(actual.fleet));
        const isWritten = !Array.isArray(outcome);
        const full = await outcomeOf(synth(expected.fleet!, { output, check: true }));
        if (isWritten) expect(full).toMatchObject(NOTHING_TO_DO);
        else expect(outcome).toEqual(full);
        if (isWritten) {
          written += 1;
          good = structuredClone(fleet);
        } else if (random(2) === 0) fleet = structuredClone(good);
      }
      expect(written).toBeGreaterThan(edits / 4);
    },
  );
});
