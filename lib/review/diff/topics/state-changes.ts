import { STATE_LABEL } from '../../../plan/ownership';
import { type Change, part, say } from '../change';
import type { DiffContext } from '../diff-context';
import type { ObjectPair } from '../objects/object-pair';
import type { RuleId } from '../risk-rules';

/** What a state of a namespace means for those who work in it. */
const STATES: Readonly<Record<string, { readonly rule: RuleId; readonly says: string }>> = {
  suspended: {
    rule: 'namespace-suspended',
    says: 'everybody only looks on, its quota admits no new pod or Job, its queues hold, and what it deploys itself stops. What runs goes on, but a pod that ends is not replaced',
  },
  draining: {
    rule: 'namespace-draining',
    says: 'everybody only looks on, its quota admits no new pod or Job, and Kueue evicts what it admitted. Other pods run until they end, and are not replaced',
  },
};

/** A namespace in which nothing starts any more, or things start again. */
export function stateChanges(context: DiffContext, pair: ObjectPair): Change[] {
  const field = pair.fields.find(
    ({ path: [first, second, key] }) =>
      first === 'metadata' && second === 'labels' && key === STATE_LABEL,
  );
  if (field === undefined) return [];
  const place = context.places.of(pair);
  const { before, after } = field;
  const state = after === undefined ? undefined : STATES[String(after)];
  if (state !== undefined) {
    const says = `the namespace \`${pair.name}\` is ${String(after)}: ${state.says}`;
    return [say(state.rule, place, says, [part(pair, [field])])];
  }
  const says = `the namespace \`${pair.name}\` is no longer ${String(before)}: people have their roles again, and what waits may start`;
  return [say('namespace-resumed', place, says, [part(pair, [field])])];
}
