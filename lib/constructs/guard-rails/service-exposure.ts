import { Construct } from 'constructs';
import { coreRule } from './admission-rules';
import { AdmissionPolicy } from './admission-policy';
import { parameter } from './cel';

/**
 * The guard rail `serviceExposure`: a Service takes no traffic that is meant for others, and leads nobody to where its
 * tenant could not go. Quotas bound node ports and load balancers too; this says what to do instead.
 *
 * Status is not judged: no role of a tenant writes it, and controllers report addresses there.
 */
export class ServiceExposure extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AdmissionPolicy(this, 'Services', {
      name: 'service-exposure',
      rails: [
        {
          rail: 'serviceExposure',
          rules: [coreRule(['CREATE', 'UPDATE'], 'services')],
          variables: [
            { name: 'granted', expression: parameter('service-types') },
            {
              // Controllers that lead Services to their own gateway. What name they write is not a tenant's choice.
              name: 'leaders',
              expression: parameter('external-name-accounts'),
            },
            { name: 'type', expression: "object.spec.?type.orValue('ClusterIP')" },
            {
              // A grant that ends must not freeze what was made while it lasted.
              name: 'before',
              expression:
                "request.operation == 'UPDATE' ? oldObject.spec.?type.orValue('ClusterIP') : ''",
            },
            {
              // cert-manager answers HTTP-01 with a Service that its issuer describes, so that its log gets the message.
              name: 'isSolver',
              expression:
                "'acme.cert-manager.io/http01-solver' in object.metadata.?labels.orValue({})",
            },
            { name: 'kept', expression: 'variables.before == variables.type' },
          ],
          validations: [
            {
              expression:
                "object.spec.?externalIPs.orValue([]).all(ip, request.operation == 'UPDATE' && ip in oldObject.spec.?externalIPs.orValue([]))",
              message: 'a Service with externalIPs takes traffic that is meant for others',
              messageExpression:
                "'a Service with `externalIPs` takes traffic that is meant for others. Leave the field out, and ask your platform team for an address.'",
            },
            {
              expression:
                "variables.type != 'ExternalName' || request.userInfo.username in variables.leaders || " +
                "(variables.kept && object.spec.?externalName.orValue('') == oldObject.spec.?externalName.orValue(''))",
              message: 'a Service of type ExternalName leads trusted proxies to other namespaces',
              messageExpression:
                "'a Service of type ExternalName leads trusted proxies to other namespaces. Use the name itself in your program.'",
            },
            {
              expression:
                "!(variables.type in ['NodePort', 'LoadBalancer']) || variables.type in variables.granted || variables.kept",
              message: 'this namespace was granted no Service of this type',
              messageExpression:
                "'this namespace was granted no Service of type ' + variables.type + (variables.isSolver ? " +
                "'. Set `solvers[].http01.ingress.serviceType: ClusterIP` in the issuer of cert-manager.' : " +
                "'. Use ClusterIP with an Ingress, or ask your platform team for it.')",
            },
            {
              // By now the API server has given out ports of the nodes, where it was not told to leave them.
              expression:
                "variables.type != 'LoadBalancer' || 'NodePort' in variables.granted || variables.kept || " +
                'object.spec.?ports.orValue([]).all(port, port.?nodePort.orValue(0) == 0)',
              message: 'this load balancer opens ports of all nodes, which were not granted',
              messageExpression:
                "'this load balancer opens ports of all nodes, which were not granted. Set `allocateLoadBalancerNodePorts: false`.'",
            },
          ],
        },
      ],
    });
  }
}
