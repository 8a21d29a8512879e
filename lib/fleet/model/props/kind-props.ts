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
   * Where the pod templates of the kind are, for guard rails that judge a template before its pods exist.
   *
   * @default - none
   * @example ["spec.template"]
   */
  readonly podTemplates?: readonly string[];
}

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
