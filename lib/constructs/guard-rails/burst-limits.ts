import { Construct } from 'constructs';
import { NEW_PODS } from './admission-rules';
import { NOTE, NOTES, defaulted } from './container-defaults';
import { MutatingPolicy } from './mutating-policy';

/** CEL for whether a container requests more than its limit. */
const IS_LOW =
  "quantity(c.?resources.?requests[?name].orValue('0')).isGreaterThan(quantity(c.resources.limits[name]))";

/**
 * The guard rail `burstLimits`: a limit that a container has by default is never below what the container requests.
 * With a burst every container gets a limit, and the API server refuses a request above it, although the person who wrote it
 * said nothing of a limit.
 *
 * Quotas count the limit that is stored. What a person states is never changed.
 */
export class BurstLimits extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new MutatingPolicy(this, 'Limits', {
      name: 'burst-limits',
      rail: 'burstLimits',
      rules: NEW_PODS,
      matchConditions: [
        { name: 'has-limits-by-default', expression: `${NOTE}.contains(' limit for ')` },
      ],
      variables: [
        NOTES,
        {
          name: 'low',
          expression: defaulted(
            'limit',
            "['cpu', 'memory', 'ephemeral-storage']",
            IS_LOW,
            ", 'value': string(c.resources.requests[name])",
          ),
        },
      ],
      patches: {
        each: 'variables.low',
        patch: "JSONPatch{op: 'replace', path: p.path, value: p.value}",
      },
    });
  }
}
