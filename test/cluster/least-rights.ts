import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { parse } from 'yaml';
import type { ReadingCommand } from '../../lib/cluster/rights/reading-commands';
import { type Share, WHOLE, shareOf } from './battery/sample';
import type { CaseScene } from './run-cases';
import { tenancy } from './usage/command';

interface Role {
  readonly metadata: { readonly name: string };
  readonly rules: readonly {
    readonly apiGroups: readonly string[];
    readonly resources: readonly string[];
    readonly verbs: readonly string[];
  }[];
}

/** A verb on a resource of an API group. */
export type Piece = readonly [group: string, resource: string, verb: string];

/** What to prove for a command that reads a cluster. */
export interface LeastRights {
  readonly command: ReadingCommand;
  /** The arguments of the command, without those that choose the cluster. */
  readonly args: readonly string[];
  /** The exit statuses with which it works. */
  readonly works: readonly number[];
  /** What the cluster at hand needs: a rule for something that it does not have does no harm. */
  readonly needs?: (piece: Piece) => boolean;
  /** How a missing right is said, if not as that verb on that thing. */
  readonly says?: (piece: Piece) => RegExp | undefined;
  /** Which parts of the role are taken away: some of each verb. */
  readonly share?: Share;
}

const READER = 'reader@example.com';

/** With the role that `tenancy cluster-role` prints, a command works; without any part of it, it says what is missing. */
export async function provesLeastRights(
  scene: CaseScene,
  { command, args, works, needs = () => true, says = () => undefined, share = WHOLE }: LeastRights,
): Promise<void> {
  const { plane, check } = scene;
  const kubeconfig = await readerKubeconfig(scene);
  const role = parse((await tenancy(['cluster-role', command])).stdout) as Role;
  const bind = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'reader' },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: role.metadata.name,
    },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: READER }],
  };
  await plane.apply([bind]);
  const ask = async (): Promise<string> => {
    const { status, stderr } = await tenancy([
      ...args,
      // A busy machine takes its time.
      ...['--request-timeout', '5m', '--kubeconfig', kubeconfig],
    ]);
    return works.includes(status) ? 'works' : stderr;
  };
  await plane.apply([role]);
  check(`with the role, ${command} works`, is(await ask(), /^works$/));
  const needed = pieces(role).filter(needs);
  for (const lost of shareOf(needed, share, String, ([, , verb]) => verb)) {
    const [group, resource, verb] = lost;
    await plane.apply([without(role, lost)]);
    const thing = group === '' ? resource : `${resource}.${group}`;
    const said = await ask();
    const wanted = says(lost);
    const isSaid =
      wanted === undefined
        ? said.includes(`does not let user "${READER}" ${verb} ${thing} in all namespaces`) &&
          said.includes(`tenancy cluster-role ${command}`)
        : wanted.test(said);
    check(`without ${verb} ${thing}, ${command} says so`, isSaid ? undefined : said);
  }
  await plane.apply([role]);
  check(`with the role again, ${command} works`, is(await ask(), /^works$/));
  await plane.request('DELETE', (await plane.findPath(bind))!);
  await plane.request('DELETE', (await plane.findPath({ ...ROLE, metadata: role.metadata }))!);
}

const ROLE = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' };

function pieces({ rules }: Role): Piece[] {
  return rules.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap((group) =>
      resources.flatMap((resource) => verbs.map((verb) => [group, resource, verb] as const)),
    ),
  );
}

function without(role: Role, lost: Piece): Role {
  const rules = pieces(role)
    .filter((piece) => piece.join() !== lost.join())
    .map(([group, resource, verb]) => ({
      apiGroups: [group],
      resources: [resource],
      verbs: [verb],
    }));
  return { ...role, rules };
}

/** The administrator's kubeconfig, with somebody else in whose name it asks. */
async function readerKubeconfig({ plane, folder }: CaseScene): Promise<string> {
  const config = parse(await fs.readFile(plane.kubeconfig, 'utf8')) as {
    users: { user: Record<string, unknown> }[];
  };
  for (const { user } of config.users) {
    user['as'] = READER;
    user['as-groups'] = ['readers', 'system:authenticated'];
  }
  const file = path.join(folder, 'reader.kubeconfig');
  await fs.writeFile(file, JSON.stringify(config));
  return file;
}

function is(text: string, pattern: RegExp): string | undefined {
  return pattern.test(text) ? undefined : text;
}
