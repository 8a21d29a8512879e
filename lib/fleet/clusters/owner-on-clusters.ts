import type { PlaceOf } from '../model/layers';
import type { EnvironmentQuotaProps, QuotaProps } from '../model/props';
import type { Merged } from '../model/written';

/** Exact amounts of an environment. */
export type Exact = Merged<EnvironmentQuotaProps>;

/** An environment, and the exact amounts that it states. Lists are in the order of the owner's clusters. */
export interface EnvironmentOnClusters {
  readonly name: string;
  /** Which of the owner's clusters it is on. */
  readonly isOn: readonly boolean[];
  /** For all of its clusters together. */
  readonly exact: Exact;
  /** For single clusters. */
  readonly own: readonly Exact[];
  readonly placeOf: PlaceOf;
}

/** An owner whose total is split over clusters. Lists are in the order of the clusters. */
export interface OwnerOnClusters {
  readonly name: string;
  readonly clusters: readonly string[];
  readonly shares: readonly bigint[];
  /** Its part of the total on each cluster. */
  readonly parts: readonly Merged<QuotaProps>[];
  /** Whether each environment may have all of a part. */
  readonly isPot: boolean;
  readonly environments: readonly EnvironmentOnClusters[];
}

/** One exact amount, by environment and cluster: undefined where it is split by share. */
export type Table = readonly (readonly (bigint | undefined)[])[];
