import type { SubjectValue, ViewerValue } from './address-types';
import type { Bytes, Cores, Count, RequiredText, TextValue, WholeNumber } from './amount-types';
import type { DnsLabel, PlainName } from './name-types';
import type { AcceptProps } from './guard-rail-props';
import type { MoneyPerMonth } from './price-props';
import type { QueueProps } from './queue-props';

/**
 * What all tenants of an organisation may hold together, those of the organisations below it included.
 *
 * It is checked when the file is read: the total quotas of the tenants, and the budgets of the organisations below, add
 * up to no more. Where the file names several clusters, it is the budget on all of them together.
 *
 * @title Budget
 * @example {gpu: 40}
 * @example {cpu: 2000, memory: "8Ti", gpu: {h100: 40, l4: 8}}
 */
export interface BudgetProps {
  /**
   * Cores that all tenants together may request, in steps of 1m.
   *
   * @default - not bounded
   * @example 2000
   */
  readonly cpu?: Cores;
  /**
   * Memory that all tenants together may request, in bytes.
   *
   * @default - not bounded
   * @example "8Ti"
   */
  readonly memory?: Bytes;
  /**
   * Node-local disk that all tenants together may request, in bytes. Each of them then needs an amount of its own.
   *
   * @default - not bounded
   * @example "20Ti"
   */
  readonly ephemeralStorage?: Bytes;
  /**
   * Accelerators, in whole devices: one number for the only or the default pool, or a number for each pool. Pools that
   * the map does not name are closed to the organisation.
   *
   * @default - not bounded
   * @example 40
   * @example {h100: 40, l4: 8}
   */
  readonly gpu?: WholeNumber | Record<DnsLabel, WholeNumber>;
  /**
   * Size of all persistent volume claims of all tenants together, in bytes.
   *
   * @default - not bounded
   * @example "200Ti"
   */
  readonly storage?: Bytes;
  /**
   * Pods that have not finished, of all tenants together.
   *
   * @default - not bounded
   * @example 2000
   */
  readonly pods?: Count;
}

/**
 * An organisation: a department, an institute or a customer that has tenants, and other organisations, below it. It has
 * no namespace.
 *
 * @title Organisation
 * @example {displayName: "Research", costCenter: "RES-1", quota: {gpu: 40}, admins: [{group: "research-leads"}]}
 */
export interface OrganizationEntry {
  /**
   * The organisation that it is a part of.
   *
   * @default - none: it is directly below the platform
   * @example "research"
   */
  readonly parent?: PlainName;
  /**
   * The name that people read.
   *
   * @default - the name
   * @example "Vision Lab"
   */
  readonly displayName?: TextValue;
  /**
   * What all of its tenants may hold together. Keys that it does not state are bounded by the organisation above, if
   * that one bounds them.
   *
   * @default - not bounded
   */
  readonly quota?: BudgetProps;
  /**
   * What all of its tenants, and the organisations below it, may cost together for a month, in the currency of
   * `prices`. If the ceiling is higher, that is a warning.
   *
   * @default - none
   * @example 30000
   */
  readonly budget?: MoneyPerMonth;
  /**
   * How the organisation shares what its tenants are guaranteed, and what is left of its budget: its tenants borrow that
   * first. It is about what passes between the organisation and the others. Needs `platform.queueing`.
   *
   * @default - weight 1, borrows none, lends all
   * @example {borrow: "all"}
   */
  readonly queue?: QueueProps | null;
  /**
   * Whether tenants and organisations directly below it may be given more than its budget together. Then the budget
   * says what it pays for, and not what it can use at most.
   *
   * @default false
   */
  readonly overcommit?: boolean;
  /**
   * Who administers all namespaces of its tenants, in addition to the admins of each tenant. The same goes for the
   * organisations below it. A plain text is a user.
   *
   * @default - nobody
   * @example [{group: "research-leads"}]
   */
  readonly admins?: readonly SubjectValue[];
  /**
   * Who may look into all namespaces of its tenants, without their secrets, in addition to the viewers of each tenant.
   * The same goes for the organisations below it. A plain text is a user.
   *
   * @default - nobody
   * @example [{group: "research-controlling"}]
   */
  readonly viewers?: readonly ViewerValue[];
  /**
   * Who pays for tenants that state no `costCenter` of their own.
   *
   * @default - that of the organisation above; without one, each tenant states its own
   * @example "RES-1"
   */
  readonly costCenter?: RequiredText;
  /**
   * The department of tenants that state none.
   *
   * @default - that of the organisation above
   * @example "Research"
   */
  readonly department?: RequiredText;
  /**
   * Whom to ask about tenants that state no `contact` of their own: an address, a channel or a page.
   *
   * @default - that of the organisation above
   * @example "#research-platform"
   */
  readonly contact?: TextValue;
  /**
   * Warnings about this organisation that you accept. `tenancy list --accepted` shows them.
   *
   * @default - none
   */
  readonly accept?: readonly AcceptProps[];
}
