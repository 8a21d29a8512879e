import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { Written } from '../model/written';
import { keysOf } from '../values/maps';
import type { MergedEnvironment, Setting, SettingContext } from './setting';

/** A map as one layer writes it. */
export type WrittenMap<Props> = { readonly [Key in keyof Props]?: Written<Props[Key]> };

/** A setting for each key of `Props`. A key without one does not compile. */
export type SettingsOf<Props, Merged extends PartsOf<Props>, Normal extends PartsOf<Props>> = {
  readonly [Key in keyof Props]-?: Setting<Props[Key], Merged[Key], Normal[Key]>;
};

/** Something for the keys of `Props`. */
export type PartsOf<Props> = { readonly [Key in keyof Props]?: unknown };

/** Checks and resolves a map key by key. */
export class SettingTable<Props, Merged extends PartsOf<Props>, Normal extends PartsOf<Props>> {
  /** The keys, in the order of the normal form. */
  readonly names: readonly (keyof Props & string)[];
  private readonly checked: readonly (keyof Props & string)[];

  constructor(private readonly settings: SettingsOf<Props, Merged, Normal>) {
    this.names = keysOf(settings);
    this.checked = this.names.filter((name) => settings[name].checkMerged !== undefined);
  }

  /** Reports what is wrong with the values that one layer states. */
  check(written: WrittenMap<Props>, path: FindingPath, findings: Findings): void {
    for (const key of keysOf(written)) {
      if (Object.hasOwn(this.settings, key)) this.checkOne(key, written, path, findings);
    }
  }

  /** Reports what is wrong once all layers are merged. */
  checkMerged(environment: MergedEnvironment, findings: Findings): void {
    for (const name of this.checked) this.settings[name].checkMerged?.(environment, findings);
  }

  /** The normal form. A key that has none is left out. */
  resolve(merged: Merged, context: SettingContext): Normal {
    const normal: Partial<Pick<Normal, keyof Props>> = {};
    for (const name of this.names) this.resolveOne(name, merged, context, normal);
    return normal as Normal;
  }

  private checkOne<Key extends keyof Props & string>(
    key: Key,
    written: WrittenMap<Props>,
    path: FindingPath,
    findings: Findings,
  ): void {
    const value = written[key];
    if (value === undefined || value === null) return;
    this.settings[key].check(value, [...path, key], findings);
  }

  private resolveOne<Key extends keyof Props & string>(
    key: Key,
    merged: Merged,
    context: SettingContext,
    normal: Partial<Pick<Normal, keyof Props>>,
  ): void {
    const value = this.settings[key].resolve(merged[key], context);
    if (value !== undefined) normal[key] = value;
  }
}
