/** What has no keys of its own: a later layer replaces it as a whole. */
type Whole = string | number | boolean | null | undefined | readonly unknown[];

/**
 * What was written where a `T` belongs, without the parts of a wrong shape: a key may be missing even where `T` requires
 * it, and an entry of a list may be a hole, but every value has its type.
 */
export type Written<T> = T extends readonly (infer Entry)[]
  ? readonly (Written<Entry> | undefined)[]
  : T extends Whole
    ? T
    : { readonly [Key in keyof T]?: Written<T[Key]> };

/** Layers of `T`, merged: what `null` removes is gone. */
export type Merged<T> = T extends Whole
  ? T
  : { readonly [Key in keyof T]: Merged<Exclude<T[Key], null>> };

/** Layers of `T`, merged over defaults: what has a default and cannot be removed always exists. */
export type MergedOver<T, Defaults> = T extends Whole
  ? T
  : Defaults extends Whole
    ? Merged<T>
    : string extends keyof T
      ? Merged<T>
      : {
          readonly [Key in Kept<T, Defaults>]-?: MergedOver<
            NonNullable<T[Key]>,
            Defaults[Key & keyof Defaults]
          >;
        } & {
          readonly [Key in Exclude<keyof T, Kept<T, Defaults>>]?: Merged<Exclude<T[Key], null>>;
        };

/** The keys of `T` that have a default and cannot be removed by a `null`. */
type Kept<T, Defaults> = {
  [Key in keyof T]-?: Key extends keyof Defaults ? (null extends T[Key] ? never : Key) : never;
}[keyof T];
