import { nearest } from '../../findings/nearest';
import { asText, valueAt } from '../../verify/objects/manifest-data';
import type { ManifestObject } from '../../verify/objects/manifest-objects';
import { Guards } from '../../verify/rights/guards-behind';
import { KnownKinds } from '../../verify/rights/known-kinds';
import { RightsProblem } from '../../verify/rights/request-words';
import { Rights } from '../../verify/rights/rights';
import type { Session } from '../session/session';
import { RBAC_GROUP } from '../../verify/rights/rbac-group';
import { Misuse } from '../session/status';
import { type ObjectFolder, readObjectFolder } from './object-folder';

/** What questions about rights are answered from. */
export interface RightsInput {
  readonly folder: string;
  readonly objects: readonly ManifestObject[];
  readonly rights: Rights;
  readonly guards: Guards;
  readonly kinds: KnownKinds;
  /** Whether some object is a role or a binding. */
  readonly hasRbac: boolean;
}

/** The kinds that have a part in an answer. */
const KINDS: ReadonlySet<string> = new Set([
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'Namespace',
  'Role',
  'RoleBinding',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
]);

export function readRights(session: Session, chosen: ObjectFolder): RightsInput {
  const { folder, objects } = readObjectFolder(session, chosen, KINDS);
  return {
    folder,
    objects,
    rights: new Rights(objects),
    guards: new Guards(objects),
    kinds: new KnownKinds(objects),
    hasRbac: objects.some(({ group }) => group === RBAC_GROUP),
  };
}

/** The namespaces that every cluster has. */
const OF_KUBERNETES = ['default', 'kube-node-lease', 'kube-public', 'kube-system'] as const;

/** A namespace that no object is in is misuse of the command, unless the folder has no Namespace at all. */
export function checkNamespace(
  { objects, folder }: RightsInput,
  namespace: string | undefined,
): void {
  const stated = objects.filter(({ group, kind }) => group === '' && kind === 'Namespace');
  if (namespace === undefined || stated.length === 0) return;
  const known = new Set<string>([
    ...OF_KUBERNETES,
    ...stated.map(({ data }) => asText(valueAt(data, 'metadata.name'))),
    ...objects.flatMap((object) => object.namespace ?? []),
  ]);
  if (known.has(namespace)) return;
  const near = nearest(namespace, known);
  throw new Misuse(
    `${folder} has no namespace ${JSON.stringify(namespace)}` +
      (near === undefined ? '' : `; did you mean ${near}?`),
  );
}

/** What is wrong with a question is misuse of the command. */
export function askRights<Answer>(ask: () => Answer): Answer {
  try {
    return ask();
  } catch (error) {
    throw error instanceof RightsProblem ? new Misuse(error.message) : error;
  }
}
