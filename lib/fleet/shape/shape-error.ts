/** What the compiled check says of one value. */
export interface ShapeError {
  readonly keyword: string;
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly params: {
    /** The key that must be there. */
    readonly missingProperty?: string;
    /** The key that must not be there. */
    readonly additionalProperty?: string;
    /** The types that the value may have. */
    readonly type?: string | readonly string[];
  };
  readonly parentSchema?: {
    readonly properties?: Record<string, unknown>;
    readonly enum?: readonly unknown[];
    readonly const?: unknown;
  };
  readonly data?: unknown;
}

/** The compiled check of schema/tenants.schema.json; `errors` holds what the last call found. */
export interface ShapeCheck {
  (data: unknown): boolean;
  errors?: readonly ShapeError[] | null;
}

/** The keys and indices of a JSON pointer. */
export function segmentsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
