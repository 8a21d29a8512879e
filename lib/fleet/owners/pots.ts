import type { Findings } from '../../findings/findings';
import type { Surroundings } from './surroundings';
import { type TenantDraft, isPot, placesIn } from './tenant-draft';

/** Reports a total that no environment has a part of, and that nothing holds. */
export function checkPot(draft: TenantDraft, { platform }: Surroundings, findings: Findings): void {
  if (!isPot(draft) || platform.budget !== undefined) return;
  findings.addOnce(
    'POT_WITHOUT_ENGINE',
    placesIn(draft)(['quota', 'split']),
    `Each environment of \`${draft.owner.entry.name}\` may have its whole total, and nothing bounds what they have together.`,
    'Remove the line, or say what holds the total: `platform: {budget: {engine: capsule}}`.',
  );
}
