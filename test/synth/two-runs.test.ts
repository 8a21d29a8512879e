import { rmSync } from 'node:fs';
import { type Fleet, TenancyError, loadFleet, synth } from '../../lib';
import { put, scratch, tree } from '../cli/command';
import { Child } from './tree/tree-process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const COMMAND = ['--import', require.resolve('tsx'), join(ROOT, 'lib/cli/main.ts')];

function fleetOf(cpu: number): Fleet {
  return loadFleet({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    tenants: Array.from({ length: 6 }, (_, index) => ({
      name: `t${index}`,
      costCenter: 'C',
      quota: { cpu },
    })),
  }).fleet;
}

function textOf(cpu: number): string {
  const tenants = Array.from(
    { length: 40 },
    (_, index) => `  - {name: t${index}, costCenter: C, quota: {cpu: ${cpu}}}\n`,
  );
  return `apiVersion: cdk8s-tenancy/v1alpha1\ntenants:\n${tenants.join('')}`;
}

describe('two runs at once on one output', () => {
  test('of one process: one of them writes, or both say why not', async () => {
    const output = join(scratch(), 'dist');
    const runs = await Promise.allSettled([
      synth(fleetOf(10), { output }),
      synth(fleetOf(20), { output }),
    ]);
    for (const run of runs) {
      if (run.status === 'fulfilled') continue;
      expect(run.reason).toBeInstanceOf(TenancyError);
      expect((run.reason as TenancyError).message).toContain('at the same time');
    }
    expect(runs.map(({ status }) => status)).toContain('rejected');
  });

  test('of two processes: the tree is that of one of them, and who did not write says so', async () => {
    const folder = scratch();
    const files = [put(folder, 'a.yaml', textOf(10)), put(folder, 'b.yaml', textOf(20))];
    const expected: Record<string, string>[] = [];
    for (const cpu of [10, 20]) {
      const alone = join(folder, `alone-${cpu}`);
      const { fleet } = loadFleet(put(folder, 'x.yaml', textOf(cpu)));
      await synth(fleet, { output: alone });
      expected.push(tree(alone));
    }
    const output = join(folder, 'dist');
    for (let round = 0; round < 4; round++) {
      const children = files.map(
        (file) => new Child(COMMAND[0]!, [...COMMAND.slice(1), 'synth', '-f', file, '-o', output]),
      );
      const ends = await Promise.all(children.map(({ ended }) => ended));
      for (const { code } of ends) expect([0, 1]).toContain(code);
      if (ends.some(({ code }) => code === 0)) expect(expected).toContainEqual(tree(output));
      rmSync(output, { recursive: true, force: true });
    }
  });
});
