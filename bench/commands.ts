import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Inputs } from './inputs';
import { type Command, type Run, median, measure } from './measure';
import { tenancy } from './rows';

/** What the other commands are compared with: it makes all objects and compares them with what is there. */
const WHOLE = 'tenancy synth, nothing changed';

interface Fleet {
  prices?: object;
  readonly platform: {
    labels?: object;
    readonly network: { readonly egress: Record<string, { ports: number[] }> };
  };
}

/** What changes everywhere, and so is the most that `tenancy diff` has to compare. */
const EDITS: Readonly<Record<string, (fleet: Fleet) => void>> = {
  'another label on every namespace': ({ platform }) => {
    platform.labels = { ...platform.labels, 'example.com/before': 'true' };
  },
  'another network policy in every namespace': ({ platform }) => {
    platform.network.egress['object-store']!.ports = [443, 8443];
  },
};

/** What `tenancy cost` multiplies with. */
const PRICES = { currency: 'EUR', pools: { h100: 2.5 }, cpu: 0.03, memory: 0.004, storage: 0.0001 };

/** Measures what is done more often than a full run: looking, one tenant. */
export async function measureCommands(
  { including, file, tenants }: Inputs,
  runs: number,
  output: string,
  print: (text: string) => void,
): Promise<void> {
  const diffs: Record<string, Command> = {};
  for (const [index, [name, edit]] of Object.entries(EDITS).entries()) {
    const older = await writeOlder(including, `${output}-older-${index}`, edit);
    diffs[`tenancy diff, ${name}`] = tenancy(
      ...['diff', older, '--fail-on', 'high', '--file', including, '--output', output],
    );
  }
  const priced = await writeOlder(including, `${output}-priced`, (fleet) => {
    fleet.prices = PRICES;
  });
  const commands: Record<string, Command> = {
    'node -e 0': { program: process.execPath, args: ['-e', '0'] },
    'tenancy --help': tenancy('--help'),
    'tenancy validate': tenancy('validate', '--quiet', '--file', including),
    'tenancy synth --tenant, one of them': tenancy(
      ...['synth', '--quiet', '--file', including, '--output', output],
      ...['--tenant', `team-${tenants >> 1}`],
    ),
    [WHOLE]: tenancy(...['synth', '--quiet', '--file', including, '--output', output]),
    'tenancy report': tenancy(
      ...['report', '--quiet', '--file', including, '--output', join(output, '..', 'page.html')],
    ),
    'tenancy report, one tenants.yaml': tenancy(
      ...['report', '--quiet', '--file', file, '--output', join(output, '..', 'page.html')],
    ),
    'tenancy report --format markdown': tenancy(
      ...['report', '--quiet', '--format', 'markdown', '--file', including],
    ),
    'tenancy verify': tenancy('verify', '--quiet', '--file', including, output),
    'tenancy cost': tenancy('cost', '--quiet', '--file', join(priced, 'tenants.yaml')),
    'tenancy who-can delete pods': tenancy(
      ...['who-can', 'delete', 'pods', output, '-n', `ml-team-${tenants >> 1}-prod`],
    ),
    ...diffs,
  };
  const done = new Map(Object.keys(commands).map((name) => [name, [] as Run[]]));
  await measure(commands[WHOLE]!);
  for (let round = 0; round < runs; round++) {
    for (const [name, command] of Object.entries(commands)) {
      done.get(name)!.push(await measure(command));
    }
  }
  const processor = (name: string): number =>
    median(done.get(name)!.map(({ cpuSeconds }) => cpuSeconds ?? NaN));
  const whole = processor(WHOLE);
  print('\n| a file per tenant | seconds | processor s | times a synth | peak MB |\n');
  print('| --- | ---: | ---: | ---: | ---: |\n');
  for (const [name, values] of done) {
    const cells = [
      median(values.map(({ seconds }) => seconds)).toFixed(3),
      processor(name).toFixed(2),
      (processor(name) / whole).toFixed(2),
      median(values.map(({ megabytes }) => megabytes ?? NaN)).toFixed(0),
    ];
    print(`| ${name} | ${cells.join(' | ')} |\n`);
  }
}

/** A folder with the same fleet before an edit, and its output. */
async function writeOlder(
  including: string,
  folder: string,
  edit: (fleet: Fleet) => void,
): Promise<string> {
  const fleet = parse(readFileSync(including, 'utf8')) as Fleet;
  edit(fleet);
  cpSync(dirname(including), folder, { recursive: true });
  const file = join(folder, 'tenants.yaml');
  writeFileSync(file, stringify(fleet));
  // A folder as the base of a difference has its output under the name of that which is compared.
  await measure(tenancy('synth', '--quiet', '--file', file, '--output', join(folder, 'output')));
  return folder;
}
