import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { Output } from '../../lib/cli/session/output';
import { run } from '../../lib/cli/run';
import type { Status } from '../../lib/cli/session/status';
import { RECORD_FILE } from '../../lib/synth/tree/output-record';

/** A stream that keeps what it is given. */
export class Recorder extends Writable {
  text = '';

  constructor(readonly isTTY = false) {
    super({ decodeStrings: false });
  }

  override _write(chunk: string, _encoding: string, done: () => void): void {
    this.text += chunk;
    done();
  }
}

export interface Ran {
  readonly status: Status;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly env?: NodeJS.ProcessEnv;
  /** Whether both streams are a terminal. */
  readonly terminal?: boolean;
}

/** Runs one command line in this process. */
export async function tenancy(
  args: readonly string[],
  { env = {}, terminal = false }: Surroundings = {},
): Promise<Ran> {
  const [stdout, stderr] = [new Recorder(terminal), new Recorder(terminal)];
  const io = { stdout: new Output(() => stdout), stderr: new Output(() => stderr), env };
  const status = await run(args, io);
  return { status, stdout: stdout.text, stderr: stderr.text };
}

const folders: string[] = [];

/** A folder of its own for one test; gone after the file's last one. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tenancy-cli-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Writes a file, and the folders above it, and returns its path. */
export function put(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** All files below a folder with their texts, by path, without the record of the file that they come from. */
export function tree(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || entry.name === RECORD_FILE) continue;
    const file = join(entry.parentPath, entry.name);
    files[file.slice(folder.length + 1)] = readFileSync(file, 'utf8');
  }
  return files;
}

/** Two tenants of three environments each, and nothing to warn of. */
export const FLEET = `\
apiVersion: cdk8s-tenancy/v1alpha1
platform:
  prefix: ml
  pools:
    h100: {resource: nvidia.com/gpu, capacity: 16}
tenants:
  - name: team-vision
    costCenter: ENG-1
    admins: [alice@example.com]
    users: [{group: vision}]
    quota: {cpu: 10, memory: 40Gi, gpu: 10, storage: 500Gi, pods: 100}
  - name: team-search
    costCenter: ENG-2
    quota: {cpu: 20, memory: 80Gi, storage: 1000Gi, pods: 50}
`;

/** The files of that fleet. */
export const FLEET_FILES = [
  ...['dev', 'prod', 'staging'].map((name) => `access/team-vision/${name}.k8s.yaml`),
  'platform/guard-rails.k8s.yaml',
  'platform/roles.k8s.yaml',
  ...['search', 'vision'].flatMap((team) =>
    ['dev', 'prod', 'staging'].map((name) => `tenants/team-${team}/${name}.k8s.yaml`),
  ),
];

/** That fleet with one warning: a single GPU goes to prod, and the others get none. */
export const WARNING_FLEET = FLEET.replace('gpu: 10', 'gpu: 1');

/** That fleet with a misspelt pool. */
export const WRONG_FLEET = FLEET.replace('gpu: 10', 'gpu: {h10: 10}');

/** A tenant with 8 GPUs on two clusters. */
export const TWO_CLUSTERS = `apiVersion: cdk8s-tenancy/v1alpha1
clusters:
  eu: { pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } } }
  us: { pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } } }
tenants:
  - name: vision
    costCenter: ENG-1
    namespaces: single
    quota: { gpu: 8 }
    clusters: { eu: { share: 75% }, us: { share: 25% } }
`;
