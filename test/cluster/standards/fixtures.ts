import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { parse } from 'yaml';
import { go } from '../go-tool';
import { familyFolder } from '../programs';

export type Standard = 'baseline' | 'restricted';

/** A pod with which Pod Security is tested by its own project. */
export interface Fixture {
  readonly standard: Standard;
  /** Whether the pod meets the standard. */
  readonly passes: boolean;
  /** Such as `sysctls0`. */
  readonly name: string;
  /** The minor versions of the standard that have it, in order. */
  readonly versions: readonly number[];
  readonly spec: PodSpec;
  readonly annotations: Readonly<Record<string, string>>;
}

/** The parts of a pod that are looked at here. */
export interface PodSpec {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly [key: string]: unknown;
}

export interface Container {
  readonly name: string;
  readonly securityContext?: unknown;
  readonly [key: string]: unknown;
}

interface Manifest {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: PodSpec;
}

/** The oldest minor version whose fixtures count: that of the oldest API server that we write for. */
const OLDEST = 30;

const MODULE = 'k8s.io/pod-security-admission';

/** Every fixture of the supported versions, each once: most are the same in all of them. */
export async function podSecurityFixtures(): Promise<readonly Fixture[]> {
  const found = await go(['mod', 'download', '-json', MODULE], familyFolder('control-plane'));
  const folder = path.join((JSON.parse(found) as { Dir: string }).Dir, 'test/testdata');
  const fixtures = new Map<string, Fixture>();
  for (const standard of ['baseline', 'restricted'] as const) {
    for (const version of await versionsIn(path.join(folder, standard))) {
      for (const verdict of ['pass', 'fail']) {
        const at = path.join(folder, standard, `v1.${version}`, verdict);
        for (const file of (await fs.readdir(at)).sort()) {
          const { metadata, spec } = parse(
            await fs.readFile(path.join(at, file), 'utf8'),
          ) as Manifest;
          const { annotations = {} } = metadata;
          const key = JSON.stringify([standard, verdict, annotations, spec]);
          const known = fixtures.get(key);
          const versions = [...new Set([...(known?.versions ?? []), version])];
          const name = known?.name ?? path.basename(file, '.yaml');
          const passes = verdict === 'pass';
          fixtures.set(key, { standard, passes, name, versions, spec, annotations });
        }
      }
    }
  }
  return [...fixtures.values()];
}

async function versionsIn(folder: string): Promise<number[]> {
  const minors = (await fs.readdir(folder)).map((name) => Number(/^v1\.(\d+)$/.exec(name)?.[1]));
  return minors.filter((minor) => minor >= OLDEST).sort((one, other) => one - other);
}
