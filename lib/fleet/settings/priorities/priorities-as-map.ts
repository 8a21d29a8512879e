import type { PriorityGrantProps, PriorityClassName, SettingsProps } from '../../model/props';
import { isMap } from '../../model/layers';
import { mapOf } from '../../values/maps';
import { isList } from './granted-priorities';

/** What is merged so far. */
interface Below {
  readonly priorities: readonly PriorityClassName[] | Record<PriorityClassName, PriorityGrantProps>;
}

/** What is merged so far, with its list of classes as a map where the next layer states a map: maps merge by key. */
export function withPrioritiesAsMap<Settings extends Below>(
  below: Settings,
  { priorities }: Pick<SettingsProps, 'priorities'>,
): Settings {
  if (!isMap(priorities) || !isList(below.priorities)) return below;
  return { ...below, priorities: mapOf(below.priorities, () => ({})) };
}
