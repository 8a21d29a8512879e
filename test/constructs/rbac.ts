import type { ApiManifest } from './objects';

/** A rule of a role. */
export interface Rule {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly verbs: string[];
}

/** One thing that a role lets do. */
export interface Permission {
  readonly group: string;
  /** The plural, with its subresource where it has one: `pods/exec`. */
  readonly resource: string;
  readonly verb: string;
}

/** Everything that a role lets do, one by one. */
export function permissionsOf(role: ApiManifest): Permission[] {
  return (role['rules'] as Rule[]).flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap((group) =>
      resources.flatMap((resource) => verbs.map((verb) => ({ group, resource, verb }))),
    ),
  );
}

/** Whether a role lets do something, as the API server decides it. */
export function may(role: ApiManifest, verb: string, group: string, resource: string): boolean {
  const subresource = resource.includes('/') ? `*/${resource.split('/')[1]}` : resource;
  const among = (list: string[], ...names: string[]): boolean =>
    list.includes('*') || names.some((name) => list.includes(name));
  return (role['rules'] as Rule[]).some(
    ({ apiGroups, resources, verbs }) =>
      among(verbs, verb) && among(apiGroups, group) && among(resources, resource, subresource),
  );
}

/** How a permission reads: `create pods/exec`, `get rayclusters.ray.io`. */
export function permissionText({ group, resource, verb }: Permission): string {
  const [plural, subresource] = resource.split('/');
  const kind = group === '' ? plural! : `${plural}.${group}`;
  return `${verb} ${kind}${subresource === undefined ? '' : `/${subresource}`}`;
}
