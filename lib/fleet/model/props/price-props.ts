import type { FilledText, PositiveNumber } from './amount-types';
import type { AcceptProps } from './guard-rail-props';
import type { DnsLabel, ObjectName } from './name-types';

/**
 * What things cost for an hour. From these prices follow ceilings for a month of 730 hours: what tenants cost if they use
 * all that they are granted. A ceiling is not a bill.
 *
 * What has no price costs nothing.
 *
 * @title Prices
 * @example {currency: "EUR", pools: {h100: 2.5}, cpu: 0.03, memory: 0.004, storage: 0.0001}
 */
export interface PricesProps extends ClusterPricesProps {
  /**
   * The currency of all prices and budgets of the file: its code in capitals, as in
   * [ISO 4217](https://www.iso.org/iso-4217-currency-codes.html).
   *
   * @example "EUR"
   */
  readonly currency: CurrencyCode;
  /**
   * Warnings about prices that you accept. `tenancy list --accepted` shows them.
   *
   * @default - none
   */
  readonly accept?: readonly AcceptProps[];
}

/**
 * Prices that differ on one cluster. The currency is that of the file.
 *
 * @title Prices on a cluster
 * @example {pools: {h100: 2.1}}
 */
export interface ClusterPricesProps {
  /**
   * By pool, the price of one unit for an hour. A unit is what a tenant is granted as 1: a whole device, or one MIG instance
   * or share of a device where the pool is shared. Divide the price of a card by the number of its shares.
   *
   * @default - none
   * @example {h100: 2.5, "a100-mig": 0.3}
   */
  readonly pools?: Record<DnsLabel, Price | null>;
  /**
   * Of a core for an hour.
   *
   * @default - none
   * @example 0.03
   */
  readonly cpu?: Price | null;
  /**
   * Of a GiB of memory for an hour.
   *
   * @default - none
   * @example 0.004
   */
  readonly memory?: Price | null;
  /**
   * Of a GiB of node-local disk for an hour, of which `quota.ephemeralStorage` says how much a tenant may request. A tenant
   * without that quota has no ceiling, because nothing bounds what its pods write to the disks of nodes.
   *
   * @default - none
   * @example 0.0002
   */
  readonly ephemeralStorage?: Price | null;
  /**
   * Of a GiB of storage for an hour. For a price per month, divide by 730.
   *
   * @default - none
   * @example 0.0001
   */
  readonly storage?: Price | null;
  /**
   * By storage class, of a GiB for an hour. All other classes cost `storage`.
   *
   * @default - none: all classes cost the same
   * @example {"fast-ssd": 0.00025}
   */
  readonly storageClasses?: Record<ObjectName, Price | null>;
}

/**
 * A price, 0 or more, with at most nine decimals.
 *
 * @pattern ^[0-9]{1,9}(?:\.[0-9]{1,9})?$
 */
export type PriceText = string;

/**
 * A price, 0 or more, with at most nine decimals. It is exact: nothing is rounded.
 *
 * @title Price
 * @example 2.5
 */
export type Price = PriceText | PositiveNumber;

/**
 * An amount of money for a month of 730 hours, in the currency of `prices`. 0 or more, with at most nine decimals.
 *
 * @title Budget for a month
 * @example 30000
 */
export type MoneyPerMonth = PriceText | PositiveNumber;

/**
 * A code of three capitals that names a currency.
 *
 * @title Currency
 * @pattern ^[A-Z]{3}$
 * @example "EUR"
 */
export type CurrencyCode = string;

/**
 * What is agreed with a cost center.
 *
 * @title Cost center
 * @example {budget: 30000}
 */
export interface CostCenterEntry {
  /**
   * What everything that states this cost center may cost together for a month, in the currency of `prices`. If its ceiling
   * is higher, that is a warning.
   *
   * @default - none
   * @example 30000
   */
  readonly budget?: MoneyPerMonth;
  /**
   * Warnings about this cost center that you accept. `tenancy list --accepted` shows them.
   *
   * @default - none
   */
  readonly accept?: readonly AcceptProps[];
}

/**
 * The part of a bill that nobody asked for: cards that were idle, services that several tenants use, and the
 * namespaces of the platform. `tenancy bill` applies these rules, which are the same on all clusters. Without them,
 * everybody pays what was measured in their own namespaces.
 *
 * @title Rules of a bill
 * @example {idle: "proportional", shared: "even", costCenter: "PLT-001"}
 */
export interface BillingProps {
  /**
   * Who pays for what the nodes have and nobody asked for.
   *
   * @default "platform"
   * @example "proportional"
   */
  readonly idle?: IdleBilling;
  /**
   * How the cost of a shared service is split over the tenants that may use it.
   *
   * @default - the cost center of the service pays
   * @example "even"
   */
  readonly shared?: SharedBilling;
  /**
   * The cost center of the platform. It pays for namespaces that nobody owns, such as kube-system, and for what the rules
   * leave over.
   *
   * @default - none: the bill shows what the platform pays for without a cost center
   * @example "PLT-001"
   */
  readonly costCenter?: FilledText;
  /**
   * Warnings about these rules that you accept. `tenancy list --accepted` shows them.
   *
   * @default - none
   */
  readonly accept?: readonly AcceptProps[];
}

/**
 * Who pays for idle resources.
 *
 * - `platform`: the platform
 * - `proportional`: everybody who used something, in proportion to the costs of each kind: who used GPUs pays for idle GPUs
 *
 * @title Idle resources
 */
export type IdleBilling = 'platform' | 'proportional';

/**
 * How shared services are split.
 *
 * - `even`: each tenant pays the same
 * - `proportional`: in proportion to what else the tenants cost in the month
 * - `by-usage`: by how much each tenant used the service, which a file says: `tenancy bill --shared-usage`
 *
 * @title Shared services
 */
export type SharedBilling = 'even' | 'proportional' | 'by-usage';
