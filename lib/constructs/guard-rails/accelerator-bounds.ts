import { Construct } from 'constructs';
import { BOUNDED_ACCELERATORS } from '../../plan/ownership';
import { AdmissionPolicy } from './admission-policy';
import { NEW_PODS, coreRule } from './admission-rules';
import { amountOf, parameter } from './cel';
import { CLAIM_CONDITIONS, CLAIM_REQUESTS, CLAIM_RULE } from './claim-requests';
import { ACCELERATORS, CONTAINERS } from './pod-variables';
import type { AdmissionExpression, AdmissionRule, Rail } from './rail';

const MAX_PER_CONTAINER: AdmissionExpression = {
  name: 'maxPerContainer',
  expression: parameter('max-gpus-per-container'),
};
const MAX_PER_POD: AdmissionExpression = {
  name: 'maxPerPod',
  expression: parameter('max-gpus-per-pod'),
};
const MAX_SECONDS: AdmissionExpression = {
  name: 'maxSeconds',
  expression: parameter('max-gpu-pod-seconds'),
};

/** The accelerators that each container asks for. */
const HELD: AdmissionExpression = {
  name: 'held',
  expression: `variables.containers.map(c, variables.accelerators.map(name, ${amountOf('c', 'name')}).sum())`,
};

/** Whether a pod gets accelerators. Claims are of classes that were granted, and these are accelerators. */
function getsAccelerators(spec: string): AdmissionExpression {
  return {
    name: 'accelerated',
    expression: `variables.held.exists(n, n > 0) || size(${spec}.?resourceClaims.orValue([])) > 0`,
  };
}

/** CEL for whether a number of seconds is stated, and within the bound. */
function endsInTime(spec: string): string {
  return (
    'size(variables.maxSeconds) == 0 || !variables.accelerated || ' +
    `(has(${spec}.activeDeadlineSeconds) && int(${spec}.activeDeadlineSeconds) <= int(variables.maxSeconds[0]))`
  );
}

const STATE_IT =
  "' seconds: write `activeDeadlineSeconds: ' + variables.maxSeconds[0] + '` or less into the spec of the pod";

/** What one pod may do with accelerators, beside what it holds at once. Nothing of it can be changed later. */
const PODS: Rail = {
  rail: 'acceleratorUse',
  rules: NEW_PODS,
  variables: [
    CONTAINERS,
    ACCELERATORS,
    HELD,
    MAX_PER_CONTAINER,
    MAX_SECONDS,
    getsAccelerators('object.spec'),
  ],
  validations: [
    {
      expression:
        'size(variables.maxPerContainer) == 0 || ' +
        'variables.held.all(n, n <= int(variables.maxPerContainer[0]))',
      message: 'a container of this pod asks for more accelerators than one may have here',
      messageExpression:
        "'a container of this pod asks for ' + string(variables.held.max()) + ' accelerators; one container may have ' + variables.maxPerContainer[0] + ' here. Spread the work over several containers or pods, or ask your platform team for more.'",
    },
    {
      expression: endsInTime('object.spec'),
      message: 'pods with accelerators have to end here after a time that they state',
      messageExpression: `'pods with accelerators end here after at most ' + variables.maxSeconds[0] + ${STATE_IT}, or into the pod template of what makes it.'`,
    },
  ],
};

/** Kinds whose pods Kubernetes itself makes. Nobody sees why their pods are refused but in events. */
const WORKLOADS: readonly AdmissionRule[] = [
  {
    apiGroups: ['apps'],
    apiVersions: ['*'],
    operations: ['CREATE', 'UPDATE'],
    resources: ['deployments', 'replicasets', 'statefulsets'],
  },
  {
    apiGroups: ['batch'],
    apiVersions: ['*'],
    operations: ['CREATE', 'UPDATE'],
    resources: ['cronjobs', 'jobs'],
  },
  coreRule(['CREATE', 'UPDATE'], 'replicationcontrollers'),
];

