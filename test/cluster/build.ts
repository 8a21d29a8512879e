import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { go } from './go-tool';
import { type Module, controlPlaneModule, defaultKubernetes, exists, kwokModule } from './modules';
import { type Program, type ProgramName, PROGRAMS } from './programs';
import { copyStages } from './stages';

/** The programs of a plane by path. What is absent is not run, and said so when the plane starts. */
export interface Binaries {
  readonly kubernetes: string;
  readonly paths: Readonly<Partial<Record<ProgramName, string>>>;
  /** The folder with kwok's stage files; absent without kwok. */
  readonly stages?: string;
}

export interface BuildOptions {
  /** @default - the version in control-plane/go.mod */
  readonly kubernetes?: string;
  /** Takes one piece of progress, a line or the start of one. @default - standard output */
  readonly print?: (text: string) => void;
}

/** Without these no API server answers. */
const NEEDED: readonly ProgramName[] = ['etcd', 'kube-apiserver', 'kubectl'];

/** The binaries of the plane: those of KUBEBUILDER_ASSETS where it is set, else built if missing. */
export async function buildControlPlane(options: BuildOptions = {}): Promise<Binaries> {
  const print = options.print ?? ((text: string) => process.stdout.write(text));
  const assets = process.env.KUBEBUILDER_ASSETS;
  if (assets) return fromAssets(assets, print);

  const kubernetes = options.kubernetes ?? (await defaultKubernetes());
  const modules = {
    'control-plane': await controlPlaneModule(kubernetes),
    kwok: await kwokModule(),
  };
  const paths: Partial<Record<ProgramName, string>> = {};
  for (const program of PROGRAMS) {
    paths[program.name] = await build(program, modules[program.family], print);
  }
  const stages = path.join(modules.kwok.cache, 'stages');
  if (!(await exists(stages))) await copyStages(modules.kwok.source, stages);
  return { kubernetes, paths, stages };
}

/** The path of a program, which is built if it is not in the cache. */
export async function build(
  program: Pick<Program, 'main'> & { readonly name: string },
  module: Module,
  print: (text: string) => void,
): Promise<string> {
  const target = path.join(module.cache, program.name);
  if (await exists(target)) return target;

  await fs.mkdir(module.cache, { recursive: true });
  // Built under a name of its own and renamed: a build that was cut short leaves nothing behind
  // that looks finished, and two builds at once do no harm.
  const unfinished = `${target}.${process.pid}`;
  await go(['version'], module.source);
  const start = Date.now();
  print(`building ${program.name} … `);
  try {
    await go(['build', ...module.flags, '-o', unfinished, program.main], module.source);
    await fs.rename(unfinished, target);
  } catch (error) {
    print('failed\n');
    await fs.rm(unfinished, { force: true });
    throw error;
  }
  print(`${Math.round((Date.now() - start) / 1000)} s\n`);
  return target;
}

/** Ready-made binaries, as of envtest: they hold no kwok, and kwok's stages need its sources. */
async function fromAssets(folder: string, print: (text: string) => void): Promise<Binaries> {
  const paths: Partial<Record<ProgramName, string>> = {};
  for (const { name } of PROGRAMS.filter((program) => program.name !== 'kwok')) {
    const file = path.join(folder, name);
    if (await exists(file)) paths[name] = file;
    else if (NEEDED.includes(name)) throw new Error(`KUBEBUILDER_ASSETS: ${file} does not exist`);
  }
  const skipped = PROGRAMS.map((program) => program.name).filter((name) => !paths[name]);
  print(`using the programs in ${folder}; skipped: ${skipped.join(', ')}\n`);
  return { kubernetes: 'as given', paths };
}
