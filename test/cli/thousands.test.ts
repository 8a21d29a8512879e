import { join } from 'node:path';
import { fc } from '../fast-check';
import { put, scratch, tenancy } from './command';

/** `PROPERTY_RUNS=200 npx jest test/cli/thousands` looks harder. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 4);

const COUNTS = [1000, 2000, 3000, 5000, 10_000, 1_000_000] as const;
const count = fc.constantFrom(...COUNTS);

/** Every multiple of 1000 has a suffix in its canonical form (`2k`), which `Number` and `BigInt` cannot read. */
const fleets = fc
  .record({
    gpu: count,
    cpu: count,
    memory: count.map((gibibytes) => `${gibibytes}Gi`),
    storage: count.map((gigabytes) => `${gigabytes}G`),
    pods: count,
    cap: count,
    budget: count,
    isolation: fc.constantFrom('namespace', 'virtual-cluster'),
    split: fc.boolean(),
    queue: fc.boolean(),
  })
  .map(fleetOf);

interface Amounts {
  readonly gpu: number;
  readonly cpu: number;
  readonly memory: string;
  readonly storage: string;
  readonly pods: number;
  readonly cap: number;
  readonly budget: number;
  readonly isolation: string;
  readonly split: boolean;
  readonly queue: boolean;
}

function fleetOf({ gpu, cpu, memory, storage, pods, cap, budget, ...how }: Amounts): unknown {
  const quota = { cpu, memory, storage, pods, gpu: { a100: gpu } };
  const caps = { configMaps: cap, secrets: cap, storedPods: cap };
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: {
      prefix: 'team',
      kubernetesVersion: '1.34',
      pools: { a100: { resource: 'nvidia.com/gpu', capacity: 8 * gpu } },
      environments: how.split
        ? { dev: { share: '50%' }, prod: { share: '50%' } }
        : { prod: { share: '100%' } },
      network: { apiServer: { cidrs: ['10.0.0.10/32'], ports: [6443] } },
      delivery: { engine: 'flux', repository: 'https://git.example.com/p/t.git', branch: 'main' },
      priorityClasses: { high: { value: 1000 } },
      ...(how.queue ? { queueing: { engine: 'kueue' } } : {}),
    },
    prices: { currency: 'EUR', pools: { a100: 4 }, cpu: 0.03, memory: 0.004, storage: 0.0001 },
    organizations: { research: { quota: { cpu: 4 * cpu, gpu: { a100: 4 * gpu } }, budget } },
    tenants: [
      {
        name: 'a',
        costCenter: 'ENG-1',
        organization: 'research',
        users: [{ group: 'a' }],
        isolation: how.isolation,
        budget,
        quota,
        tuning: { min: { cpu: 1000, pods: 1000, gpu: 1000 }, max: { cpu: 2 * cpu } },
        objects: { ...caps, hard: { 'count/runs.example.com': cap, 'count/resourcequotas': cap } },
        priorities: { high: { quota: { cpu, pods } } },
        scheduling: { maxGpusPerPod: 1000, maxGpusPerContainer: 1000, maxGpuPodSeconds: 5000 },
      },
      { name: 'b', costCenter: 'ENG-2', users: [{ group: 'b' }], quota },
    ],
  };
}

const POD = `apiVersion: v1
kind: Pod
metadata: { name: train }
spec:
  priorityClassName: high
  containers:
    - name: main
      image: registry.example.com/train
      resources: { requests: { cpu: 2000, nvidia.com/gpu: 1000 }, limits: { nvidia.com/gpu: 1000 } }
`;

/** The commands that read amounts, each with what it needs besides the file. */
function commandsFor(folder: string, before: string, place: string): readonly string[][] {
  return [
    ['validate'],
    ['synth', '-o', `${folder}/dist`],
    ['cost'],
    ['cost', '--format', 'json'],
    ['list'],
    ['list', '--format', 'json'],
    ['report', '--format', 'json', '-o', `${folder}/report.json`],
    ['diff', before],
    ['shares'],
    ['levels'],
    ['fit', put(folder, 'pod.yaml', POD), '-n', place],
  ];
}

test('no command that reads a fleet stumbles over amounts in thousands', async () => {
  const answered = new Map<string, boolean>();
  await fc.assert(
    fc.asyncProperty(fleets, fleets, async (one, other) => {
      const folder = scratch();
      const file = put(folder, 'tenants.yaml', JSON.stringify(one));
      const before = join(folder, 'before');
      const older = put(before, 'tenants.yaml', JSON.stringify(other));
      await tenancy(['synth', '-f', older, '-o', join(before, 'dist')]);
      for (const args of commandsFor(folder, before, 'team-a-prod')) {
        const { status, stdout, stderr } = await tenancy([...args, '-f', file]);
        if (status === 2) throw new Error(`tenancy ${args.join(' ')}: ${stderr}`);
        // A pod that does not fit, and a change of high risk, are answers too.
        const name = args[0]!;
        answered.set(name, answered.get(name) === true || status === 0 || stdout !== '');
      }
    }),
    { numRuns: RUNS },
  );
  // Each command did its work for some of these fleets, and did not stop at a finding in all of them.
  expect([...answered].filter(([, has]) => !has).map(([name]) => name)).toEqual([]);
});
