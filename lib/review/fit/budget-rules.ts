import { asMap, asText } from '../../verify/objects/manifest-data';
import type { ManifestObject } from '../../verify/objects/manifest-objects';
import { type BareReason, refusal } from './fit-reason';

/** What the guard rail `disruptionBudgets` refuses: a budget by which no pod could ever be evicted. */
export function budgetReasons({ data }: ManifestObject): BareReason[] {
  const spec = asMap(data['spec']);
  const [most, least] = [asText(spec['maxUnavailable']), asText(spec['minAvailable'])];
  const blocking = [
    ...(/^0+%?$/.test(most) ? [`maxUnavailable: ${most}`] : []),
    ...(/^0*100%$/.test(least) ? [`minAvailable: ${least}`] : []),
    ...(most === '' && least === '' ? ['neither maxUnavailable nor minAvailable'] : []),
  ];
  if (blocking.length === 0) return [];
  return [
    refusal(
      'disruptionBudgets',
      `The budget lets no pod be evicted (\`${blocking.join(', ')}\`), so that nobody could drain its nodes.`,
      'Set `maxUnavailable: 1`.',
    ),
  ];
}
