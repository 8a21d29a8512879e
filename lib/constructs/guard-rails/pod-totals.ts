import { Construct } from 'constructs';
import { NEW_PODS } from './admission-rules';
import { NOTE, NOTES, defaulted } from './container-defaults';
import { MutatingPolicy } from './mutating-policy';

/** CEL for an amount that may be missing. */
const amount = (holder: string, part: string): string =>
  `quantity(${holder}.?resources.?${part}[?name].orValue('0'))`;

const TOTAL = amount('object.spec', 'requests');

/** CEL for the limit of a whole that states none, in thousandths of a core, or in bytes. */
const WHOLE_LIMIT =
  `[[${TOTAL}.asApproximateFloat(), variables.running.map(c, ${amount('c', 'limits')}.asApproximateFloat()).sum()].max()]` +
  ".map(x, name == 'cpu' ? string(int(x * 1000.0 + 0.5)) + 'm' : string(int(x + 0.5)))[0]";

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
            "['cpu', 'memory'].filter(name, name in variables.crowded || (object.spec.resources.?limits[?name].hasValue() && " +
            `variables.all.exists(c, ${amount('c', 'limits')}.isGreaterThan(${amount('object.spec', 'limits')}))))`,
        },
        { name: 'requests', expression: defaulted('request', 'variables.crowded', 'true') },
        { name: 'limits', expression: defaulted('limit', 'variables.capped', 'true') },
        {
          // A quota of limits wants one. The whole gets what its containers had, and at least what it requests.
          name: 'unlimited',
          expression: `['cpu', 'memory'].filter(name, !object.spec.resources.?limits[?name].hasValue() && variables.limits.exists(p, p.path.endsWith('/' + name)))`,
        },
        {
          name: 'wholes',
          expression:
            `(size(variables.unlimited) > 0 && !object.spec.resources.?limits.hasValue() ? [{'path': '/spec/resources/limits', 'value': '{}'}] : []) + ` +
            `variables.unlimited.map(name, {'path': '/spec/resources/limits/' + name, 'value': ${WHOLE_LIMIT}})`,
        },
      ],
      patches: {
        each: '(variables.requests + variables.limits + variables.wholes)',
        patch:
          "!('value' in p) ? JSONPatch{op: 'remove', path: p.path} : " +
          "JSONPatch{op: 'add', path: p.path, value: p.value == '{}' ? dyn({}) : dyn(p.value)}",
      },
    });
  }
}
