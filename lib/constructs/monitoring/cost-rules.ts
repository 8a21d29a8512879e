import type { DevicePrice } from '../../plan/monitoring/device-prices';
import type { WatchedMoney, WatchedPlatform } from '../../plan/monitoring/watched-platform';
import { alertRules } from './alert-rule';
import type { Rule, RuleGroup } from './prometheus-rule';
import { INFO, anyOf, indented, partOfOne, quotaOf, withOwner } from './promql';

/** What a namespace costs for an hour, at the prices of the file. */
const NAMESPACE_COST = 'tenancy:namespace_cost:hourly';
/** The same for a tenant, an organisation or a cost center: `scope` says which. */
export const COST = 'tenancy:cost:hourly';
export const COST_SO_FAR = 'tenancy:cost:month_to_date';
export const COST_FORECAST = 'tenancy:cost:month_forecast';
/** What it may cost for a month. */
export const BUDGET = 'tenancy:budget:month';

const PRICE = 'tenancy:price:hourly';
const PRICE_IN_NAMESPACE = 'tenancy:price_in_namespace:hourly';
const STORAGE_PRICE = 'tenancy:storage_price:hourly';

/** The number of the month, the hours that have passed of it, and all of its hours. In UTC, as everything in Prometheus. */
const MONTH = 'tenancy:month:number';
const ELAPSED = 'tenancy:month:elapsed_hours';
const HOURS = 'tenancy:month:hours';

/** What tells apart whose costs they are. */
const SCOPE = 'scope, tenant, organization, cost_center';

const EPHEMERAL = 'requests.ephemeral-storage';

/** What pods request: its price, what kube-state-metrics calls it, which replaces the hyphen, and its key in a quota. */
const REQUESTED = [
  ['cpu', 'cpu', 'requests.cpu'],
  ['memory', 'memory', 'requests.memory'],
  ['ephemeralStorage', 'ephemeral_storage', EPHEMERAL],
] as const;

/** Bytes of a GiB, by which prices of memory and storage are divided. */
const GIB = '1073741824';

/** A budget, as a series of its own. */
export function budgetRule(
  scope: 'tenant' | 'organization' | 'cost_center',
  labels: Readonly<Record<string, string>>,
  budget: string,
): Rule {
  return { record: BUDGET, expr: `vector(${budget})`, labels: { ...labels, scope } };
}

/** What devices under one name cost in a namespace, or anywhere. */
export function priceRule({ key: resource, parts }: DevicePrice, namespace?: string): Rule {
  const [first] = parts;
  const sum = parts.map(([count, price]) => `${count} * ${price}`).join(' + ');
  const count = parts.reduce((total, [part]) => total + part, 0);
  const price = parts.length === 1 ? first![1] : `(${sum}) / ${count}`;
  return namespace === undefined
    ? { record: PRICE, expr: `vector(${price})`, labels: { resource } }
    : { record: PRICE_IN_NAMESPACE, expr: `vector(${price})`, labels: { namespace, resource } };
}

/** Prices, and what namespaces, tenants, organisations and cost centers cost. */
export function costRules({ money, acceleratorKeys }: WatchedPlatform): RuleGroup {
  const name = 'tenancy.costs';
  if (money === undefined) return { name };
  const { organizations, costCenters } = money;
  return {
    name,
    rules: [
      ...priceRules(money),
      { record: NAMESPACE_COST, expr: withOwner(namespaceCost(money, acceleratorKeys)) },
      {
        record: COST,
        expr: `sum by (tenant, cost_center) (${NAMESPACE_COST})`,
        labels: { scope: 'tenant' },
      },
      {
        record: COST,
        expr: `sum by (cost_center) (${NAMESPACE_COST})`,
        labels: { scope: 'cost_center' },
      },
      ...organizations.map(({ name: organization, names }) => ({
        record: COST,
        expr: `sum(\n  ${NAMESPACE_COST}\n  and on (namespace)\n  ${INFO}{organization=~"${anyOf(names)}"}\n)`,
        labels: { organization, scope: 'organization' },
      })),
      ...organizations.flatMap(({ name: organization, budget }) =>
        budget === undefined ? [] : [budgetRule('organization', { organization }, budget)],
      ),
      ...costCenters.map(({ label, budget }) =>
        budgetRule('cost_center', { cost_center: label }, budget),
      ),
    ],
  };
}

function priceRules({ prices, devices }: WatchedMoney): Rule[] {
  const { cpu, memory, ephemeralStorage, storage, storageClasses = {} } = prices;
  const price = (resource: string, expr: string): Rule => ({
    record: PRICE,
    expr,
    labels: { resource },
  });
  return [
    ...devices.map((one) => priceRule(one)),
    ...(cpu === undefined ? [] : [price('requests.cpu', `vector(${cpu})`)]),
    ...(memory === undefined ? [] : [price('requests.memory', `vector(${memory} / ${GIB})`)]),
    ...(ephemeralStorage === undefined
      ? []
      : [price(EPHEMERAL, `vector(${ephemeralStorage} / ${GIB})`)]),
    ...(storage === undefined ? [] : [price('requests.storage', `vector(${storage} / ${GIB})`)]),
    ...Object.entries(storageClasses).map(([storageclass, each]) => ({
      record: STORAGE_PRICE,
      expr: `vector(${each} / ${GIB})`,
      labels: { storageclass },
    })),
  ];
}

