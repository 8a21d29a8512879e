/**
 * Makes `imports/`: the shapes of custom resources, as `cdk8s import` reads them from the CRDs that their projects
 * publish. Of its classes only the types are kept, with the names that the API server knows (docs/decisions/0010).
 * `--check` writes nothing and fails when a committed file is stale. It needs Go, which fetches the CRDs.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stringify } from 'yaml';
import { type CustomResource, readDefinition } from '../test/cluster/definitions';
import { typesOnly } from './imports/types-only';
import { withoutDescriptions } from './imports/without-descriptions';

const ROOT = join(__dirname, '..');
const CDK8S = join(ROOT, 'node_modules/.bin/cdk8s');

/** The kinds that we write, by API group: each group is one file. */
const IMPORTED: Readonly<Record<string, readonly CustomResource[]>> = {
  'kustomize.toolkit.fluxcd.io': ['Kustomization'],
  'fluxcd.controlplane.io': ['ResourceSet'],
  'source.toolkit.fluxcd.io': ['GitRepository', 'OCIRepository'],
  'cilium.io': ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'],
  'cluster.x-k8s.io': ['Cluster'],
  'argoproj.io': ['Application', 'AppProject'],
  'kueue.x-k8s.io': ['ClusterQueue', 'Cohort', 'LocalQueue', 'ResourceFlavor', 'Topology'],
  'monitoring.coreos.com': ['PrometheusRule'],
};

/** What `cdk8s import` makes of some definitions of one API group. */
function importGroup(group: string, definitions: readonly object[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-tenancy-imports-'));
  try {
    const file = join(folder, 'definitions.yaml');
    writeFileSync(file, definitions.map((definition) => stringify(definition)).join('---\n'));
    const args = ['import', file, '--language', 'typescript', '--output', folder, '--no-save'];
    execFileSync(CDK8S, args, {
      cwd: folder,
      env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false', CDK8S_DISABLE_ANALYTICS: 'true' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return readFileSync(join(folder, `${group}.ts`), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes a file, or compares it. Returns whether it was stale. */
function put(path: string, content: string, check: boolean): boolean {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return false;
  if (check) console.error(`${relative(ROOT, path)} is stale: run npm run imports`);
  else writeFileSync(path, content);
  return true;
}

async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  mkdirSync(join(ROOT, 'imports'), { recursive: true });
  let stale = false;
  for (const [group, kinds] of Object.entries(IMPORTED)) {
    const definitions = await Promise.all(kinds.map((kind) => readDefinition(kind)));
    const imported = importGroup(group, definitions.map(withoutDescriptions));
    const path = join(ROOT, 'imports', `${group}.ts`);
    stale = put(path, typesOnly(imported, kinds), check) || stale;
  }
  if (check && stale) process.exitCode = 1;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
