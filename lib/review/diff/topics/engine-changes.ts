import { type Change, part, say, whole } from '../change';
import { type DiffContext, namespaceChange } from '../diff-context';
import { fieldText } from '../objects/field-text';
import type { ObjectPair } from '../objects/object-pair';
import type { RuleId } from '../risk-rules';

/** How kinds of an engine are told of: what they are called, and the rules of what happens to them. */
interface EngineKinds {
  readonly groups: readonly string[];
  /** Absent: all kinds of the groups. */
  readonly kinds?: readonly string[];
  readonly added: RuleId;
  readonly removed: RuleId;
  readonly changed: RuleId;
}

const BUDGET: Pick<EngineKinds, 'added' | 'removed' | 'changed'> = {
  added: 'budget-changed',
  removed: 'quota-removed',
  changed: 'budget-changed',
};

const ENGINES: readonly EngineKinds[] = [
  {
    groups: ['kueue.x-k8s.io', 'scheduling.volcano.sh', 'scheduling.run.ai', 'kai.scheduler'],
    added: 'queue-added',
    removed: 'queue-removed',
    changed: 'queue-changed',
  },
  {
    groups: [
      'kustomize.toolkit.fluxcd.io',
      'source.toolkit.fluxcd.io',
      'fluxcd.controlplane.io',
      'argoproj.io',
      'helm.toolkit.fluxcd.io',
    ],
    added: 'delivery-added',
    removed: 'delivery-removed',
    changed: 'delivery-changed',
  },
  { groups: ['quota.openshift.io'], ...BUDGET },
  { groups: ['hnc.x-k8s.io'], ...BUDGET },
  { groups: ['capsule.clastix.io'], ...BUDGET },
];

/** Queues, budgets and deliveries: kinds of which each field says what it is. */
export function engineChanges(context: DiffContext): Change[] {
  return context.changes.pairs.flatMap((pair) => {
    // Priority classes are a topic of their own.
    if (pair.kind === 'WorkloadPriorityClass') return [];
    const engine = ENGINES.find(({ groups }) => groups.includes(pair.group));
    return engine === undefined ? [] : engineChange(context, pair, engine);
  });
}

function engineChange(context: DiffContext, pair: ObjectPair, rules: EngineKinds): Change[] {
  const place = context.places.of(pair);
  const title = `${pair.kind} \`${pair.name}\``;
  if (pair.before === undefined) return [say(rules.added, place, `${title} is new`, [whole(pair)])];
  if (pair.after === undefined) {
    const isGone = namespaceChange(context, pair) === 'removed';
    const says = `${title} is gone${isGone ? ' with its namespace' : ''}`;
    return [say(rules.removed, place, says, [whole(pair)])];
  }
  const fields = pair.fields.filter(({ path: [first] }) => first !== 'metadata');
  if (fields.length === 0) return [];
  const says = `${title}: ${fields.map(fieldText).join('; ')}`;
  return [say(rules.changed, place, says, [part(pair, fields)])];
}
