import { Construct } from 'constructs';
import { coreRule } from './admission-rules';
import { AdmissionPolicy } from './admission-policy';
import { CLAIM_ANNOTATION_VALIDATIONS, CLAIM_ANNOTATION_VARIABLES } from './claim-annotations';
import { parameter, shown, texts } from './cel';

/** Binds claims to volumes, under one of two names that depend on a flag of the controller manager. */
const BINDERS = texts([
  'system:serviceaccount:kube-system:persistent-volume-binder',
  'system:kube-controller-manager',
]);

/** The class by which a claim is bound: an annotation of old comes before the field. */
function classOf(claim: string): string {
  return (
    `${claim}.metadata.?annotations[?'volume.beta.kubernetes.io/storage-class']` +
    `.orValue(${claim}.spec.?storageClassName.orValue(''))`
  );
}

/** The VolumeAttributesClass of a claim. It is the zero value where the server's feature gate is off. */
function attributesOf(claim: string): string {
  return `dyn(${claim}).spec.?volumeAttributesClassName.orValue('')`;
}

/** Where a snapshot, of one volume or of a group, names content that exists. */
const CONTENT_NAMES = ['volumeSnapshotContentName', 'volumeGroupSnapshotContentName'];

/** Whether a request says what a claim binds. A claim may grow and be labelled when a grant ends. */
const BINDS =
  "(request.operation == 'CREATE' || " +
  "object.spec.?volumeName.orValue('') != oldObject.spec.?volumeName.orValue('') || " +
  `${classOf('object')} != ${classOf('oldObject')})`;

/**
 * The guard rail `volumeClaims`: claims bind what was granted, and nothing that somebody else has left.
 *
 * Judged is what a claim may bind: when it is made, and when a claim that is not bound yet is given a volume or a class.
 * The class of a volume's attributes can be changed later as well.
 * A claim that names no class gets the cluster's before it comes here; where there is none, it is as if it asked for the
 * class `''`: the first free volume without a class, whosever it was. What controllers make for a StatefulSet or for a
 * volume inside a pod is judged alike.
 */
export class VolumeClaims extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this._addClaims();
    this._addSnapshots();
  }

  /** @internal */
  private _addClaims(): void {
    new AdmissionPolicy(this, 'Claims', {
      name: 'volume-claims',
      rails: [
        {
          rail: 'volumeClaims',
          rules: [coreRule(['CREATE', 'UPDATE'], 'persistentvolumeclaims')],
          matchConditions: [
            {
              // It writes down what it has bound, and the class of the cluster where that came later than the claim.
              name: 'not-by-the-binder',
              expression: `!(request.operation == 'UPDATE' && request.userInfo.username in ${BINDERS})`,
            },
          ],
          variables: [
            { name: 'volumes', expression: parameter('volumes') },
            { name: 'classes', expression: parameter('storage-classes') },
            { name: 'volume', expression: "object.spec.?volumeName.orValue('')" },
            { name: 'class', expression: classOf('object') },
            { name: 'binds', expression: BINDS },
            { name: 'attributesClasses', expression: parameter('volume-attributes-classes') },
            { name: 'attributes', expression: attributesOf('object') },
            ...CLAIM_ANNOTATION_VARIABLES,
          ],
          validations: [
            {
              expression:
                "!variables.binds || variables.volume == '' || variables.volume in variables.volumes",
              message: 'this namespace was not granted this volume',
              messageExpression: `'this namespace was not granted the volume ' + variables.volume + '; granted here: ' + ${shown('variables.volumes')} + '. Leave \`volumeName\` out for a new volume, or ask your platform team for that one.'`,
            },
            {
              expression: "!variables.binds || variables.volume != '' || variables.class != ''",
              message: 'a claim without a storage class binds any volume that others have left',
              messageExpression:
                "'a claim without a storage class binds any volume that others have left. Set `storageClassName`, or `volumeName` for a volume that your namespace was granted.'",
            },
            {
              // A granted volume has the class that it has.
              expression:
                "!variables.binds || size(variables.classes) == 0 || variables.volume != '' || variables.class in variables.classes",
              message: 'this namespace was not granted this storage class',
              messageExpression: `'this namespace was not granted the storage class ' + variables.class + '; granted here: ' + ${shown('variables.classes')} + '. Ask your platform team for it.'`,
            },
            {
              expression:
                "!variables.binds || dyn(object).spec.?dataSourceRef.?namespace.orValue(request.namespace) in ['', request.namespace]",
              message: 'this claim copies data of another namespace',
              messageExpression:
                "'this claim copies data of another namespace. Leave `dataSourceRef.namespace` out, and copy what is in your own.'",
            },
            {
              expression:
                "variables.attributes == '' || variables.attributes in variables.attributesClasses || " +
                `(request.operation == 'UPDATE' && variables.attributes == ${attributesOf('oldObject')})`,
              message: 'this namespace was not granted this VolumeAttributesClass',
              messageExpression: `'this namespace was not granted the VolumeAttributesClass ' + variables.attributes + '; granted here: ' + ${shown('variables.attributesClasses')} + '. Leave \`volumeAttributesClassName\` as it was, or ask your platform team for the class.'`,
            },
            ...CLAIM_ANNOTATION_VALIDATIONS,
          ],
        },
      ],
    });
  }

  /** @internal */
  private _addSnapshots(): void {
    const content = (snapshot: string): string =>
      CONTENT_NAMES.map((name) => `dyn(${snapshot}).?spec.?source.?${name}.orValue('')`).join(
        ' + ',
      );
    new AdmissionPolicy(this, 'Snapshots', {
      name: 'volume-snapshots',
      rails: [
        {
          rail: 'volumeClaims',
          rules: [
            {
              apiGroups: ['groupsnapshot.storage.k8s.io'],
              apiVersions: ['*'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['volumegroupsnapshots'],
            },
            {
              apiGroups: ['snapshot.storage.k8s.io'],
              apiVersions: ['*'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['volumesnapshots'],
            },
          ],
          validations: [
            {
              expression: `(${content('object')}) == '' || (request.operation == 'UPDATE' && (${content('object')}) == (${content('oldObject')}))`,
              message: 'this snapshot takes its content from elsewhere',
              messageExpression:
                "'this snapshot takes its content from elsewhere, which may be the data of somebody else. Take it of a claim of your own, by `source.persistentVolumeClaimName`, or by the labels of your claims in a group.'",
            },
          ],
        },
      ],
    });
  }
}
