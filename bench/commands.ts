import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Inputs } from './inputs';
import { type Command, median, measure } from './measure';
import { tenancy } from './rows';

/** What the other commands are compared with: it makes all objects and compares them with what is there. */
const WHOLE = 'tenancy synth, nothing changed';

/** Measures what is done more often than a full run: looking, one tenant. */
export async function measureCommands(
  { including, tenants }: Inputs,
  runs: number,
  output: string,
  print: (text: string) => void,
): Promise<void> {
  const older = await writeOlder(including, `${output}-older`);
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
    'tenancy diff, another label on every namespace': tenancy(
      ...['diff', older, '--fail-on', 'high', '--file', including, '--output', output],
    ),
  };
  const seconds = new Map(Object.keys(commands).map((name) => [name, [] as number[]]));
  await measure(commands[WHOLE]!);
  for (let round = 0; round < runs; round++) {
    for (const [name, command] of Object.entries(commands)) {
      seconds.get(name)!.push((await measure(command)).seconds);
    }
  }
  const whole = median(seconds.get(WHOLE)!);
  print('\n| a file per tenant | seconds | times a synth |\n| --- | ---: | ---: |\n');
  for (const [name, values] of seconds) {
    const taken = median(values);
    print(`| ${name} | ${taken.toFixed(3)} | ${(taken / whole).toFixed(2)} |\n`);
  }
}

/** A folder with the same fleet before every namespace got another label, and its output. */
async function writeOlder(including: string, folder: string): Promise<string> {
  const fleet = parse(readFileSync(including, 'utf8')) as { platform: { labels?: object } };
  fleet.platform.labels = { ...fleet.platform.labels, 'example.com/before': 'true' };
  cpSync(dirname(including), folder, { recursive: true });
  const file = join(folder, 'tenants.yaml');
  writeFileSync(file, stringify(fleet));
  // A folder as the base of a difference has its output under the name of that which is compared.
  await measure(tenancy('synth', '--quiet', '--file', file, '--output', join(folder, 'output')));
  return folder;
}
