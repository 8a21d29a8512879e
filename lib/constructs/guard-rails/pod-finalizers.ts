import { WRITTEN_PODS } from './admission-rules';
import { texts } from './cel';
import { CALLER } from './creator-stamp';
import type { Rail } from './rail';

/**
 * Finalizers that Kubernetes or a webhook puts on pods which anybody makes, and takes away by itself: the garbage
 * collector's, that of Jobs, and Kueue's (pkg/controller/jobs/pod/pod_webhook.go).
 */
const TAKEN_AWAY = [
  'batch.kubernetes.io/job-tracking',
  'foregroundDeletion',
  'kueue.x-k8s.io/managed',
  'orphan',
];

/** What the workflow controller makes its pods with (argo-workflows v4.0.5, workflow/common/common.go, FinalizerPodStatus). */
const OF_OPERATORS = ['workflows.argoproj.io/status'];

/**
 * A part of the guard rail `podScheduling`: a pod has no finalizer that nobody takes away. Its object would stay after
 * its containers have ended, and everybody who drains its node would wait for it.
 *
 * Controllers copy finalizers from templates, so what they make is judged as well. An operator that adds one to a pod
 * which exists acts for the platform.
 */
export const POD_FINALIZERS: Rail = {
  rail: 'podScheduling',
  rules: WRITTEN_PODS,
  variables: [
    ...CALLER,
    {
      name: 'lastingFinalizers',
      expression:
        'object.metadata.?finalizers.orValue([]).filter(f, ' +
        `!(f in ${texts(TAKEN_AWAY)}) && ` +
        "!(request.operation == 'UPDATE' && f in oldObject.metadata.?finalizers.orValue([])))",
    },
  ],
  seemsRefused: '(size(variables.lastingFinalizers) > 0)',
  validations: [
    {
      // A message must not need the authorizer, so that the caller is not a part of the list.
      expression:
        'size(variables.lastingFinalizers) == 0 || (variables.operator && ' +
        `(request.operation == 'UPDATE' || variables.lastingFinalizers.all(f, f in ${texts(OF_OPERATORS)})))`,
      message: 'this pod has a finalizer, which holds everybody who drains its node',
      messageExpression:
        "'this pod has the finalizer ' + variables.lastingFinalizers.join(', ') + ', which holds everybody who drains its node. Leave `metadata.finalizers` out, of templates as well.'",
    },
  ],
};
