import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import type { MeaningOf } from './object-meaning';
import { DANGERS } from '../../verify/rights/danger-table';
import { dangersOf } from '../../verify/rights/dangers';
import type { Grant } from '../../verify/rights/rbac-grants';
import { type Subject, subjectKey } from '../../verify/rights/rbac-subject';
import type { Rights } from '../../verify/rights/rights';
import { NumberedList } from './numbered-list';
import type { ReportAccess, ReportGrant, ReportRole } from './report-data';

/** Who has which role where, on all clusters, as roles and bindings grant it. */
export function reportAccess(fleets: readonly Fleet[], meaningOf: MeaningOf): ReportAccess {
  const roles = new RoleList();
  const grants = fleets.flatMap((fleet) => {
    const { rights } = meaningOf(fleet);
    const name = clusterOf(fleet);
    const cluster = name === undefined ? {} : { cluster: name };
    return rights
      .subjects()
      .flatMap((subject) => grantsTo(subject, ownGrants(rights, subject), roles))
      .map((grant) => ({ ...grant, ...cluster }));
  });
  return { roles: roles.all, grants, dangers: dangersIn(roles.all) };
}

/** The dangerous rights that some role of a report gives, in the order of the table. */
function dangersIn(roles: readonly ReportRole[]): ReportAccess['dangers'] {
  const used = new Set(roles.flatMap(({ dangers }) => dangers.map(({ title }) => title)));
  return DANGERS.filter(({ title }) => used.has(title)).map(({ title, reason, risk }) => ({
    title,
    reason,
    risk,
  }));
}

/** What bindings of files grant a subject by its own name, and not through a group that it is in. */
function ownGrants(rights: Rights, subject: Subject): Grant[] {
  const key = subjectKey(subject);
  return rights
    .grantsOf(subject)
    .filter((grant) => !grant.binding.isBuiltIn && subjectKey(grant.subject) === key);
}

/** One entry for each role, with all of the namespaces in which the subject has it. */
function grantsTo(subject: Subject, grants: readonly Grant[], roles: RoleList): ReportGrant[] {
  const byRole = new Map<number, { everywhere: boolean; namespaces: Set<string> }>();
  for (const grant of grants) {
    const index = roles.indexOf(grant);
    const entry = byRole.get(index) ?? { everywhere: false, namespaces: new Set<string>() };
    byRole.set(index, entry);
    if (grant.namespace === undefined) entry.everywhere = true;
    else entry.namespaces.add(grant.namespace);
  }
  return [...byRole].map(([role, { everywhere, namespaces }]) => ({
    kind: subject.kind,
    subject:
      subject.namespace === undefined ? subject.name : `${subject.namespace}/${subject.name}`,
    role,
    ...(everywhere ? { everywhere } : {}),
    namespaces: [...namespaces].sort(),
  }));
}

/**
 * Roles by what they are called and what they allow: a Role of the same name may allow another thing elsewhere, and a
 * ClusterRole gives nothing on what is in no namespace where a RoleBinding grants it.
 */
class RoleList {
  private readonly known = new Map<Grant['rules'], Map<string, number>>();
  private readonly roles = new NumberedList<ReportRole>();

  get all(): readonly ReportRole[] {
    return this.roles.all;
  }

  indexOf({ namespace, role: { kind, name }, rules, rolePlace }: Grant): number {
    const isInNamespace = namespace !== undefined;
    const title = `${kind}/${name}/${isInNamespace}`;
    const byTitle = this.known.get(rules) ?? new Map<string, number>();
    this.known.set(rules, byTitle);
    let index = byTitle.get(title);
    if (index === undefined) {
      index = this.roles.numberOf({
        kind,
        name,
        ...(rolePlace === undefined ? { isMissing: true } : {}),
        dangers: dangersOf(rules, isInNamespace).map(({ danger, names }) => ({
          title: danger.title,
          ...(names === undefined ? {} : { names }),
        })),
      });
      byTitle.set(title, index);
    }
    return index;
  }
}
