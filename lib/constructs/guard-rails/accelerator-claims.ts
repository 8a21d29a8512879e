import { Construct } from 'constructs';
import { AdmissionPolicy } from './admission-policy';
import { isListedTaint, parameter, shown } from './cel';
import { CLAIM_CONDITIONS, CLAIM_REQUESTS, CLAIM_RULE } from './claim-requests';

const ASK = ". Ask your platform team for a quota of it.'";

/**
 * The guard rail `acceleratorNames` for claims: people claim only device classes that their namespace was granted, never
 * with admin access, and no device that a driver keeps for others.
 */
export class AcceleratorClaims extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AdmissionPolicy(this, 'Claims', {
      name: 'accelerator-claims',
      rails: [
        {
          rail: 'acceleratorNames',
          rules: [CLAIM_RULE],
          matchConditions: CLAIM_CONDITIONS,
          variables: [
            { name: 'granted', expression: parameter('device-classes') },
            ...CLAIM_REQUESTS,
            {
              name: 'foreign',
              expression:
                'variables.requests.exists(r, ' +
                'has(r.exactly) ? !(r.exactly.deviceClassName in variables.granted) : ' +
                'has(r.firstAvailable) ? r.firstAvailable.exists(a, !(a.deviceClassName in variables.granted)) : ' +
                '!(r.deviceClassName in variables.granted))',
            },
            {
              // What a request may hold beside its alternatives, in every version: they are judged alike.
              name: 'parts',
              expression:
                'variables.requests.map(r, [dyn(r)] + (has(r.exactly) ? [dyn(r.exactly)] : []) + ' +
                'r.?firstAvailable.orValue([]).map(a, dyn(a)))',
            },
            {
              // Drivers taint devices that are broken, or that are kept for somebody. The first taint of each request:
              // servers before 1.34 cannot flatten lists.
              name: 'tolerated',
              expression:
                'variables.parts.map(l, l.map(p, p.?tolerations.orValue([])' +
                `.filter(t, !${isListedTaint(parameter('tolerations'))}))` +
                ".filter(ts, size(ts) > 0).map(ts, string(ts[0].?key.orValue(''))))" +
                '.filter(l, size(l) > 0).map(l, l[0])',
            },
            {
              // By convention, a driver is called like its class, or `gpu.` of the vendor.
              name: 'drivers',
              expression:
                'variables.spec.?devices.?config.orValue([]).filter(c, has(c.opaque)).map(c, string(c.opaque.driver))' +
                ".filter(d, !(d in variables.granted || variables.granted.exists(g, 'gpu.' + g.substring(g.indexOf('.') + 1) == d)))",
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
              expression: 'size(variables.tolerated) == 0',
              message: 'this claim tolerates the taint of a device that is kept for others',
              messageExpression: `'this claim tolerates the taint ' + (variables.tolerated[0] == '' ? 'of every device' : variables.tolerated.join(', ')) + ', which keeps devices for others or out of use; granted here: ' + ${shown(parameter('tolerations'))} + '. Leave \`tolerations\` out, or ask your platform team for it.'`,
            },
            {
              expression: 'size(variables.drivers) == 0',
              message: 'this claim configures a driver whose devices its namespace was not granted',
              messageExpression: `'this claim configures the driver ' + variables.drivers.join(', ') + '; granted here: ' + ${shown('variables.granted')} + '. Leave that part of \`devices.config\` out.'`,
            },
            {
              expression: '!variables.admin',
              message: 'this claim asks for admin access, which reaches devices that others hold',
              messageExpression:
                "'this claim asks for admin access, which reaches devices that others hold. Leave `adminAccess` out.'",
            },
          ],
        },
      ],
    });
  }
}
