import type { VolcanoQueueSpec } from '../../../lib/constructs/queues/volcano-queues';
import { parseQuantity } from '../../../lib/fleet/values/quantity';

/** A Queue as it is applied. */
export interface AppliedQueue {
  readonly name: string;
  readonly spec: VolcanoQueueSpec;
}

/**
 * What Volcano's webhook objects to when queues are applied one after the other to an empty cluster.
 *
 * Source: volcano-sh/volcano pkg/webhooks/admission/queues/validate/validate_queue.go.
 */
export function volcanoObjections(queues: readonly AppliedQueue[]): string[] {
  const stored = new Map<string, VolcanoQueueSpec>();
  const objections: string[] = [];
  for (const { name, spec } of queues) {
    const object = (reason: string): void => void objections.push(`${name}: ${reason}`);
    for (const [resource, guarantee] of Object.entries(spec.guarantee.resource)) {
      if (spec.deserved[resource] === undefined) object(`no deserved ${resource}`);
      else if (isMore(guarantee, spec.deserved[resource])) object(`guarantee > deserved`);
    }
    for (const [resource, deserved] of Object.entries(spec.deserved)) {
      const capability = spec.capability[resource];
      if (capability !== undefined && isMore(deserved, capability)) object('deserved > capability');
    }
    if (spec.weight < 1 || spec.weight > 65535) object('weight');
    if (spec.parent !== 'root') {
      const above = stored.get(spec.parent);
      if (above === undefined) {
        object('parent not found');
        continue;
      }
      let depth = 1;
      for (let at: string | undefined = spec.parent; at !== undefined && at !== 'root';) {
        depth += 1;
        at = stored.get(at)?.parent;
      }
      if (depth > 5) object('too deep');
      const siblings = [...stored.values()].filter(({ parent }) => parent === spec.parent);
      for (const resource of Object.keys(spec.deserved)) {
        const sum = (of: (one: VolcanoQueueSpec) => string | undefined): bigint =>
          [...siblings, spec].reduce((total, one) => total + nano(of(one)), 0n);
        if (sum((one) => one.deserved[resource]) > nano(above.deserved[resource])) {
          object('sum of deserved');
        }
        const guarantees = sum((one) => one.guarantee.resource[resource]);
        if (guarantees > nano(above.guarantee.resource[resource])) object('sum of guarantees');
        if (isMore(spec.capability[resource] ?? '0', above.capability[resource] ?? '0')) {
          object('capability > that of the parent');
        }
      }
    }
    stored.set(name, spec);
  }
  return objections;
}

function nano(text: string | undefined): bigint {
  return text === undefined ? 0n : parseQuantity(text)!.nano;
}

function isMore(one: string, other: string): boolean {
  return nano(one) > nano(other);
}
