import type { Tree } from '../battery/trees';
import type { Layout } from './gitops-engine';

/** How a tree is delivered, by an engine that is told such things. */
export interface Delivery {
  /** Which files are one unit. */
  readonly layout: Layout;
  /** Units of tenants that are gone are deleted before the new ones are delivered. @default newFirst */
  readonly order?: 'oldFirst';
}

/** What is looked at while a tree arrives. */
export interface Looks {
  /** @param when - what was written just before, for messages */
  readonly atGuards: (when: string) => Promise<void>;
  /** @param when - what was written just before, for messages */
  readonly atRights: (when: string) => Promise<void>;
}

/** Brings trees to a cluster. */
export interface Deliverer {
  /** Delivers a tree to its end, and has somebody look on the way. */
  deliver(tree: Tree, how: Delivery, looks: Looks): Promise<void>;
}
