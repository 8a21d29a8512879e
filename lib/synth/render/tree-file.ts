import type { NamespaceOrigin } from '../../plan/output-files';

/** One file that the tree is to hold. */
export interface PlannedFile {
  /** POSIX, relative to the output folder, e.g. `tenants/a/dev.k8s.yaml`. */
  readonly path: string;
  /** Whose file it is, for messages, e.g. `tenant a, environment dev`. */
  readonly owner: string;
  /** The namespace that it holds, if it holds one. */
  readonly origin?: NamespaceOrigin;
  /**
   * Whether the file may turn out to be empty. If so, it is not written.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** The same file with what it holds. */
export interface RenderedFile {
  readonly path: string;
  /** The whole text, header included. */
  readonly content: string;
}
