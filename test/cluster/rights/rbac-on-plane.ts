import { ruleKey, rulesIn } from '../../../lib/verify/rights/rbac-rule';
import type { Rights } from '../../../lib/verify/rights/rights';
import { untilNamesAreFree } from '../battery/free-names';
import type { Manifest } from '../battery/trees';
import type { ControlPlane } from '../control-plane';
import { waitFor } from '../wait';
import { BOOTSTRAPPING } from './built-in-table';
import { review } from './reviews';

const API = '/apis/rbac.authorization.k8s.io/v1';
const PLURALS = ['clusterrolebindings', 'rolebindings', 'clusterroles', 'roles'] as const;

/** Applies roles and bindings, and the namespaces that they are in. */
export async function applyRbac(plane: ControlPlane, objects: readonly Manifest[]): Promise<void> {
  const names = new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []));
  const namespaces = [...names].map((name) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  }));
  await untilNamesAreFree(plane, [...names]);
  await plane.apply([...namespaces, ...objects]);
}

/** Takes all roles and bindings away but those that the control plane made when it started. */
export async function clearRbac({ request }: ControlPlane): Promise<void> {
  for (const plural of PLURALS) {
    const { body } = await request('GET', `${API}/${plural}`);
    for (const { metadata } of body.items as Manifest[]) {
      if (metadata.labels?.[BOOTSTRAPPING] !== undefined) continue;
      const within = metadata.namespace === undefined ? '' : `/namespaces/${metadata.namespace}`;
      const path = `${API}${within}/${plural}/${encodeURIComponent(metadata.name)}`;
      await request('DELETE', path);
    }
  }
}

let canaries = 0;

/**
 * Waits until the controller has written the rules of aggregated roles, and the authorizer knows everything that was
 * applied. Says which roles have other rules than ours after half a minute.
 */
export async function settle(plane: ControlPlane, rights: Rights): Promise<string | undefined> {
  let wrong: string[] = [];
  const isSettled = async (): Promise<boolean> => {
    wrong = await otherRules(plane, rights);
    return wrong.length === 0;
  };
  await waitFor(isSettled, { what: 'aggregated roles', seconds: 30, everyMilliseconds: 150 }).catch(
    () => undefined,
  );
  await seeCanary(plane);
  return wrong.length === 0 ? undefined : `other rules: ${wrong.join(', ')}`;
}

async function otherRules({ request }: ControlPlane, rights: Rights): Promise<string[]> {
  const { body } = await request('GET', `${API}/clusterroles`);
  return (body.items as Manifest[]).flatMap((object) => {
    if (object['aggregationRule'] === undefined) return [];
    const { name } = object.metadata;
    const ours = rights.findRole({ kind: 'ClusterRole', name })?.rules ?? [];
    return same(rulesIn(object).map(ruleKey), ours.map(ruleKey)) ? [] : [name];
  });
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join() === [...other].sort().join();
}

/**
 * The authorizer hears of objects of one kind in the order in which they came: when it knows the last of each kind, it
 * knows all.
 */
async function seeCanary({ apply, request }: ControlPlane): Promise<void> {
  const name = `canary-${++canaries}`;
  const api = { apiVersion: 'rbac.authorization.k8s.io/v1' };
  const rules = [{ apiGroups: [''], resources: ['canaries'], verbs: [name] }];
  const within = { name, namespace: 'default' };
  const bound = (kind: string) => ({
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: `${kind}-${name}` }],
  });
  await apply([
    { ...api, kind: 'ClusterRole', metadata: { name }, rules },
    { ...api, kind: 'Role', metadata: within, rules },
    { ...api, kind: 'ClusterRoleBinding', metadata: { name }, ...bound('ClusterRole') },
    { ...api, kind: 'RoleBinding', metadata: within, ...bound('Role') },
  ]);
  for (const kind of ['ClusterRole', 'Role']) {
    const requester = { user: `${kind}-${name}`, groups: [] };
    const action = { verb: name, group: '', resource: 'canaries', namespace: 'default' };
    await waitFor(async () => (await review(request, { requester, action })) === 'allowed', {
      what: 'the authorizer to know what was applied',
      seconds: 30,
      everyMilliseconds: 20,
    });
  }
}
