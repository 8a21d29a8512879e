import * as fs from 'node:fs';
import * as path from 'node:path';
import type { MutationDepth } from './mutation';
import type { Recorder, Sort } from './recorder';

/** What the committed page of security says was tried, by version. */
const FILE = path.join(__dirname, '../proofs.json');

/** One whole run on one version. */
export interface ProvenRun {
  readonly kubernetes: string;
  readonly apply: number;
  readonly attacks: number;
  readonly succeeded: number;
  readonly controls: number;
  readonly rights: number;
  readonly work: number;
  readonly refused: number;
}

/** One whole run of the mutations. */
export interface ProvenMutation {
  readonly kubernetes: string;
  /** Whole objects, or every piece of them too. */
  readonly depth: MutationDepth;
  readonly tried: number;
  readonly survivors: readonly Reasoned[];
  readonly excluded: readonly Reasoned[];
}

interface Reasoned {
  readonly title: string;
  readonly reason: string;
}

export interface Proofs {
  readonly runs: readonly ProvenRun[];
  readonly mutation: ProvenMutation;
}

export function readProofs(): Proofs {
  return JSON.parse(fs.readFileSync(FILE, 'utf8')) as Proofs;
}

/** What the recorder holds, as it is written down. */
export function runOf(kubernetes: string, { results }: Recorder): ProvenRun {
  const tried = (sort: Sort) => results.filter((result) => result.sort === sort);
  const failed = (sort: Sort) => tried(sort).filter(({ passed }) => !passed).length;
  return {
    kubernetes: kubernetes.replace(/^v/, ''),
    apply: tried('apply').length,
    attacks: tried('attack').length,
    succeeded: failed('attack'),
    controls: tried('control').length,
    rights: tried('right').length,
    work: tried('work').length,
    refused: failed('work'),
  };
}

function mutationOf(
  kubernetes: string,
  depth: MutationDepth,
  { results, excluded }: Recorder,
): ProvenMutation {
  const mutations = results.filter(({ sort }) => sort === 'mutation');
  return {
    kubernetes: kubernetes.replace(/^v/, ''),
    depth,
    tried: mutations.length,
    survivors: mutations
      .filter(({ survived }) => survived !== undefined)
      .map(({ title, survived }) => ({ title, reason: survived! })),
    excluded: summarised(excluded),
  };
}

/** Those of one kind and one reason as one line. */
function summarised(excluded: Recorder['excluded']): Reasoned[] {
  const counts = new Map<string, number>();
  for (const { title, reason } of excluded) {
    const kind = title.split(' ')[0]!;
    const part = title.includes(' without ') ? `parts of ${kind}` : kind;
    const key = JSON.stringify([part, reason]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort().map(([key, count]) => {
    const [part, reason] = JSON.parse(key) as [string, string];
    return { title: `${count} × ${part}`, reason };
  });
}

/** Writes a run down, in the place of the one on the same minor version. */
export function recordProofs(
  kubernetes: string,
  recorder: Recorder,
  depth: MutationDepth | undefined,
): void {
  const { runs, mutation } = readProofs();
  const run = runOf(kubernetes, recorder);
  const minor = ({ kubernetes: version }: ProvenRun) => Number(version.split('.')[1]);
  const proofs: Proofs = {
    runs: [...runs.filter((other) => minor(other) !== minor(run)), run].sort(
      (a, b) => minor(a) - minor(b),
    ),
    mutation: depth ? mutationOf(kubernetes, depth, recorder) : mutation,
  };
  fs.writeFileSync(FILE, `${JSON.stringify(proofs, null, 2)}\n`);
}
