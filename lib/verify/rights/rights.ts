import type { ManifestObject } from '../objects/manifest-objects';
import { builtInObjects } from './built-in-rbac';
import { type Action, type ResourceAction, isNameless, isUrlAction } from './rbac-action';
import { type Binding, type Grant, readBinding } from './rbac-grants';
import { RBAC_GROUP } from './rbac-group';
import { type RbacRole, RbacRoles, type RoleName } from './rbac-roles';
import { type RbacRule, ruleAllows } from './rbac-rule';
import {
  GROUPS,
  type Requester,
  type Subject,
  compareSubjects,
  requesterKeys,
  requesterOf,
  subjectKey,
} from './rbac-subject';

/** A subject that may do something, and by which grants. */
export interface Holder {
  readonly subject: Subject;
  readonly grants: readonly Grant[];
}

const ROLE_KINDS: readonly string[] = ['ClusterRole', 'Role'];
const BINDING_KINDS: readonly string[] = ['ClusterRoleBinding', 'RoleBinding'];

/** What a subject is granted, by namespace; `''` is everywhere. */
type GrantsByNamespace = Map<string, Grant[]>;

/**
 * Who may do what with the roles and bindings of some objects, as the RBAC authorizer of the API server decides it.
 *
 * It knows what files can tell. Which groups somebody is in, only the identity provider knows. What other authorizers
 * permit, such as the one for kubelets, is not in any object.
 */
export class Rights {
  private readonly roles: RbacRoles;
  private readonly bySubject = new Map<string, GrantsByNamespace>();
  private readonly named = new Map<string, Subject>();

  /**
   * @param objects - only roles and bindings are looked at
   * @param builtIn - what the cluster has before anybody applies anything; objects with the same name replace it
   */
  constructor(
    objects: Iterable<ManifestObject>,
    builtIn: Iterable<ManifestObject> = builtInObjects(),
  ) {
    const all = [...builtIn, ...objects].filter(({ group }) => group === RBAC_GROUP);
    this.roles = new RbacRoles(all.filter(({ kind }) => ROLE_KINDS.includes(kind)));
    const bindings = new Map(
      all
        .filter(({ kind }) => BINDING_KINDS.includes(kind))
        .map(readBinding)
        .map((binding) => [`${binding.kind}/${binding.namespace ?? ''}/${binding.name}`, binding]),
    );
    for (const binding of bindings.values()) this.index(binding, this.roles.find(binding.role));
  }

  /** Everybody whom a binding names, groups first. What Kubernetes binds by itself is left out. */
  subjects(): readonly Subject[] {
    return [...this.named.values()].sort(compareSubjects);
  }

  /** A role with the rules that count, or nothing if it does not exist. */
  findRole(name: RoleName): RbacRole | undefined {
    return this.roles.find(name);
  }

  /**
   * What a subject is granted by name, and by each group that it is known to be in: those that Kubernetes adds, such as
   * `system:authenticated`, and those that are stated. For a group, it is what each of its members is granted.
   *
   * @param groups - the groups that the identity provider puts a user in
   */
  grantsOf(subject: Subject, groups: readonly string[] = []): readonly Grant[] {
    return requesterKeys(requesterOf(subject, groups)).flatMap((key) =>
      [...(this.bySubject.get(key)?.values() ?? [])].flat(),
    );
  }

  /** Whether a subject may do something; a member of a group, if it is one. */
  isAllowed(subject: Subject, action: Action, groups: readonly string[] = []): boolean {
    return this.mayRequest(requesterOf(subject, groups), action);
  }

  /** Whether somebody may do something whom the API server knows under a name and in groups. */
  mayRequest(requester: Requester, action: Action): boolean {
    // The API server does not ask for the rights of this group.
    if (requester.groups.includes(GROUPS.masters)) return true;
    return requesterKeys(requester).some((key) => {
      const grants = this.bySubject.get(key);
      return (
        grants !== undefined &&
        placesOf(action).some((place) => grants.get(place)?.some((grant) => allows(grant, action)))
      );
    });
  }

  /**
   * The subjects that bindings name and that may do something, each with the grants that permit it. Who is in a group
   * or is bound by a group alone does not appear by name.
   */
  whoCan(action: Action): readonly Holder[] {
    return this.holders((rule) => ruleAllows(rule, action), placesOf(action));
  }

  /** The same for a request in whichever namespace, or in none: each grant says where it permits it. */
  whoCanAnywhere(action: Action): readonly Holder[] {
    return this.holders(
      (rule) => ruleAllows(rule, action),
      isUrlAction(action) ? placesOf(action) : undefined,
    );
  }

  /**
   * Who may do something to single objects, by a rule that names them; whether they may do it to all is another question.
   *
   * @param action - one without a name; without a namespace, it is about all of them
   */
  whoCanByName(action: ResourceAction): readonly Holder[] {
    if (isNameless(action)) return [];
    const permits = (rule: RbacRule): boolean =>
      rule.resourceNames.some((name) => ruleAllows(rule, { ...action, name }));
    return this.holders(permits, action.namespace === undefined ? undefined : placesOf(action));
  }

  /** Those whom a rule that is true for `permits` is granted to, in these places, or in any. */
  private holders(
    permits: (rule: RbacRule) => boolean,
    places?: readonly string[],
  ): readonly Holder[] {
    const verdicts = new Map<Grant['rules'], boolean>();
    const isGranted = ({ rules }: Grant): boolean => {
      const verdict = verdicts.get(rules) ?? rules.some(permits);
      verdicts.set(rules, verdict);
      return verdict;
    };
    const holders: Holder[] = [];
    for (const byNamespace of this.bySubject.values()) {
      const grants = (places ?? [...byNamespace.keys()])
        .flatMap((place) => byNamespace.get(place) ?? [])
        .filter(isGranted);
      if (grants.length > 0) holders.push({ subject: grants[0]!.subject, grants });
    }
    return holders.sort((one, other) => compareSubjects(one.subject, other.subject));
  }

  private index(binding: Binding, role: RbacRole | undefined): void {
    const { namespace, role: name } = binding;
    for (const [key, subject] of new Map(binding.subjects.map((one) => [subjectKey(one), one]))) {
      if (!binding.isBuiltIn) this.named.set(key, subject);
      const grants: GrantsByNamespace = this.bySubject.get(key) ?? new Map<string, Grant[]>();
      this.bySubject.set(key, grants);
      const grant: Grant = {
        ...(namespace === undefined ? {} : { namespace }),
        subject,
        binding,
        role: name,
        rules: role?.rules ?? NO_RULES,
        ...(role === undefined ? {} : { rolePlace: role.place }),
      };
      const there = grants.get(namespace ?? '');
      if (there === undefined) grants.set(namespace ?? '', [grant]);
      else there.push(grant);
    }
  }
}

const NO_RULES: Grant['rules'] = [];

function allows({ rules }: Grant, action: Action): boolean {
  return rules.some((rule) => ruleAllows(rule, action));
}

/** Where a grant can be that permits a request: in its namespace, or everywhere. */
function placesOf(action: Action): string[] {
  const namespace = isUrlAction(action) ? '' : (action.namespace ?? '');
  return namespace === '' ? [''] : ['', namespace];
}
