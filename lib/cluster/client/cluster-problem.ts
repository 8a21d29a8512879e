/** What kept us from reading a cluster. */
export type ClusterProblemKind =
  | 'kubeconfig'
  | 'unreachable'
  | 'certificate'
  | 'credentials'
  | 'forbidden'
  | 'denied'
  | 'not-found'
  | 'gone'
  | 'refused'
  | 'dropped'
  | 'slow'
  | 'busy'
  | 'server-error'
  | 'no-answer'
  | 'too-old';

/** Why a cluster could not be read, and what to do about it, in one line. It is not a bug of ours. */
export class ClusterProblem extends Error {
  constructor(
    readonly kind: ClusterProblemKind,
    message: string,
    /** How long the server asks to wait, in milliseconds, before the same request is sent again. */
    readonly waitMs?: number,
  ) {
    super(message);
  }
}
