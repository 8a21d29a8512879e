import { createHash } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { go } from './go-tool';
import { buildFlags, familyFolder } from './programs';

/** A folder with a go.mod to build from, and the folder that keeps what was built from it. */
export interface Module {
  readonly source: string;
  readonly flags: readonly string[];
  readonly cache: string;
}

const CACHE = path.join(
  process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'),
  'cdk8s-tenancy',
);

/** The Kubernetes version that the committed go.mod names, as 1.36.3. */
export async function defaultKubernetes(): Promise<string> {
  const text = await fs.readFile(path.join(familyFolder('control-plane'), 'go.mod'), 'utf8');
  const version = /^\s*k8s\.io\/kubernetes v(\S+)/m.exec(text)?.[1];
  if (!version) throw new Error('test/cluster/control-plane/go.mod names no k8s.io/kubernetes');
  return version;
}

/** Where the control plane of a Kubernetes version is built from. */
export async function controlPlaneModule(version: string): Promise<Module> {
  const committed = familyFolder('control-plane');
  if (version === (await defaultKubernetes())) return moduleAt(committed, buildFlags(version));
  const derived = path.join(CACHE, 'modules', `kubernetes-${version}`);
  if (!(await exists(path.join(derived, 'go.sum')))) await derive(committed, derived, version);
  return moduleAt(derived, buildFlags(version));
}

/** Where kwok is built from: one version for every Kubernetes. */
export async function kwokModule(): Promise<Module> {
  return moduleAt(familyFolder('kwok'), buildFlags());
}

/** Where Flux's controller is built from. */
export async function fluxModule(): Promise<Module> {
  return moduleAt(familyFolder('flux'), buildFlags());
}

/** A program of ours with its sources: it is built anew when one of them changes. */
export async function sourceModule(source: string): Promise<Module> {
  return moduleAt(source, buildFlags(), (await fs.readdir(source)).sort());
}

export async function moduleAt(
  source: string,
  flags: readonly string[],
  files: readonly string[] = ['go.mod', 'go.sum'],
): Promise<Module> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(await fs.readFile(path.join(source, file)));
  hash.update([process.platform, process.arch, ...flags].join('\0'));
  const key = hash.digest('hex').slice(0, 16);
  return { source, flags, cache: path.join(CACHE, 'control-plane', key) };
}

/**
 * Writes the module of another Kubernetes version: the committed one without its indirect
 * requirements, so that nothing of the newer version is forced on the older, resolved anew.
 */
async function derive(committed: string, folder: string, version: string): Promise<void> {
  const temporary = `${folder}.${process.pid}`;
  await fs.mkdir(temporary, { recursive: true });
  const text = await fs.readFile(path.join(committed, 'go.mod'), 'utf8');
  const staging = version.replace(/^1\./, '0.');
  const replaces = (await stagingModules(version, committed)).map(
    (name) => `replace ${name} => ${name} v${staging}\n`,
  );
  await fs.writeFile(
    path.join(temporary, 'go.mod'),
    text
      .replace(/^.*\/\/ indirect\n/gm, '')
      .replace(/^(\s*k8s\.io\/kubernetes) v\S+/m, `$1 v${version}`)
      .replace(/^replace \([\s\S]*?^\)\n|^replace .*\n/gm, '') + replaces.join(''),
  );
  await fs.copyFile(path.join(committed, 'tools.go'), path.join(temporary, 'tools.go'));
  await go(['mod', 'tidy'], temporary);
  await fs.rm(folder, { recursive: true, force: true });
  await fs.rename(temporary, folder);
}

/** The modules that a version of Kubernetes requires at v0.0.0: they come and go with the versions. */
async function stagingModules(version: string, folder: string): Promise<string[]> {
  const found = await go(['mod', 'download', '-json', `k8s.io/kubernetes@v${version}`], folder);
  const text = await fs.readFile((JSON.parse(found) as { GoMod: string }).GoMod, 'utf8');
  return [...text.matchAll(/^\s*(k8s\.io\/\S+) v0\.0\.0$/gm)].map(([, name]) => name!);
}

export async function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}
