import { Construct } from 'constructs';
import { AdmissionPolicy } from './admission-policy';

/** Reads a list from an annotation of the namespace; `*` in it allows everything. */
function granted(annotation: string): string {
  return `namespaceObject.metadata.?annotations[?'cdk8s-tenancy/${annotation}'].orValue('').split(',')`;
}

/** Names of extended resources that a list of containers asks for and that are not granted. */
function foreignNames(containers: string): string {
  return (
    `${containers}.exists(c, has(c.resources) && (` +
    `(has(c.resources.limits) && c.resources.limits.exists(name, name.contains('/') && !(name in variables.granted))) || ` +
    `(has(c.resources.requests) && c.resources.requests.exists(name, name.contains('/') && !(name in variables.granted)))))`
  );
}

const GRANTED_TEXT =
  "(variables.granted.exists(name, name != '') ? variables.granted.join(', ') : 'none')";

/**
 * The guard rail `accelerator-names`: pods ask only for extended resources that their namespace was granted, and people
 * claim only device classes that it was granted. A quota can only name what is known today; this refuses the rest.
 */
export class AcceleratorNames extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AdmissionPolicy(this, 'Pods', {
      name: 'accelerator-names',
      rules: [
        { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] },
        {
          apiGroups: [''],
          apiVersions: ['v1'],
          operations: ['UPDATE'],
          resources: ['pods/ephemeralcontainers', 'pods/resize'],
        },
      ],
      variables: [
        { name: 'granted', expression: granted('extended-resources') },
        {
          name: 'foreign',
          expression: [
            foreignNames('object.spec.containers'),
            `(has(object.spec.initContainers) && ${foreignNames('object.spec.initContainers')})`,
            `(has(object.spec.ephemeralContainers) && ${foreignNames('object.spec.ephemeralContainers')})`,
          ].join(' || '),
        },
      ],
      validations: [
        {
          expression: "'*' in variables.granted || !variables.foreign",
          message: 'this pod asks for a device that its namespace was not granted',
          messageExpression: `'this pod asks for a device that its namespace was not granted; granted here: ' + ${GRANTED_TEXT} + '. Ask your platform team for a quota of it.'`,
        },
      ],
    });
    new AdmissionPolicy(this, 'Claims', {
      name: 'accelerator-claims',
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
        { name: 'granted', expression: granted('device-classes') },
        {
          name: 'spec',
          expression: 'has(dyn(object).spec.spec) ? dyn(object).spec.spec : dyn(object).spec',
        },
        {
          name: 'requests',
          expression:
            'has(variables.spec.devices) && has(variables.spec.devices.requests) ? variables.spec.devices.requests : []',
        },
        {
          name: 'foreign',
          expression:
            'variables.requests.exists(r, ' +
            'has(r.exactly) ? !(r.exactly.deviceClassName in variables.granted) : ' +
            'has(r.firstAvailable) ? r.firstAvailable.exists(a, !(a.deviceClassName in variables.granted)) : ' +
            '!(r.deviceClassName in variables.granted))',
        },
      ],
      validations: [
        {
          expression: "'*' in variables.granted || !variables.foreign",
          message: 'this claim names a device class that its namespace was not granted',
          messageExpression: `'this claim names a device class that its namespace was not granted; granted here: ' + ${GRANTED_TEXT} + '. Ask your platform team for a quota of it.'`,
        },
      ],
    });
  }
}
