/** A policy of an engine's own, in the namespace. */
export interface EnginePolicy {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly spec: object;
}
