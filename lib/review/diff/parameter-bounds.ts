import type { GuardRailParameter } from '../../plan/guard-rail-parameters';
import type { FieldChange } from './objects/field-changes';

/** Parameters that bound something: without one, everything is accepted, and a larger number accepts more. */
const BOUNDS: readonly GuardRailParameter[] = [
  'image-registries',
  'max-data-size',
  'max-gpu-pod-seconds',
  'max-gpus-per-container',
  'max-gpus-per-pod',
  'max-grace-period',
  'max-object-size',
];

/** Parameters that ask something of pods: the more there is, the less is accepted. */
const DEMANDS: readonly GuardRailParameter[] = [
  'image-pull-policy',
  'node-selector',
  'pod-security',
  'runtime-class',
];

/**
 * Whether guard rails accept less by a parameter than before. Other parameters grant something: the more of them, the
 * more is accepted.
 *
 * @param added - what its list has more
 * @param removed - what it has less
 */
export function parameterIsTighter(
  parameter: string,
  { before, after }: FieldChange,
  added: readonly string[],
  removed: readonly string[],
): boolean {
  const isAmong = (list: readonly string[]): boolean => list.includes(parameter);
  if (isAmong(DEMANDS)) return added.length > 0 && removed.length === 0;
  if (!isAmong(BOUNDS)) return added.length === 0;
  if (before === undefined) return true;
  if (after === undefined) return false;
  const [old, next] = [Number(before), Number(after)];
  return Number.isNaN(old) || Number.isNaN(next) ? added.length === 0 : next < old;
}
