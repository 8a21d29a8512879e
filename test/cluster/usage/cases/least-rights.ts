import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { parse } from 'yaml';
import { tenancy } from '../command';
import type { UsageScene } from '../scene';

interface Role {
  readonly metadata: { readonly name: string };
  readonly rules: readonly {
    readonly apiGroups: readonly string[];
    readonly resources: readonly string[];
    readonly verbs: readonly string[];
  }[];
}

const READER = 'reader@example.com';

/** With the role that `tenancy cluster-role usage` prints, usage works; without any part of it, it says what is missing. */
export async function leastRights(scene: UsageScene): Promise<void> {
  const { plane, check } = scene;
  const kubeconfig = await readerKubeconfig(scene);
  const role = parse((await tenancy(['cluster-role', 'usage'])).stdout) as Role;
  await plane.apply([
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'reader' },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: role.metadata.name,
      },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: READER }],
    },
  ]);
  const ask = async (): Promise<string> => {
    const args = ['-f', scene.file, 'usage', '--json', '--kubeconfig', kubeconfig];
    const { status, stderr } = await tenancy(args);
    return status === 0 ? 'works' : stderr;
  };
  await plane.apply([role]);
  check('with the role, usage works', is(await ask(), /^works$/));
  for (const lost of pieces(role)) {
    const [group, resource, verb] = lost;
    await plane.apply([without(role, lost)]);
    const thing = group === '' ? resource : `${resource}.${group}`;
    const said = await ask();
    const wanted = `does not let user "${READER}" ${verb} ${thing} in all namespaces`;
    const isSaid = said.includes(wanted) && said.includes('tenancy cluster-role usage');
    check(`without ${verb} ${thing}, usage says so`, isSaid ? undefined : said);
  }
  await plane.apply([role]);
  check('with the role again, usage works', is(await ask(), /^works$/));
}

type Piece = readonly [group: string, resource: string, verb: string];

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
async function readerKubeconfig({ plane, folder }: UsageScene): Promise<string> {
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
