import type { PeopleList } from '../fleet/model/props';
import { LISTS_OF_PEOPLE } from '../fleet/values/subjects';
import { applicationName } from './argo-names';
import type { NamespaceView } from './namespace-view';

/** A role of a project. */
export interface ArgoRole {
  readonly name: string;
  /** Groups, as a policy of Argo CD writes them. */
  readonly groups: readonly string[];
  /** Lines of a policy of Argo CD. */
  readonly policies: readonly string[];
}

/**
 * What each list of people may do with Applications. Nobody opens a shell through Argo CD, and nobody has it run actions on
 * objects: it does both with its own rights.
 */
const VERBS: Readonly<Record<PeopleList, readonly string[]>> = {
  admins: ['get', 'sync', 'override'],
  users: ['get', 'sync'],
  viewers: ['get'],
  deployers: ['get', 'sync'],
};

/** What everybody may do where nothing is deployed. */
const LOOK: readonly string[] = ['get'];

/** Who may also write Applications where that is granted, and what it takes. */
const WRITERS: readonly PeopleList[] = ['admins', 'users'];
const WRITE: readonly string[] = ['create', 'update', 'delete'];

/**
 * The roles of a project, for groups: Argo CD knows single people by what its login says of them. Environments with the same
 * groups share a role. Otherwise each has its own, which is about the Applications of its namespace: who deploys to one
 * environment does not deploy to another.
 */
export function argoRoles(project: string, views: readonly NamespaceView[]): ArgoRole[] {
  return LISTS_OF_PEOPLE.flatMap((list) => {
    const alike = new Set(views.map((view) => termsOf(view, list))).size === 1;
    if (alike) return roleOf(project, list, views, { name: list, applications: ['*'] });
    return views.flatMap((view) =>
      roleOf(project, list, [view], {
        name: `${view.environment}-${list}`,
        applications: applicationsOf(view),
      }),
    );
  });
}

function roleOf(
  project: string,
  list: PeopleList,
  views: readonly NamespaceView[],
  { name, applications }: { readonly name: string; readonly applications: readonly string[] },
): ArgoRole[] {
  const groups = groupsOf(views[0]!, list);
  if (groups.length === 0 || applications.length === 0) return [];
  const allow = (resource: string, verb: string, object: string): string =>
    `p, proj:${project}:${name}, ${resource}, ${verb}, ${project}/${object}, allow`;
  const { deploys } = views[0]!.life;
  const written =
    deploys && WRITERS.includes(list) ? views.filter(isSelfService).map(ownApplications) : [];
  return [
    {
      name,
      groups,
      policies: [
        ...applications.flatMap((object) => [
          ...(deploys ? VERBS[list] : LOOK).map((verb) => allow('applications', verb, object)),
          allow('logs', 'get', object),
        ]),
        ...written.flatMap((object) => WRITE.map((verb) => allow('applications', verb, object))),
      ],
    },
  ];
}

/** Environments with the same terms share a role. */
function termsOf(view: NamespaceView, list: PeopleList): string {
  return [view.life.deploys, ...groupsOf(view, list)].join('\n');
}

/** The groups of a list. One with a quotation mark is left out: no policy can write it. */
function groupsOf({ spec }: NamespaceView, list: PeopleList): string[] {
  return (spec[list] ?? []).flatMap(({ group }) => {
    if (group === undefined || group.includes('"')) return [];
    return group.includes(',') ? `"${group}"` : group;
  });
}

/** The Applications of a namespace: those that the platform makes, and those that its people write in it. */
function applicationsOf(view: NamespaceView): string[] {
  const names = Object.keys(view.spec.deploy?.repositories ?? {});
  return [
    ...names.map((name) => applicationName(view.namespace, name)),
    ...(isSelfService(view) ? [ownApplications(view)] : []),
  ];
}

function isSelfService({ spec }: NamespaceView): boolean {
  return spec.deploy?.selfService === true;
}

/** The Applications that people write in a namespace. */
function ownApplications({ namespace }: NamespaceView): string {
  return `${namespace}/*`;
}
