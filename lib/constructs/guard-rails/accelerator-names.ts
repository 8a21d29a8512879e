import { Construct } from 'constructs';
import { AdmissionPolicy } from './admission-policy';
import { POD_RULES, containersOf, parameter, shown } from './cel';

/**
 * The names of what the containers of a pod ask for, and the pod as a whole, which the schema of older servers does not
 * know. Requests may name what limits do not, and vice versa.
 */
function namesOf(pod: string): string {
  return (
    `([dyn(${pod}.spec)] + ${containersOf(`${pod}.spec`)}).map(h, ` +
    "(h.?resources.?limits.orValue({}).map(n, n) + h.?resources.?requests.orValue({}).map(n, n)).join(',')" +
    ").join(',').split(',')"
  );
}

const ASK = ". Ask your platform team for a quota of it.'";

/**
 * The guard rail `acceleratorNames`: pods ask only for devices and huge pages that their namespace was granted, and
 * people claim only device classes that it was granted, and never with admin access. A quota can only name what is known
 * today; this refuses the rest.
 */
export class AcceleratorNames extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AdmissionPolicy(this, 'Pods', {
      name: 'accelerator-names',
      rail: 'acceleratorNames',
      rules: POD_RULES,
      variables: [
        { name: 'granted', expression: parameter('extended-resources') },
        {
          // A pod of a grant that has ended can still be debugged.
          name: 'before',
          expression: `request.operation == 'UPDATE' ? ${namesOf('oldObject')} : []`,
        },
        {
          name: 'foreign',
          expression:
            `${namesOf('object')}.filter(name, (name.contains('/') || name.startsWith('hugepages-')) && ` +
            '!(name in variables.granted) && !(name in variables.before))',
        },
      ],
      validations: [
        {
          expression: 'size(variables.foreign) == 0',
          message: 'this pod asks for a device or huge pages that its namespace was not granted',
          messageExpression: `'this pod asks for ' + variables.foreign[0] + ', which its namespace was not granted; granted here: ' + ${shown('variables.granted')} + '${ASK}`,
        },
      ],
    });
    new AdmissionPolicy(this, 'Claims', {
      name: 'accelerator-claims',
      rail: 'acceleratorNames',
      rules: [
        {
          apiGroups: ['resource.k8s.io'],
          // Whatever version is served: the expressions read all shapes of a request.
          apiVersions: ['*'],
          operations: ['CREATE', 'UPDATE'],
          resources: ['resourceclaims', 'resourceclaimtemplates'],
        },
      ],
      matchConditions: [
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
      ],
      variables: [
        { name: 'granted', expression: parameter('device-classes') },
        {
          name: 'spec',
          expression: 'has(dyn(object).spec.spec) ? dyn(object).spec.spec : dyn(object).spec',
        },
        { name: 'requests', expression: 'variables.spec.?devices.?requests.orValue([])' },
        {
          name: 'foreign',
          expression:
            'variables.requests.exists(r, ' +
            'has(r.exactly) ? !(r.exactly.deviceClassName in variables.granted) : ' +
            'has(r.firstAvailable) ? r.firstAvailable.exists(a, !(a.deviceClassName in variables.granted)) : ' +
            '!(r.deviceClassName in variables.granted))',
        },
        {
          // It opens devices that others hold. Alternatives know no such field.
          name: 'admin',
          expression:
            'variables.requests.exists(r, r.?exactly.?adminAccess.orValue(false) || r.?adminAccess.orValue(false))',
        },
      ],
      validations: [
        {
          expression: '!variables.foreign',
          message: 'this claim names a device class that its namespace was not granted',
          messageExpression: `'this claim names a device class that its namespace was not granted; granted here: ' + ${shown('variables.granted')} + '${ASK}`,
        },
        {
          // A claim of nothing lets a pod tolerate what keeps others off the nodes of a driver, and costs nothing.
          expression: 'size(variables.requests) > 0',
          message: 'this claim asks for no device',
          messageExpression:
            "'this claim asks for no device. Name one under `devices.requests`, or leave the claim out.'",
        },
        {
          expression: '!variables.admin',
          message: 'this claim asks for admin access, which reaches devices that others hold',
          messageExpression:
            "'this claim asks for admin access, which reaches devices that others hold. Leave `adminAccess` out.'",
        },
      ],
    });
  }
}
