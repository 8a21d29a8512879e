import type { AdmissionExpression, AdmissionRule } from './rail';

/** Claims of devices, and templates of them. */
export const CLAIM_RULE: AdmissionRule = {
  apiGroups: ['resource.k8s.io'],
  // Whatever version is served: the expressions read all shapes of a request.
  apiVersions: ['*'],
  operations: ['CREATE', 'UPDATE'],
  resources: ['resourceclaims', 'resourceclaimtemplates'],
};

/** Claims by people that say what is claimed. */
export const CLAIM_CONDITIONS: readonly AdmissionExpression[] = [
  {
    // The scheduler claims for ordinary pods, and a controller for templates that were judged before.
    name: 'not-by-kubernetes-itself',
    expression:
      "!(request.userInfo.username in ['system:kube-scheduler', 'system:serviceaccount:kube-system:resource-claim-controller'])",
  },
  {
    // Finalizers and labels of what exists may change when a grant ends.
    name: 'changes-what-is-claimed',
    expression: "request.operation == 'CREATE' || object.spec != oldObject.spec",
  },
];

/** What is claimed, by a claim or by a template. */
export const CLAIM_REQUESTS: readonly AdmissionExpression[] = [
  {
    name: 'spec',
    expression: 'has(dyn(object).spec.spec) ? dyn(object).spec.spec : dyn(object).spec',
  },
  { name: 'requests', expression: 'variables.spec.?devices.?requests.orValue([])' },
];