/** CEL for the pod spec of a template. */
function templateSpec(object: string): string {
  return (
    `(has(dyn(${object}).spec.jobTemplate) ? dyn(${object}).spec.jobTemplate.spec.template.spec : ` +
    `dyn(${object}).spec.template.spec)`
  );
}

/** The same deadline in the templates of workloads, as far as a template can state one. */
const TEMPLATES: Rail = {
  rail: 'acceleratorUse',
  rules: WORKLOADS,
  matchConditions: [
    {
      // What is there may be scaled, and labelled.
      name: 'changes-its-pods',
      expression: `request.operation == 'CREATE' || ${templateSpec('object')} != ${templateSpec('oldObject')}`,
    },
  ],
  variables: [
    { name: 'spec', expression: templateSpec('object') },
    {
      name: 'containers',
      expression: 'variables.spec.containers + variables.spec.?initContainers.orValue([])',
    },
    ACCELERATORS,
    HELD,
    MAX_SECONDS,
    getsAccelerators('variables.spec'),
  ],
  validations: [
    {
      expression: endsInTime('variables.spec'),
      message: 'pods with accelerators have to end here after a time that they state',
      messageExpression:
        "'pods with accelerators end here after at most ' + variables.maxSeconds[0] + " +
        "(request.resource.group == 'batch' ? " +
        `${STATE_IT} template; that of the job itself does not count.' : ` +
        "' seconds, and the pods of this kind never do. Run them as a Job, or ask your platform team for an environment without that bound.')",
    },
  ],
};

/** What one claim may ask for. A pod may have several of them: the quota bounds their sum. */
const CLAIMS: Rail = {
  rail: 'acceleratorUse',
  rules: [CLAIM_RULE],
  matchConditions: CLAIM_CONDITIONS,
  variables: [
    ...CLAIM_REQUESTS,
    { name: 'counts', expression: `variables.requests.map(r, ${countOf()})` },
    MAX_PER_CONTAINER,
    MAX_PER_POD,
  ],
  validations: [
    {
      expression:
        'size(variables.maxPerPod) == 0 || variables.counts.sum() <= int(variables.maxPerPod[0])',
      message: 'this claim asks for more accelerators than one pod may have here',
      messageExpression:
        "'this claim asks for up to ' + string(variables.counts.sum()) + ' accelerators; one pod may have ' + variables.maxPerPod[0] + ' here. Lower `count`, or ask your platform team for more.'",
    },
    {
      expression:
        'size(variables.maxPerContainer) == 0 || ' +
        'variables.counts.all(n, n <= int(variables.maxPerContainer[0]))',
      message:
        'a request of this claim asks for more accelerators than one container may have here',
      messageExpression:
        "'a request of this claim asks for up to ' + string(variables.counts.max()) + ' accelerators; one container may have ' + variables.maxPerContainer[0] + ' here. Lower `count`, or ask your platform team for more.'",
    },
  ],
};

/** CEL for the most devices that the request `r` may get, in the shapes of all versions. */
function countOf(): string {
  // `All` is charged with as many devices as a claim can have (resource.k8s.io, AllocationResultsMaxSize).
  const count = (request: string): string =>
    `(${request}.?allocationMode.orValue('') == 'All' ? 32 : int(${request}.?count.orValue(1)))`;
  return (
    `has(r.exactly) ? ${count('r.exactly')} : ` +
    `has(r.firstAvailable) ? r.firstAvailable.map(a, ${count('a')}).max() : ${count('r')}`
  );
}

/** The policies of namespaces that bound what single containers, pods and claims do with accelerators. */
export class AcceleratorBounds extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const match = { namespaceLabels: BOUNDED_ACCELERATORS };
    new AdmissionPolicy(this, 'Pods', { name: 'accelerator-bounds', rails: [PODS], match });
    new AdmissionPolicy(this, 'Workloads', {
      name: 'accelerator-bounds-workloads',
      rails: [TEMPLATES],
      match,
    });
    new AdmissionPolicy(this, 'Claims', {
      name: 'accelerator-bounds-claims',
      rails: [CLAIMS],
      match,
    });
  }
}
