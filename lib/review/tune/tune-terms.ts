import type { BudgetKey } from '../../fleet/organizations/budget-keys';

/** How much there must be to propose anything, and how proposals are made. */
export interface TuneTerms {
  /** Which figure of the readings counts. */
  readonly basis: 'p95' | 'p99' | 'peak';
  /** How much more than that, in percent, unless `tuning` says otherwise. */
  readonly headroom: number;
  /** The headroom that somebody asked for. Absent: nobody did, and it is the usual one. */
  readonly asked?: number | undefined;
  readonly minDays: number;
  readonly minReadings: number;
  /** Whether only what `tuning` bounds is proposed. */
  readonly auto: boolean;
  /** The amounts that environments state themselves, by tenant: they are not split by share. */
  readonly isExact: (tenant: string, environment: string, key: BudgetKey) => boolean;
}
