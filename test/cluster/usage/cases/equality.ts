import { existsSync } from 'node:fs';
import * as path from 'node:path';
import type { UsageReport } from '../../../../lib/cluster/usage/usage-report';
import { tenancy } from '../command';
import { groupDifferences, namespaceDifferences } from '../compare';
import { readReference, run } from '../reference';
import { MISSING, STRANGER, type UsageScene } from '../scene';

const VIEWS = ['tenant', 'department', 'cost-center', 'organization'] as const;

/** What is printed equals what the scheduler's own function adds up, in every column. */
export async function equality({ plane, program, file, check, pods }: UsageScene): Promise<void> {
  const reference = await settled(() => readReference(plane, program));
  const ask = async (...args: readonly string[]): Promise<UsageReport> => {
    const all = ['--file', file, 'usage', ...args, '--json', '--kubeconfig', plane.kubeconfig];
    const { status, stdout, stderr } = await tenancy(all);
    if (status !== 0) throw new Error(`tenancy usage ended with ${status}: ${stderr}`);
    return JSON.parse(stdout) as UsageReport;
  };
  const [began, before] = [Date.now(), process.cpuUsage()];
  const report = await ask();
  const took = Date.now() - began;
  const seconds = (took / 1000).toFixed(1);
  const { user, system } = process.cpuUsage(before);
  const processor = ((user + system) / 1_000_000).toFixed(1);
  const kubectl = await timeOfKubectl(plane);
  const ratio = (took / kubectl).toFixed(1);
  console.log(
    `  tenancy usage takes ${ratio} × the time in which kubectl prints the same pods (${(kubectl / 1000).toFixed(1)} s)`,
  );
  console.log(
    `  tenancy usage: ${seconds} s, of which ${processor} s of our processor time, for ${pods} pods in ${report.namespaces.length} namespaces`,
  );
  console.log(
    `  ${[...reference.values()].reduce((sum, { size }) => sum + size, 0)} numbers compared`,
  );
  check(
    'usage equals the reference in every column',
    first(namespaceDifferences(report, reference)),
  );
  for (const view of VIEWS) {
    const { groups } = await ask('--by', view);
    check(
      `by ${view}, usage is the sum of its namespaces`,
      first(groupDifferences(groups, reference)),
    );
  }
  const one = await ask('team-03', 'team-04');
  const wanted = report.namespaces.filter(
    ({ tenant }) => tenant === 'team-03' || tenant === 'team-04',
  );
  check(
    'two tenants alone show the same',
    JSON.stringify(one.namespaces) === JSON.stringify(wanted) ? undefined : 'it differs',
  );
  check('a namespace that the cluster does not have is said', same(report.missing, [MISSING]));
  check(
    'a namespace with our label that no file has is said',
    same(
      report.namespaces.filter(({ tenant }) => tenant === null).map(({ namespace }) => namespace),
      [STRANGER],
    ),
  );
  const admitted = report.namespaces.flatMap(({ queues }) => queues ?? []);
  check('each queue of Kueue is there', same([admitted.length], [10]));
  check(
    'flavours of a queue add up',
    same([admitted[0]!.admitted], [{ cpu: '3500m', 'nvidia.com/gpu': '3' }]),
  );
  check(
    'what queues borrow adds up',
    same([report.clusterQueues![0]!.borrowed], [{ cpu: '1', 'nvidia.com/gpu': '1' }]),
  );
  await poolsAgree(report, reference, check);
  await timeOfBundle(plane.kubeconfig, file);
}

/** Milliseconds in which kubectl prints all pods, which is the least that a reader of them takes. */
async function timeOfKubectl({ kubectl, kubeconfig }: UsageScene['plane']): Promise<number> {
  const began = Date.now();
  const all = ['get', 'pods', '--all-namespaces', '--output', 'json'];
  await run(kubectl, ['--kubeconfig', kubeconfig, ...all]);
  return Date.now() - began;
}

/** Devices of a pool by all of its names. */
async function poolsAgree(
  { pools, namespaces }: UsageReport,
  reference: Awaited<ReturnType<typeof readReference>>,
  check: UsageScene['check'],
): Promise<void> {
  const counted = new Set(namespaces.map(({ namespace }) => namespace));
  for (const part of ['requested', 'running'] as const) {
    for (const { pools: names, [part]: shown } of pools) {
      const columns = names.includes('h100')
        ? [`${part} nvidia.com/gpu`, `${part} class gpu.nvidia.com`]
        : [`${part} amd.com/gpu`];
      let sum = 0n;
      for (const [namespace, own] of reference) {
        if (!counted.has(namespace)) continue;
        for (const column of columns) sum += own.get(column) ?? 0n;
      }
      const text = String(sum / 1_000_000_000n);
      const plain = shown.replace(/k$/, '000');
      check(
        `pool ${names.join('+')}: ${part}`,
        plain === text ? undefined : `${shown}, not ${text}`,
      );
    }
  }
}

/** How long the installed command takes, with its start. */
async function timeOfBundle(kubeconfig: string, file: string): Promise<void> {
  const root = path.join(__dirname, '../../../..');
  if (!existsSync(path.join(root, 'build/tenancy.js'))) {
    console.log('  the installed command: not built, so not timed');
    return;
  }
  const bundle = path.join(root, 'bin/tenancy.js');
  const began = Date.now();
  await run(process.execPath, [bundle, '-f', file, 'usage', '--kubeconfig', kubeconfig]);
  console.log(`  the installed command: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** Reads until two readings in a row are the same: quotas are recounted behind the pods. */
async function settled<T extends Map<string, Map<string, bigint>>>(
  read: () => Promise<T>,
): Promise<T> {
  const textOf = (map: T): string =>
    JSON.stringify([...map].map(([name, own]) => [name, [...own].map(([k, v]) => `${k}=${v}`)]));
  let before = '';
  for (;;) {
    const found = await read();
    const text = textOf(found);
    if (text === before) return found;
    before = text;
    await new Promise((resolve) => setTimeout(resolve, 3000));
  }
}

function first(differences: readonly string[]): string | undefined {
  return differences.length === 0
    ? undefined
    : `${differences.length} differ: ${differences.slice(0, 5).join('; ')}`;
}

function same(found: readonly unknown[], wanted: readonly unknown[]): string | undefined {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
  return one === other ? undefined : `${one}, not ${other}`;
}
