import type { FleetPlatform } from '../../fleet/model/fleet';
import { allKinds } from '../../fleet/catalogue/all-kinds';
import type { NamespacedKind } from '../../fleet/catalogue/namespaced-kind';
import { rulesByGroup } from './admission-rules';
import type { AdmissionExpression, AdmissionRule } from './rail';
import { notBy } from './callers';

/** The annotation that says who made a workload. */
export const STAMP = 'cdk8s-tenancy/created-by';

/** What decides whose work something is. */
export type StampOptions = Pick<FleetPlatform, 'kinds' | 'controllers' | 'reconcilers'>;

/** Workloads whose pods are described elsewhere. They run all the same. */
const WITHOUT_TEMPLATE: readonly string[] = [
  'inferencegraphs.serving.kserve.io',
  'workspaces.kubeflow.org',
];

/** The workloads of tenants: one rule for each API group. Parts of pods that can be changed belong to them. */
export function workloadRules(
  options: Pick<StampOptions, 'kinds'>,
  operations: readonly string[],
): AdmissionRule[] {
  return rulesFor(options, operations, () => false);
}

/** As workloadRules, with more kinds that tenants write. */
export function rulesFor(
  { kinds }: Pick<StampOptions, 'kinds'>,
  operations: readonly string[],
  isMore: (kind: NamespacedKind) => boolean,
): AdmissionRule[] {
  const judged = allKinds(kinds).filter(
    (kind) => isWritten(kind) && (isWorkload(kind) || isMore(kind)),
  );
  return rulesByGroup(judged, operations);
}

/** Whether people in tenants may write a kind. */
export function isWritten({ user, admin }: NamespacedKind): boolean {
  return user === 'write' || admin === 'write';
}

function isWorkload({ group, resource, podTemplates = [] }: NamespacedKind): boolean {
  return podTemplates.length > 0 || WITHOUT_TEMPLATE.includes(`${resource}.${group}`);
}

/**
 * Where a stamp is in a workload, by the way to the metadata that holds it. Templates are stamped where their pods are
 * made by Kubernetes itself, which does not say for whom it makes them.
 */
export const METADATA: readonly string[] = [];
const TEMPLATE = ['spec', 'template'];
const JOB_TEMPLATE = ['spec', 'jobTemplate'];

/** CEL for a list with an item for each place of a stamp in the kind of a request. */
export function places(item: (path: readonly string[]) => string): string {
  return (
    `[${item(METADATA)}] + ` +
    `(variables.kind == 'cronjobs.batch' ? [${item(JOB_TEMPLATE)}, ${item([...JOB_TEMPLATE, ...TEMPLATE])}] : ` +
    `request.resource.group in ['apps', 'batch'] ? [${item(TEMPLATE)}] : [])`
  );
}

/** CEL for the annotations at a place of an object, as an optional value. */
export function annotationsAt(object: string, path: readonly string[]): string {
  return `dyn(${object})${path.map((key) => `.?${key}`).join('')}.?metadata.?annotations`;
}

/** CEL for the stamp at a place of an object; empty without one. */
export function stampAt(object: string, path: readonly string[]): string {
  return `${annotationsAt(object, path)}[?'${STAMP}'].orValue('')`;
}

/**
 * CEL for whether somebody else than Kubernetes itself sends a request. Its controllers make, change and delete what
 * belongs to workloads. Never all of `system:`, because every pod of a tenant belongs to it.
 */
export const NOT_KUBERNETES_ITSELF =
  "request.userInfo.username != 'system:kube-controller-manager' && " +
  "!request.userInfo.username.startsWith('system:serviceaccount:kube-system:')";

/** Lets those through who work for everybody: Kubernetes itself, and whom the platform names. */
export function byPeople({ controllers, reconcilers }: StampOptions): AdmissionExpression[] {
  return [
    { name: 'not-by-kubernetes-itself', expression: NOT_KUBERNETES_ITSELF },
    ...notBy('not-by-reconcilers', reconcilers),
    ...notBy('not-by-controllers', controllers),
  ];
}

/** How `platform.kinds` calls the kind of a request, and whether its caller works for others. */
export const CALLER: readonly AdmissionExpression[] = [
  {
    name: 'kind',
    expression:
      "request.resource.resource + (request.resource.group == '' ? '' : '.' + request.resource.group)",
  },
  {
    // Operators, the scheduler and nodes: who may do this in every namespace does it for everybody.
    name: 'operator',
    expression:
      "(request.operation == 'UPDATE' ? ['patch', 'update'] : [request.operation.lowerAscii()]).exists(verb, " +
      'authorizer.group(request.resource.group).resource(request.resource.resource)' +
      ".subresource(request.?subResource.orValue('')).check(verb).allowed())",
  },
  {
    // Admins of the tenant, and engines that change the one kind that they are for: a permission that roles give.
    name: 'deputy',
    expression:
      "authorizer.group('cdk8s-tenancy').resource('otherswork').namespace(request.namespace)" +
      ".name(variables.kind).check('update').allowed()",
  },
];
