import { type Attack, byPolicy } from '../battery/attack';
import { create } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { LENIENT } from '../battery/targets';
import type { Work, Worker } from '../battery/work';
import { type Part, container } from './drafts';
import { tryPod } from './guard-rails-drafts';

/** A request that passes, and what the API server warns of. */
async function warnedOf(worker: Worker, spec: Part): Promise<readonly string[]> {
  const { status, body, warnings } = await worker.try(tryPod(spec));
  if (status >= 300) throw new Error(body.message);
  return warnings;
}

function assertWarned(warnings: readonly string[], words: RegExp): void {
  if (warnings.some((text) => words.test(text))) return;
  throw new Error(`nobody was warned of ${words}: ${warnings.join('; ')}`);
}

/** What a guard rail lets through where it only warns, and what it says then. */
const WARNED: readonly (readonly [what: string, spec: Part, words: RegExp])[] = [
  [
    'name a node',
    { nodeName: 'cpu-0' },
    /policy 'tenant-pods-warn' .*this pod names its node, .*\[podScheduling\]/i,
  ],
  [
    'mount a share by its address',
    { volumes: [{ name: 'share', nfs: { server: 'nfs.example.com', path: '/' } }] },
    /policy 'tenant-pods-warn' .*this pod mounts storage by its address .*\[podVolumes\]/i,
  ],
];

export const MODE_WORK: readonly Work[] = [
  ...WARNED.map(([what, spec, words]): Work => ({
    what: `${what} where the guard rail only warns`,
    by: WORKERS,
    target: LENIENT,
    run: async (worker) => assertWarned(await warnedOf(worker, spec), words),
  })),
  {
    what: 'run an image from anywhere where the guard rail only writes to the audit log',
    by: WORKERS,
    target: LENIENT,
    run: async (worker) => {
      const spec = { containers: [container({ image: 'docker.io/somebody/app' })] };
      const warnings = await warnedOf(worker, spec);
      const said = warnings.filter((text) => text.includes('tenant-pods'));
      if (said.length > 0) throw new Error(`somebody was warned: ${said.join('; ')}`);
    },
  },
  {
    what: 'hear nothing of guard rails that only warn, where nothing is wrong',
    by: WORKERS,
    target: LENIENT,
    run: async (worker) => {
      const warnings = await warnedOf(worker, { containers: [container()] });
      const said = warnings.filter((text) => text.includes('tenant-pods'));
      if (said.length > 0) throw new Error(`somebody was warned: ${said.join('; ')}`);
    },
  },
];

/** Guard rails that enforce beside others that only warn. */
export const MODE_ATTACKS: readonly Attack[] = [
  {
    route: 'E17',
    what: 'make a token that never expires, where other guard rails only warn',
    call: create('secrets', {
      type: 'kubernetes.io/service-account-token',
      metadata: { annotations: { 'kubernetes.io/service-account.name': 'default' } },
    }),
    by: WORKERS,
    target: LENIENT,
    refused: byPolicy('token-secrets', 'this Secret would hold a token that never ends'),
  },
];
