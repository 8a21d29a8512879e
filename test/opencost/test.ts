/**
 * Has OpenCost's own parsers read the price files that `tenancy cost` writes: `npm run test:opencost`.
 *
 * Its sources come from the module proxy into a temporary folder. The module `core` that they need is not there, so that
 * `parser/` has stand-ins for the few names that they use.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { OPENCOST_FORMATS } from '../../lib/cost/opencost/opencost-formats';
import { loadFleet } from '../../lib/fleet/load';
import { go } from '../cluster/go-tool';
import { buildFlags } from '../cluster/programs';

const run = promisify(execFile);

/** The version that docs/what-it-costs-at-most.md is about. */
const VERSION = 'v1.120.0';

/** What is taken from it: the two parsers, and the types that they fill. */
const SOURCES = ['pkg/cloud/provider/csvprovider.go', 'pkg/cloud/provider/customprovider.go'];
const TYPES = 'pkg/cloud/models';

const { fleet } = loadFleet({
  apiVersion: 'cdk8s-tenancy/v1alpha1',
  platform: {
    pools: {
      h100: { resource: 'nvidia.com/gpu', product: 'NVIDIA-H100-80GB-HBM3', default: true },
      l4: {
        resource: 'nvidia.com/gpu',
        product: 'NVIDIA-L4',
        sharing: { timeSlicing: { replicas: 4 } },
      },
    },
  },
  prices: {
    currency: 'EUR',
    pools: { h100: 2.5, l4: 0.15 },
    cpu: 0.03,
    memory: 0.004,
    storage: 0.0001,
    storageClasses: { fast: 0.00025 },
  },
  tenants: [],
});

/** What the parsers print of the two files. */
type Verdict = Readonly<Record<string, unknown>>;

/** Builds the program in a folder. */
async function build(folder: string): Promise<string> {
  await fs.cp(path.join(__dirname, 'parser'), folder, { recursive: true });
  const listed = await go(
    ['mod', 'download', '-json', `github.com/opencost/opencost@${VERSION}`],
    os.tmpdir(),
  );
  const { Dir: source } = JSON.parse(listed) as { readonly Dir: string };
  const types = (await fs.readdir(path.join(source, TYPES))).filter(
    (name) => !/_test\.go$/.test(name),
  );
  for (const file of [...SOURCES, ...types.map((name) => `${TYPES}/${name}`)]) {
    await fs.mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await fs.writeFile(path.join(folder, file), await fs.readFile(path.join(source, file)));
  }
  const program = path.join(folder, 'parser');
  await go(['build', ...buildFlags(), '-o', program, '.'], folder);
  return program;
}

async function main(): Promise<void> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'tenancy-opencost-'));
  try {
    const program = await build(path.join(folder, 'program'));
    const judge = async (custom: string, csv: string): Promise<Verdict> => {
      const files = [path.join(folder, 'default.json'), path.join(folder, 'prices.csv')];
      await fs.writeFile(files[0]!, custom);
      await fs.writeFile(files[1]!, csv);
      const products = ['NVIDIA-H100-80GB-HBM3', 'NVIDIA-L4-SHARED', 'NVIDIA-A100-SXM4-80GB'];
      const { stdout } = await run(program, [...files, 'nvidia.com/gpu.product', ...products]);
      return JSON.parse(stdout) as Verdict;
    };
    const custom = OPENCOST_FORMATS.opencost(fleet).text;
    const csv = OPENCOST_FORMATS['opencost-csv'](fleet).text;
    assert.deepEqual(await judge(custom, csv), {
      Custom: {
        default: { CPU: '0.03', RAM: '0.004', GPU: '' },
        'default,spot': { CPU: '0.03', RAM: '0.004', GPU: '' },
        'default,gpu': { CPU: '0.03', RAM: '0.004', GPU: '2.5' },
      },
      Currency: 'EUR',
      Storage: '0.0001',
      Network: true,
      Balancers: true,
      // What is in no row has no price of its own, and gets that of the other file.
      GPUs: {
        'NVIDIA-H100-80GB-HBM3': '2.5',
        'NVIDIA-L4-SHARED': '0.6',
        'NVIDIA-A100-SXM4-80GB': '',
      },
      NodeRows: 0,
      UsesRegion: false,
      Volumes: { fast: '0.00025', other: '' },
    });
    const headings =
      'EndTimestamp,InstanceID,Region,AssetClass,InstanceIDField,InstanceType,MarketPriceHourly,Version\n';
    const { NodeRows, UsesRegion } = await judge(custom, headings + csv);
    assert.deepEqual(
      { NodeRows, UsesRegion },
      { NodeRows: 1, UsesRegion: true },
      'a line of headings is a node',
    );
    const { Network, Balancers } = await judge(
      custom.replace(/^ .*(?:gress|Rule|LBIn).*\n/gm, ''),
      csv,
    );
    assert.deepEqual(
      { Network, Balancers },
      { Network: false, Balancers: false },
      'no price of the network',
    );
    console.log(`OpenCost ${VERSION} reads both files as they are meant: 3 readings judged.`);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
