import type { Findings } from '../../../findings/findings';
import type {
  FleetIsolation,
  VirtualClusterBy,
  VirtualClusterEngine,
} from '../../model/fleet-isolation';
import type { IsolationProps } from '../../model/props';
import type { Merged } from '../../model/written';
import type { MergedEnvironment } from '../setting';

/** What all layers together say of the isolation of an environment. */
export type MergedIsolation = Merged<IsolationProps>;

/** An option of `isolation`: every key but the level itself. */
export type IsolationOption = Exclude<keyof IsolationProps, 'level'>;

/** All that there is to know about one level. */
export interface IsolationLevelRules {
  /** The options that mean something there. */
  options(merged: MergedIsolation): readonly IsolationOption[];
  /** The normal form of options that were checked. */
  resolve(merged: MergedIsolation): FleetIsolation;
  /** Reports what is wrong with an environment of this level once all layers are merged. */
  checkMerged?(environment: MergedEnvironment, findings: Findings): void;
}

/** All that there is to know about what makes the Kubernetes API of a virtual cluster. */
export interface VirtualClusterRules<Engine extends VirtualClusterEngine = VirtualClusterEngine> {
  /** The options that it takes. */
  readonly options: readonly IsolationOption[];
  /** The normal form of options that were checked. */
  resolve(merged: MergedIsolation): VirtualClusterBy<Engine>;
  /** Reports what is wrong with an environment that has one once all layers are merged. */
  checkMerged(environment: MergedEnvironment, findings: Findings): void;
}
