import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where tools are kept between runs. */
const CACHE = join(
  process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
  'cdk8s-tenancy',
  'bench',
);

const HELM_MODULE = 'helm.sh/helm/v3/cmd/helm@v3.19.2';

/** A program to compare with, or why there is none. */
export type Tool = { readonly program: string } | { readonly missing: string };

/** Helm, built from its Go module once. */
export function findHelm(print: (text: string) => void): Tool {
  const program = join(CACHE, 'helm');
  if (existsSync(program)) return { program };
  if (!runs('go', ['version'])) return { missing: 'there is no Go to build it with' };
  mkdirSync(CACHE, { recursive: true });
  print(`building ${HELM_MODULE} …\n`);
  const env = { ...process.env, GOBIN: CACHE, GOWORK: 'off', GOFLAGS: '', CGO_ENABLED: '0' };
  try {
    execFileSync('go', ['install', HELM_MODULE], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    return { program };
  } catch (error) {
    const reason = String((error as { stderr?: unknown }).stderr ?? error).trim();
    return { missing: `it cannot be built: ${reason.split('\n').pop()}` };
  }
}

/** A Python whose PyYAML has the C library in it. */
export function findPython(): Tool {
  const program = 'python3';
  if (!runs(program, ['--version'])) return { missing: 'there is no python3' };
  return runs(program, ['-c', 'import yaml; yaml.CSafeDumper'])
    ? { program }
    : { missing: 'python3 has no PyYAML with its C dumper (Debian: python3-yaml)' };
}

function runs(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
