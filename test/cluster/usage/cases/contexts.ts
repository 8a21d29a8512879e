import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { connectionTo } from '../../../../lib/cluster/client/connection';
import { Dice } from '../dice';
import type { UsageScene } from '../scene';

const ROUNDS = 60;

/** Of several kubeconfigs that contradict each other, we choose what kubectl chooses: server, user and settings. */
export async function contexts({ plane, folder, check }: UsageScene): Promise<void> {
  const dice = new Dice(5);
  const wrong: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const files: string[] = [];
    for (let index = 0; index < 3; index++) {
      const file = path.join(folder, `config-${round}-${index}`);
      files.push(file);
      if (dice.chance(0.85)) await fs.writeFile(file, stringify(kubeconfig(dice)));
    }
    const context = dice.chance(0.5) ? dice.pick(['a', 'b', 'c']) : undefined;
    const KUBECONFIG = files.join(path.delimiter);
    const env = { PATH: process.env['PATH'], HOME: folder, KUBECONFIG };
    const theirs = byKubectl(plane.kubectl, env, context);
    const ours = await byUs(env, context);
    if (theirs !== ours) wrong.push(`round ${round}: ${ours}, and kubectl ${theirs}`);
  }
  check(`${ROUNDS} sets of kubeconfigs mean the same as to kubectl`, wrong[0]);
}

function kubeconfig(dice: Dice): object {
  const names = ['a', 'b', 'c'].filter(() => dice.chance(0.6));
  return {
    apiVersion: 'v1',
    kind: 'Config',
    ...(dice.chance(0.6) ? { 'current-context': dice.pick(['a', 'b', 'c']) } : {}),
    contexts: names.map((name) => ({ name, context: { cluster: name, user: name } })),
    clusters: names.map((name) => ({
      name,
      cluster: {
        server: `https://${name}${dice.integer(1, 99)}.example.com:6443`,
        ...(dice.chance(0.3) ? { 'tls-server-name': 'inner' } : {}),
      },
    })),
    users: names.map((name) => ({ name, user: { token: `token-${dice.integer(1, 99)}` } })),
  };
}

interface Minified {
  readonly clusters?: { readonly cluster: Record<string, string> }[];
  readonly users?: { readonly user: Record<string, string> }[];
}

/** What kubectl leaves of all files for one context. */
function byKubectl(kubectl: string, env: NodeJS.ProcessEnv, context: string | undefined): string {
  const args = ['config', 'view', '--raw', '--minify', '--output', 'json'];
  if (context !== undefined) args.push('--context', context);
  const { status, stdout } = spawnSync(kubectl, args, { env, encoding: 'utf8' });
  if (status !== 0) return 'nothing';
  const { clusters, users } = JSON.parse(stdout) as Minified;
  const cluster = clusters?.[0]?.cluster ?? {};
  return `${cluster['server']} ${cluster['tls-server-name'] ?? ''} ${users?.[0]?.user['token']}`;
}

async function byUs(env: NodeJS.ProcessEnv, context: string | undefined): Promise<string> {
  try {
    const { server, tls, credentials } = connectionTo({
      env,
      now: Date.now,
      ...(env['HOME'] === undefined ? {} : { home: env['HOME'] }),
      ...(context === undefined ? {} : { context }),
    });
    const url = server.href.replace(/\/$/, '');
    return `${url} ${tls.servername ?? ''} ${await credentials.token()}`;
  } catch {
    return 'nothing';
  }
}
