import type { Guard } from '../../verify/rights/guards-behind';

const EFFECTS: Readonly<Record<Guard['effect'], string>> = {
  refuses: 'refuses what breaks its rules',
  warns: 'warns, and refuses nothing',
  audits: 'notes it in the audit log, and refuses nothing',
  changes: 'changes the request',
};

/** A guard in words: `tenant-pods refuses what breaks its rules (off here: podImages)`. */
export function guardText(guard: Guard): string {
  const { policy, effect, conditions, isForSomeObjects, isForSomeNamespaces, off } = guard;
  const remarks = [
    ...(isForSomeNamespaces ? ['only in the namespaces that it chooses'] : []),
    ...(off.length === 0 ? [] : [`off here: ${off.join(', ')}`]),
    ...(conditions.length === 0 ? [] : [`only requests that meet ${conditions.join(', ')}`]),
    ...(isForSomeObjects ? ['only objects with certain labels'] : []),
  ];
  return `${policy} ${EFFECTS[effect]}${remarks.length === 0 ? '' : ` (${remarks.join('; ')})`}`;
}
