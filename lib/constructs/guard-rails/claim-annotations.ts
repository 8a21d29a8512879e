import { ANNOTATION_VALUE, CHANGED_ANNOTATIONS } from './changed-annotations';
import { anyKey, type ProxyAnnotations } from './proxy-annotations';
import type { AdmissionExpression, AdmissionValidation } from './rail';

/** By which a provisioner takes a volume that exists, or opens one to other hosts. */
const TAKING_ANNOTATIONS: readonly ProxyAnnotations[] = [
  {
    keys: '^trident\\.(netapp|qnap)\\.io/(import\\w+|notManaged|exportPolicy|mirrorRelationship)$',
    source:
      'NetApp/trident frontend/csi/controller_helpers/kubernetes/config.go (AnnImportOriginalName)',
  },
];

/**
 * A step out of a directory. The class of a provisioner may put any annotation into the path of a volume, as
 * kubernetes-sigs/nfs-subdir-external-provisioner does with `pathPattern` (provisioner.go, stringParser and
 * filepath.Join).
 */
const STEP_OUT = '(^|/)[.][.](/|$)';

export const CLAIM_ANNOTATION_VARIABLES: readonly AdmissionExpression[] = [
  ...CHANGED_ANNOTATIONS,
  {
    name: 'taking',
    expression: `variables.changed.filter(key, key.matches(r'${anyKey(TAKING_ANNOTATIONS)}'))`,
  },
  {
    name: 'leaving',
    expression: `variables.changed.filter(key, ${ANNOTATION_VALUE}.matches('${STEP_OUT}'))`,
  },
  {
    // Who may make volumes may take any of them. Trident's own controller makes the claim of an import.
    name: 'makesVolumes',
    expression: "authorizer.group('').resource('persistentvolumes').check('create').allowed()",
  },
];

export const CLAIM_ANNOTATION_VALIDATIONS: readonly AdmissionValidation[] = [
  {
    expression: 'size(variables.taking) == 0 || variables.makesVolumes',
    message: 'an annotation of this claim takes a volume that exists',
    messageExpression:
      "'the annotation ' + variables.taking.join(', ') + ' of this claim takes a volume that exists, or opens one to others. Leave it out for a new volume, and ask your platform team to import that one.'",
  },
  {
    expression: 'size(variables.leaving) == 0',
    message: 'an annotation of this claim leads out of its directory',
    messageExpression:
      "'the annotation ' + variables.leaving.join(', ') + ' of this claim leads out of a directory, and may become the path of a volume. Write a path without `..`.'",
  },
];
