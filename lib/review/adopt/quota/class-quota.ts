/** What the pods of one priority class may request together. */
export interface ClassQuota {
  readonly cpu?: string;
  readonly memory?: string;
  readonly pods?: string;
  /** Devices by resource. */
  readonly devices: Readonly<Record<string, number>>;
}
