import { Construct } from 'constructs';
import { accountUser } from '../../fleet/values/subjects';
import type { NamespaceView } from '../../plan/namespace-view';
import { SYNCED_LABEL, VCLUSTER_NAMES } from '../../plan/vcluster-names';
import { Manifest } from '../api-object/manifest';
import { guardMetadata } from '../api-object/metadata';

const { release, syncer, workloads } = VCLUSTER_NAMES;

/** What must be true of a pod that the syncer makes, and what to say if it is not. */
const VALIDATIONS = [
  {
    expression: `object.metadata.?labels[?'${SYNCED_LABEL}'].orValue('') == '${release}'`,
    message: `a pod of a virtual cluster has the label ${SYNCED_LABEL}, which closes the way to the API server of the cluster`,
  },
  {
    expression: `object.spec.?serviceAccountName.orValue('') == '${workloads}'`,
    message: `a pod of a virtual cluster runs with the account ${workloads}, which has no rights`,
  },
  {
    expression:
      '!object.spec.?automountServiceAccountToken.orValue(true) && !dyn(object.spec).?volumes.orValue([]).exists(v, v.?projected.?sources.orValue([]).exists(s, has(s.serviceAccountToken)))',
    message: 'a pod of a virtual cluster gets no token of the cluster that it runs on',
  },
] as const;

/**
 * Keeps the syncer to what it is for: the pods that it makes for a virtual cluster are recognised by its label, and run with
 * an account that has no rights. Were the syncer taken over from inside, its pods would still not have its own account.
 *
 * All guard rails of the namespace judge these pods as well. This policy is about one account in one namespace, so that
 * clusters without virtual clusters have none of it.
 */
export class SyncerGuard extends Construct {
  constructor(scope: Construct, id: string, { namespace, state }: NamespaceView) {
    super(scope, id);
    const name = `virtual-cluster-${namespace}`;
    const metadata = guardMetadata(name, undefined, state);
    const apiVersion = 'admissionregistration.k8s.io/v1';
    new Manifest(this, 'Policy', {
      apiVersion,
      kind: 'ValidatingAdmissionPolicy',
      metadata,
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          resourceRules: [
            { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] },
          ],
        },
        matchConditions: [
          {
            name: 'by-the-syncer',
            expression: `request.userInfo.username == '${accountUser(`${namespace}/${syncer}`)}'`,
          },
        ],
        validations: VALIDATIONS.map(({ expression, message }) => ({
          expression,
          message,
          messageExpression: `'${message}'`,
          reason: 'Forbidden',
        })),
      },
    });
    new Manifest(this, 'Binding', {
      apiVersion,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata,
      spec: {
        policyName: name,
        validationActions: ['Deny'],
        matchResources: {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        },
      },
    });
  }
}
