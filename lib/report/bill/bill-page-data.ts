/**
 * What the pages of `tenancy bill --pages` show. Amounts of money are in the smallest unit of the currency. The page of a
 * cost center holds nothing of another one.
 */
export type BillPageData = CostCenterPage | BillIndexPage;

/** What every page says. */
export interface BillPageHead {
  /** `2026-10` */
  readonly month: string;
  /** The end of what is billed, if the month is not over: `2026-10-15T00:00:00Z`. */
  readonly until: string | null;
  /** Its code in ISO 4217. */
  readonly currency: string;
  readonly decimals: number;
  /** What people must know to read the page, each a sentence. */
  readonly notes: readonly string[];
}

/** What somebody pays, by why it is paid. */
export interface BillPageSums {
  readonly amount: number;
  readonly own: number;
  readonly idle: number;
  readonly shared: number;
  /** At the end of the month. Null: the month is over. */
  readonly forecast: number | null;
}

/** What may be spent. */
export interface BillPageBudget {
  readonly amount: number;
  readonly state: 'within' | 'expected' | 'over';
}

/** The page of one cost center. */
export interface CostCenterPage extends BillPageHead {
  readonly kind: 'cost-center';
  /** Null: what the platform pays for without a cost center. */
  readonly name: string | null;
  readonly sums: BillPageSums;
  readonly budget: BillPageBudget | null;
  readonly owners: readonly BillPageOwner[];
  readonly items: readonly BillPageItem[];
  readonly lines: readonly BillPageLine[];
}

/** A tenant or a shared service for which the cost center pays. Null: the platform. */
export interface BillPageOwner extends BillPageSums {
  readonly owner: string | null;
}

/** What was paid for, such as GPUs of a pool. */
export interface BillPageItem {
  readonly kind: string;
  readonly pool: string | null;
  readonly amount: number;
}

/** A line of the bill. */
export interface BillPageLine {
  readonly cluster: string | null;
  readonly owner: string | null;
  readonly namespace: string;
  readonly why: 'own' | 'idle' | 'shared' | 'credit';
  /** Of a part of a shared service, its name. */
  readonly service: string | null;
  readonly kind: string;
  readonly pool: string | null;
  /** A plain decimal. Null: nothing is measured. */
  readonly quantity: string | null;
  readonly unit: string;
  readonly amount: number;
}

/** The page that leads to all others. */
export interface BillIndexPage extends BillPageHead {
  readonly kind: 'index';
  readonly total: BillPageSums;
  readonly centers: readonly BillIndexCenter[];
}

/** A cost center on the page that leads to all others. */
export interface BillIndexCenter extends BillPageSums {
  readonly name: string | null;
  /** The name of the file of its page, in the same folder. */
  readonly file: string;
  readonly owners: readonly string[];
  readonly budget: BillPageBudget | null;
}
