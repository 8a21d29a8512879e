import { Construct } from 'constructs';
import { NEW_PODS, NOTE, NOTES, defaulted } from './container-defaults';
import { MutatingPolicy } from './mutating-policy';

/** CEL for an amount that may be missing. */
const amount = (holder: string, part: string): string =>
  `quantity(${holder}.?resources.?${part}[?name].orValue('0'))`;

const TOTAL = amount('object.spec', 'requests');

/**
 * A part of the guard rail `burstLimits`: a pod that states what it needs as a whole is not refused because of what its
 * containers get by default. Where the defaults do not fit into the whole, they go.
 *
 * Only amounts of a resource that the pod states itself: quotas count those, and not what containers say of it.
 */
export class PodTotals extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new MutatingPolicy(this, 'Totals', {
      name: 'pod-totals',
      rail: 'burstLimits',
      rules: NEW_PODS,
      matchConditions: [
        {
          name: 'states-a-whole-beside-defaults',
          expression: `object.spec.?resources.hasValue() && ${NOTE} != ''`,
        },
      ],
      variables: [
        NOTES,
        {
          // Sidecars run beside the containers; other init containers one by one.
          name: 'running',
          expression:
            "object.spec.containers + object.spec.?initContainers.orValue([]).filter(c, c.?restartPolicy.orValue('') == 'Always')",
        },
        {
          name: 'all',
          expression: 'object.spec.containers + object.spec.?initContainers.orValue([])',
        },
        {
          // Sums are approximate: what differs by less than a millionth is the same.
          name: 'crowded',
          expression:
            "['cpu', 'memory'].filter(name, object.spec.resources.?requests[?name].hasValue() && (" +
            `variables.running.map(c, ${amount('c', 'requests')}.asApproximateFloat()).sum() > ${TOTAL}.asApproximateFloat() * 1.000001 || ` +
            `variables.all.exists(c, ${amount('c', 'requests')}.isGreaterThan(${TOTAL}))))`,
        },
        {
          // A limit alone would be taken for a request again.
          name: 'capped',
          expression:
            "['cpu', 'memory'].filter(name, object.spec.resources.?limits[?name].hasValue() && (name in variables.crowded || " +
            `variables.all.exists(c, ${amount('c', 'limits')}.isGreaterThan(${amount('object.spec', 'limits')}))))`,
        },
        { name: 'requests', expression: defaulted('request', 'variables.crowded', 'true') },
        { name: 'limits', expression: defaulted('limit', 'variables.capped', 'true') },
      ],
      patches: {
        each: '(variables.requests + variables.limits)',
        patch: "JSONPatch{op: 'remove', path: p.path}",
      },
    });
  }
}