/**
 * What a namespace asks for, at its prices. The quota counts it as the API server admits it, pods that wait among it. Where a
 * quota does not bound cpu, memory or node-local disk, the pods say it.
 */
function namespaceCost({ prices }: WatchedMoney, keys: readonly string[]): string {
  const local = prices.ephemeralStorage === undefined ? [] : [EPHEMERAL];
  const counted = ['requests.cpu', 'requests.memory', ...local, ...keys];
  const used = quotaOf('used', anyOf(counted));
  const terms = [
    `${used} * on (namespace, resource) group_left () ${PRICE_IN_NAMESPACE}`,
    `${used} * on (resource) group_left () ${PRICE}`,
    ...REQUESTED.flatMap(([key, resource, quotaKey]) =>
      prices[key] === undefined ? [] : [requestsOf(resource, quotaKey)],
    ),
    ...storageTerms(prices),
  ];
  return `sum by (namespace) (\n${indented(terms.join('\nor\n'))}\n)`;
}

/** What pods ask for that have not finished, in the form of an entry of a quota. */
function requestsOf(resource: string, quotaKey: string): string {
  const requests = `max by (namespace, pod, container) (kube_pod_container_resource_requests{resource="${resource}"})`;
  const alive = 'max by (namespace, pod) (kube_pod_status_phase{phase=~"Pending|Running"} == 1)';
  const sum = `sum by (namespace) (${requests} * on (namespace, pod) group_left () ${alive})`;
  return `label_replace(${sum}, "resource", "${quotaKey}", "", "")\n  * on (resource) group_left () ${PRICE}`;
}

/** The claims of a namespace: those of a class with a price of its own, and the others. */
function storageTerms({ storage, storageClasses }: WatchedMoney['prices']): string[] {
  const size =
    'max by (namespace, persistentvolumeclaim) (kube_persistentvolumeclaim_resource_requests_storage_bytes)';
  const info =
    'max by (namespace, persistentvolumeclaim, storageclass) (kube_persistentvolumeclaim_info)';
  const byClass = `sum by (namespace, storageclass) (${size} * on (namespace, persistentvolumeclaim) group_left (storageclass) ${info})`;
  return [
    ...(storageClasses === undefined
      ? []
      : [`${byClass} * on (storageclass) group_left () ${STORAGE_PRICE}`]),
    ...(storage === undefined
      ? []
      : [`${byClass} * on () group_left () ${PRICE}{resource="requests.storage"}`]),
  ];
}

/**
 * What the month has cost so far, and will have cost by its end at the pace of the last day. The average of what is known of
 * the month stands for the hours that Prometheus has forgotten or missed.
 *
 * The group is evaluated every four minutes: it reads a month, and a series is forgotten after five.
 */
export function budgetRules({ monitoring, money }: WatchedPlatform): RuleGroup {
  const name = 'tenancy.budgets';
  if (money === undefined) return { name };
  const { currency } = money.prices;
  const thisMonth = `(${COST} and on () (month() == ${MONTH} @ end()))[31d:1h]`;
  const whose =
    '{{ with $labels.tenant }}The tenant {{ . }}{{ else }}{{ with $labels.organization }}The organisation {{ . }}{{ else }}The cost center {{ $labels.cost_center }}{{ end }}{{ end }}';
  const partOf = (cost: string): string => `${cost} / on (${SCOPE}) (${BUDGET} > 0)`;
  return {
    name,
    interval: '4m',
    rules: [
      { record: MONTH, expr: 'month()' },
      { record: ELAPSED, expr: '(day_of_month() - 1) * 24 + hour() + minute() / 60' },
      { record: HOURS, expr: 'days_in_month() * 24' },
      {
        record: COST_SO_FAR,
        expr: `avg_over_time(${thisMonth}) * on () group_left () ${ELAPSED}`,
      },
      {
        record: COST_FORECAST,
        expr: `${COST_SO_FAR}\n+\navg_over_time(${COST}[1d]) * on () group_left () (${HOURS} - ${ELAPSED})`,
      },
      ...alertRules(monitoring, 'budgetForecast', ({ percent }) => [
        {
          expr: `${partOf(COST_FORECAST)} >= ${partOfOne(percent!)}`,
          summary: `${whose} will have spent its budget before the month ends.`,
          description: `At the pace of the last day, it will have spent {{ $value | humanizePercentage }} of its budget in ${currency} by the end of the month.`,
        },
      ]),
      ...alertRules(monitoring, 'budgetSpent', ({ percent }) => [
        {
          expr: `${partOf(COST_SO_FAR)} >= ${partOfOne(percent!)}`,
          summary: `${whose} has spent its budget of the month.`,
          description: `It has spent {{ $value | humanizePercentage }} of its budget in ${currency}, and the month goes on.`,
        },
      ]),
    ],
  };
}
