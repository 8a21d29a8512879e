import { rememberSome, share } from '../model/shared';
import type { Setting } from './setting';

/**
 * A setting that most environments inherit. Its normal form is made once for equal values, and shared, so that what follows
 * from it downstream is also made once.
 */
export function sharedSetting<Props, Merged extends object, Normal extends object>(
  setting: Setting<Props, Merged, Normal>,
): Setting<Props, Merged, Normal> {
  /** By the text of the burst, the only part of the context that such a setting depends on. */
  const byBurst = rememberSome<string, Known<Merged, Normal>>(() => ({
    byIdentity: new WeakMap(),
    byText: new Map(),
  }));
  return {
    ...setting,
    resolve(merged, context) {
      const { byIdentity, byText } = byBurst(JSON.stringify(context.burst) ?? '');
      const known = byIdentity.get(merged);
      if (known !== undefined) return known;
      const text = JSON.stringify(merged);
      const normal = byText.get(text) ?? share(setting.resolve(merged, context));
      if (byText.size >= MOST_KEPT) byText.clear();
      byText.set(text, normal);
      byIdentity.set(merged, normal);
      return normal;
    },
  };
}

/** What was made so far: most values are the very object of another environment, some are only equal to one. */
interface Known<Merged extends object, Normal> {
  readonly byIdentity: WeakMap<Merged, Normal>;
  readonly byText: Map<string, Normal>;
}

/** How many values are kept at most: enough for those that recur, little where none does. */
const MOST_KEPT = 256;
