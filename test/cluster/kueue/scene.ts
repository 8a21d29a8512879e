import type { CaseScene } from '../run-cases';
import type { Kueue } from './kueue';

/** What every case works with. */
export interface Scene extends CaseScene {
  readonly kueue: Kueue;
  /** How many tenants a large platform has. */
  readonly tenants: number;
}
