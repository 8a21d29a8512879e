/** A kind of object that an API server serves. */
export interface ApiKind {
  /** The API group; `''` for the core group. */
  readonly group: string;
  /** The plural, by which rights are granted. */
  readonly resource: string;
  readonly kind: string;
  /** Other names that kubectl takes: the singular, and short ones such as `po`. */
  readonly names: readonly string[];
  readonly isNamespaced: boolean;
  readonly subresources: readonly string[];
}
