import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { loadFleet, synth } from '../../../lib';
import { MUTATION_SINCE } from '../../../lib/fleet/catalogue/guard-rail-catalogue';
import { exists } from '../modules';
import { ownFleet } from './own-fleet';

const REPOSITORY = path.join(__dirname, '../../..');

/** A folder of files as `tenancy synth` writes them. */
export interface Tree {
  readonly name: string;
  readonly folder: string;
  /** The manifests of each file, in the order in which `kubectl apply -R` takes the files. */
  readonly files: readonly TreeFile[];
}

export interface TreeFile {
  /** Relative to the tree. */
  readonly path: string;
  readonly text: string;
  readonly objects: readonly Manifest[];
}

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [key: string]: unknown;
}

/** The tree of our own fleet for a version of Kubernetes, written into an empty folder. */
export async function ownTree(
  folder: string,
  kubernetes: string | undefined,
  hasBorders: boolean,
): Promise<Tree> {
  const file = path.join(folder, 'tenants.yaml');
  await fs.writeFile(file, ownFleet(kubernetes, hasBorders));
  const { fleet } = loadFleet(file);
  await synth(fleet, { output: path.join(folder, 'dist') });
  return readTree('test/cluster/fleet.yaml', path.join(folder, 'dist'));
}

/**
 * The trees that the repository holds: `dist/`, and what the tests compare byte for byte.
 *
 * @param missing - API groups that the cluster lacks: files with such objects are left out, as whole stages of a delivery
 */
export async function committedTrees(missing: ReadonlySet<string>, minor: number): Promise<Tree[]> {
  const trees: Tree[] = [];
  for (const { name, folder } of await treeFolders()) trees.push(await readTree(name, folder));
  const known = trees.filter((tree) => needs(tree) <= minor);
  const isKept = ({ objects }: TreeFile) =>
    !objects.some(({ apiVersion }) => missing.has(apiVersion.split('/')[0]!));
  const kept = known.map((tree) => ({ ...tree, files: tree.files.filter(isKept) }));
  const skipped = count(known) - count(kept);
  if (skipped > 0) console.log(`skipped: ${skipped} files of kinds that the cluster does not have`);
  return kept;
}

/** Where the trees are that the repository holds. */
export async function treeFolders(): Promise<Pick<Tree, 'name' | 'folder'>[]> {
  const fixtures = path.join(REPOSITORY, 'test/fixtures');
  const names = (await exists(fixtures)) ? (await fs.readdir(fixtures)).sort() : [];
  const folders = ['dist', ...names.map((name) => `test/fixtures/${name}/dist`)];
  const found: Pick<Tree, 'name' | 'folder'>[] = [];
  for (const name of folders) {
    const folder = path.join(REPOSITORY, name);
    if (!(await exists(folder))) continue;
    // A fleet on several clusters has a tree for each.
    for (const cluster of await clustersIn(folder)) {
      found.push({ name: path.join(name, cluster), folder: path.join(folder, cluster) });
    }
  }
  return found;
}

function count(trees: readonly Tree[]): number {
  return trees.reduce((sum, { files }) => sum + files.length, 0);
}

/** The folders of the trees in an output folder: those of its clusters, or the folder itself. */
async function clustersIn(folder: string): Promise<string[]> {
  if (await exists(path.join(folder, 'platform'))) return [''];
  const entries = await fs.readdir(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? entry.name : [])).sort();
}

/** The first minor version that serves the DeviceClasses of our trees. */
const DEVICES_SINCE = 34;

/** The oldest minor version that takes a tree: its `kubernetesVersion` is not to be seen in it, what follows from it is. */
function needs({ files }: Tree): number {
  const has = (kind: string): boolean =>
    files.some(({ objects }) => objects.some((object) => object.kind === kind));
  return Math.max(
    has('MutatingAdmissionPolicy') ? MUTATION_SINCE : 0,
    has('DeviceClass') ? DEVICES_SINCE : 0,
  );
}

/** What is delivered one after the other: what is in no stage comes last. */
const STAGES: readonly RegExp[] = [/^platform\//, /^(shared|tenants)\//, /^access\//];

function stageOf(file: string): number {
  const index = STAGES.findIndex((stage) => stage.test(file));
  return index === -1 ? STAGES.length : index;
}

/** The files of a folder, in the order in which they are delivered. */
export async function readTree(name: string, folder: string): Promise<Tree> {
  const paths = (await fs.readdir(folder, { recursive: true }))
    .filter((file) => file.endsWith('.k8s.yaml'))
    .sort()
    .sort((one, other) => stageOf(one) - stageOf(other));
  const files = await Promise.all(
    paths.map(async (file) => {
      const text = await fs.readFile(path.join(folder, file), 'utf8');
      const objects = parseAllDocuments(text).map((document) => document.toJS() as Manifest);
      return { path: file, text, objects };
    }),
  );
  return { name, folder, files };
}

/** `Kind namespace/name`, as people call an object. */
export function titleOf({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.namespace ? `${metadata.namespace}/` : ''}${metadata.name}`;
}
