import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import {
  OFFBOARD_RESOURCE_NAMES,
  kubectlName,
} from '../../../../lib/cluster/offboard/offboard-resources';
import type { ControlPlane } from '../../control-plane';
import { provesLeastRights } from '../../least-rights';
import { tenancy } from '../command';
import type { UsageScene } from '../scene';

/** A tenant with queues, claims and pods. */
const LEAVING = 'team-01';

/** A look at the cluster finds what lists of kubectl have, and its role is enough and no larger than needed. */
export async function offboarding(scene: UsageScene): Promise<void> {
  const { plane, folder, file, check } = scene;
  const held = path.join(folder, 'held');
  fs.mkdirSync(held);
  for (const name of OFFBOARD_RESOURCE_NAMES) {
    const list = byKubectl(plane, kubectlName(name));
    if (list !== undefined) fs.writeFileSync(path.join(held, `${name}.json`), list);
  }
  const ask = (...flags: readonly string[]) =>
    tenancy(['-f', file, 'offboard', LEAVING, '--check', ...flags]);
  const live = await ask('--live', '--kubeconfig', plane.kubeconfig, '--request-timeout', '5m');
  const dumped = await ask('--from', held);
  // A cluster that does not serve a kind has none of it; of a folder without its list, nobody knows.
  const known = dumped.stdout.replace(/^ *- \S+: not in the folder\.(?:.|\n {5})*\n/gm, '');
  check('a look at the cluster says what lists of it say', difference(live.stdout, known));
  const found = live.stdout.match(/has not ended/g)?.length ?? 0;
  check(`it finds ${found} pods that run`, found > 0 ? undefined : live.stdout + live.stderr);
  await provesLeastRights(scene, {
    command: 'offboard',
    args: ['-f', file, 'offboard', LEAVING, '--live', '--check'],
    works: [0, 1],
    needs: ([group]) => group !== 'snapshot.storage.k8s.io',
    says: ([group, resource]) =>
      ['pods', 'persistentvolumeclaims', 'workloads'].includes(resource)
        ? new RegExp(
            `list ${[resource, group].filter(Boolean).join('.')} in namespace .*-role offb`,
          )
        : undefined,
  });
}

/** All objects of a kind as kubectl prints them; undefined where the cluster does not serve it. */
function byKubectl({ kubectl, kubeconfig }: ControlPlane, kind: string): string | undefined {
  const args = ['get', kind, '--all-namespaces', '--output', 'json', '--kubeconfig', kubeconfig];
  const { status, stdout } = spawnSync(kubectl, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  return status === 0 ? stdout : undefined;
}

function difference(live: string, dumped: string): string | undefined {
  const [ours, theirs] = [live.split('\n'), dumped.split('\n')];
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  return at < 0 && ours.length === theirs.length
    ? undefined
    : `${ours[at]} (of ${ours.length} lines), and by lists ${theirs[at]} (of ${theirs.length})`;
}
