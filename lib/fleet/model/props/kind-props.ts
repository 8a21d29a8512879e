import type { WholeNumber } from './amount-types';
import type { ApiGroup, KindPlural } from './name-types';

/**
 * A custom resource that tenants may use: it joins their roles and is capped.
 *
 * @title Kind
 * @example {group: "kubeflow.org", resource: "experiments", cap: 20}
 */
export interface KindProps {
  /** The API group. */
  readonly group: ApiGroup;
  /** The plural of the kind. */
  readonly resource: KindPlural;
  /**
   * What viewers may do with it.
   *
   * @default read
   */
  readonly viewer?: ReadAccess;
  /**
   * What users may do with it.
   *
   * @default write
   */
  readonly user?: KindAccess;
  /**
   * What admins may do with it.
   *
   * @default write
   */
  readonly admin?: KindAccess;
  /**
   * How many objects of this kind each namespace may hold.
   *
   * @default - as many as `objects.customResources` says
   * @example 20
   */
  readonly cap?: WholeNumber;
  /**
   * The subresources of the kind that people who write it may write as well. People who read it read its `/status` and
   * its `/scale`. Nothing else can be granted: no cap and no guard rail is about it.
   *
   * @default - scale, which does no harm where the kind has none
   * @example ["scale"]
   */
  readonly subresources?: readonly KindSubresource[];
  /**
   * Where the pod templates of the kind are, for guard rails that judge a template before its pods exist.
   *
   * @default - none
   * @example ["spec.template"]
   */
  readonly podTemplates?: readonly string[];
}

/**
 * A part of a kind that is written by itself: `scale`, which is how many replicas it has.
 *
 * `kubectl scale`, autoscalers and clients such as Dask's write it.
 *
 * @title Subresource of a kind
 * @example "scale"
 */
export type KindSubresource = 'scale';

/**
 * What viewers may do with a kind.
 *
 * - `none`: nothing
 * - `read`: get, list and watch
 *
 * @title Access of viewers
 */
export type ReadAccess = 'none' | 'read';

/**
 * What somebody may do with a kind.
 *
 * - `none`: nothing
 * - `read`: get, list and watch
 * - `write`: read, and create, update, patch and delete
 *
 * @title Access to a kind
 */
export type KindAccess = 'none' | 'read' | 'write';
