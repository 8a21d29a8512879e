import type { ReportGrant, ReportOwner, ReportRole } from './report-data';
import { environmentsIn, type ReportScope } from './report-scope';

/** A role that somebody has in namespaces of one owner, or beyond all of them. */
export interface AccessRow {
  readonly grant: ReportGrant;
  readonly role: ReportRole;
  /** Absent: it holds everywhere, or in namespaces of nobody. */
  readonly owner?: ReportOwner;
  /** In words. */
  readonly where: string;
}

/** One row for each owner in whose namespaces somebody has a role. */
export function accessRows({ data }: ReportScope): AccessRow[] {
  const owners = new Map(
    environmentsIn(data).map(({ owner, environment: { namespace, cluster } }) => [
      keyOf(namespace, cluster),
      owner,
    ]),
  );
  return data.access.grants.flatMap((grant) => {
    const role = data.access.roles[grant.role]!;
    const wide = grant.everywhere === true ? [{ grant, role, where: 'everywhere' }] : [];
    const byOwner = new Map<ReportOwner | undefined, string[]>();
    for (const namespace of grant.namespaces) {
      const owner = owners.get(keyOf(namespace, grant.cluster));
      byOwner.set(owner, [...(byOwner.get(owner) ?? []), namespace]);
    }
    const narrow = [...byOwner].map(([owner, namespaces]) => ({
      grant,
      role,
      ...(owner === undefined
        ? { where: namespaces.join(', ') }
        : { owner, where: environmentsText(owner, namespaces, grant.cluster) }),
    }));
    return [...wide, ...narrow];
  });
}

/** The environments of an owner in its own order, or that they are all of those that it has on the cluster. */
function environmentsText(
  { environments }: ReportOwner,
  namespaces: readonly string[],
  cluster: string | undefined,
): string {
  const there = environments.filter((one) => one.cluster === cluster);
  const held = there.filter(({ namespace }) => namespaces.includes(namespace));
  return held.length === there.length && there.length > 1
    ? 'all environments'
    : held.map(({ name }) => name).join(', ');
}

function keyOf(namespace: string, cluster = ''): string {
  return `${cluster}/${namespace}`;
}
