import { type Piece, provesLeastRights } from '../../least-rights';
import type { DriftScene } from '../scene';

/**
 * What the role of `tenancy cluster-role drift` gives is enough, and each part of it is needed, for the kinds that are in the
 * tree.
 */
export async function rights(scene: DriftScene): Promise<void> {
  const { plane, objects, dist, folder, share } = scene;
  const served = new Set(
    await Promise.all(
      objects.map(async (object) => {
        const path = (await plane.findPath(object))!;
        const [, group = '', resource] =
          /^\/(?:api|apis\/([^/]+))\/[^/]+\/(?:namespaces\/[^/]+\/)?([^/]+)\/[^/]+$/.exec(path)!;
        return `${group} ${resource}`;
      }),
    ),
  );
  const needs = ([group, resource, verb]: Piece): boolean =>
    served.has(`${group} ${resource}`) &&
    // Bindings of the tree name ClusterRoles alone, and the tree has no Roles.
    !(resource === 'roles' && ['bind', 'escalate'].includes(verb));
  await provesLeastRights(scene, {
    command: 'drift',
    args: ['-f', `${folder}/tenants.yaml`, 'drift', '--output', dist, '--format', 'json'],
    works: [0, 1],
    share,
    needs,
    says: ([, resource, verb]) => {
      // Only what has the name of no object is made in the dry run, wherever that is.
      if (verb === 'create') return new RegExp(`does not let user ".*" create ${resource}`);
      if (verb === 'patch') return new RegExp(`does not let user ".*" patch ${resource}`);
      if (verb === 'bind') return /does not let .* bind clusterroles\.rbac.*cluster-role drift/;
      if (verb === 'escalate') {
        return /does not let .* escalate clusterroles\.rbac.*cluster-role drift/;
      }
      return undefined;
    },
  });
}
