/** Pods that a project marks itself, so that nobody has to write the labels into tenants.yaml. */
export interface PodLabels {
  /** Labels with these values. */
  readonly is?: Readonly<Record<string, string>>;
  /** Labels with any value. */
  readonly has?: readonly string[];
}
