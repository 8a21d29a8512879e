import { Construct } from 'constructs';
import { coreRule } from './admission-rules';
import { AdmissionPolicy } from './admission-policy';
import { texts } from './cel';
import { type ManagedObjectsOptions, byOthers, isOurs } from './managed-objects';

/** Labels and annotations that we write, in addition to those in the domains. */
const FROZEN_KEYS = [
  'app.kubernetes.io/managed-by',
  'cost-center',
  'department',
  'environment',
  // Switches sidecars, and with them the identity of pods in the mesh, on and off.
  'istio-injection',
  // Which nodes its pods go to, and a level whose pods no policy of OpenShift judges.
  'openshift.io/node-selector',
  'openshift.io/run-level',
  'tenant',
];

/** Domains of keys that we write, or that open something. Those below them are meant too, as `topology.istio.io`. */
const FROZEN_DOMAINS = [
  // A policy engine looks away.
  'admission.gatekeeper.sh',
  // Whether and by whom it is delivered, compared and deleted, and which operator of Argo CD gets rights in it.
  'argocd.argoproj.io',
  'cdk8s-tenancy',
  // Which roles of a cloud its pods may take.
  'iam.amazonaws.com',
  'istio.io',
  // Whether jobs wait for their turn.
  'kueue.x-k8s.io',
  'linkerd.io',
  'pod-security.kubernetes.io',
  // Access to devices that others hold, under both of its names.
  'resource.k8s.io',
  'resource.kubernetes.io',
  // Which nodes its pods go to, and which taints they tolerate.
  'scheduler.alpha.kubernetes.io',
  // Whether Flux delivers and deletes it; one word makes it look away for good.
  'toolkit.fluxcd.io',
];

/** CEL for the keys in which two maps differ. */
function changes(before: string, after: string): string {
  return (
    `${before}.filter(k, !(k in ${after}) || ${after}[k] != ${before}[k]) + ` +
    `${after}.filter(k, !(k in ${before}))`
  );
}

/** CEL for a map of the metadata of an object. */
function metadata(object: string, map: 'labels' | 'annotations'): string {
  return `${object}.metadata.?${map}.orValue({})`;
}

/**
 * The policy `managed-namespaces` of the guard rail `managedObjects`: the labels and annotations of our Namespaces that
 * carry a guard stay as they are written, through all three ways to write them, and nobody else deletes a Namespace. All
 * other keys stay free: platforms such as Rancher and OpenShift keep notes of their own there.
 *
 * It is bound without a selector, which would look at the new labels and so let that request through which takes the
 * selecting label away. The switch of the rail is read from the Namespace as it was.
 */
export class ManagedNamespaces extends Construct {
  constructor(scope: Construct, id: string, props: Pick<ManagedObjectsOptions, 'reconcilers'>) {
    super(scope, id);
    new AdmissionPolicy(this, 'Namespaces', {
      name: 'managed-namespaces',
      switchedIn: 'oldObject',
      match: { managedNamespaces: false },
      rails: [
        {
          rail: 'managedObjects',
          rules: [
            coreRule(['CREATE', 'UPDATE', 'DELETE'], 'namespaces'),
            coreRule(['UPDATE'], 'namespaces/finalize', 'namespaces/status'),
          ],
          matchConditions: [
            { name: 'ours', expression: `(${isOurs('oldObject')}) || (${isOurs('object')})` },
            ...byOthers(props.reconcilers),
          ],
          variables: [
            { name: 'ours', expression: isOurs('oldObject') },
            { name: 'labelsBefore', expression: metadata('oldObject', 'labels') },
            { name: 'labels', expression: metadata('object', 'labels') },
            { name: 'annotationsBefore', expression: metadata('oldObject', 'annotations') },
            { name: 'annotations', expression: metadata('object', 'annotations') },
            {
              name: 'changed',
              expression: `${changes('variables.labelsBefore', 'variables.labels')} + ${changes('variables.annotationsBefore', 'variables.annotations')}`,
            },
            {
              name: 'frozen',
              // A key has one slash at most, so that a domain ends there.
              expression: `variables.changed.filter(k, k in ${texts(FROZEN_KEYS)} || ${texts(FROZEN_DOMAINS)}.exists(d, ('.' + k).contains('.' + d + '/')))`,
            },
          ],
          validations: [
            {
              expression: `variables.ours || !(${isOurs('object')})`,
              message: 'this label is for namespaces that are written from tenants.yaml',
              messageExpression:
                "'the label `app.kubernetes.io/managed-by: cdk8s-tenancy` is for namespaces that are written from tenants.yaml. Leave it out. The account that delivers those must be in `platform.reconcilers`.'",
            },
            {
              expression: "request.operation != 'DELETE'",
              message: 'this namespace is removed by tenants.yaml, not here',
              messageExpression:
                "'this namespace is removed by tenants.yaml, not here. Ask your platform team to write `state: removed` there.'",
            },
            {
              expression:
                "!variables.ours || request.operation == 'DELETE' || size(variables.frozen) == 0",
              message: 'these labels and annotations are written from tenants.yaml',
              messageExpression:
                "'these labels and annotations of a namespace stay as they are written in tenants.yaml: ' + variables.frozen.join(', ') + '. Ask your platform team to change them there.'",
            },
            {
              // An owner that does not exist makes the garbage collector delete the namespace; without its finalizer, it
              // leaves what is in it to the next namespace of that name.
              expression:
                "!variables.ours || request.operation == 'DELETE' || " +
                '(object.?spec == oldObject.?spec && object.metadata.?ownerReferences.orValue([]).all(o, o in oldObject.metadata.?ownerReferences.orValue([])))',
              message: 'a namespace that is written from tenants.yaml belongs to nothing else',
              messageExpression:
                "'this namespace is written from tenants.yaml: it has no other owner, and ends in its own time. Leave its owners and `spec.finalizers` as they are.'",
            },
          ],
        },
      ],
    });
  }
}
