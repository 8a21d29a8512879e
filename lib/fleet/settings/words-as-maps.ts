import type { SettingsProps } from '../model/props';
import { withLevelAsMap } from './isolation/level-words';
import { withStandardAsMap } from './pod-security/standard-words';

/** A layer of settings in which no plain word is left of those that can also be a map: maps merge, and words replace. */
export function withWordsAsMaps<Layer extends Pick<SettingsProps, 'isolation' | 'podSecurity'>>(
  layer: Layer,
): Layer {
  return withLevelAsMap(withStandardAsMap(layer));
}
