/** What is renamed. */
export interface Rename {
  readonly tenant: string;
  /** Absent: the tenant itself is renamed. */
  readonly environment?: string;
  readonly to: string;
}
