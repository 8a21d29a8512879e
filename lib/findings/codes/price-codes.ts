import { defineCodes } from './code-entry';

/** Prices, and budgets of money. */
export const PRICE_CODES = defineCodes({
  CURRENCY_UNKNOWN: {
    severity: 'error',
    summary: 'The currency does not exist.',
    caret: 'value',
    cause:
      'A currency is written as its three capitals of ISO 4217. They say to how many decimals ' +
      'amounts are rounded, and programs that read the ceilings expect them.',
    fix: 'Write the code, such as `EUR`, `USD` or `JPY`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        prices: { currency: EUO, cpu: 0.03 }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        prices: { currency: EUR, cpu: 0.03 }
        tenants: []
      `,
    },
  },
  PRICE_INVALID: {
    severity: 'error',
    summary: 'A price or a budget is not an exact amount of money.',
    caret: 'value',
    cause:
      'Ceilings are calculated exactly and rounded once. Prices are 0 or more, in the currency of ' +
      '`prices`, and have at most nine decimals.',
    fix: 'Write a plain number with at most nine decimals, such as `0.000136986`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        prices: { currency: EUR, storage: 0.0001369863013698 }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        prices: { currency: EUR, storage: 0.000136986 }
        tenants: []
      `,
    },
  },
  PRICE_OF_A_MONTH: {
    severity: 'warning',
    summary: 'A price for an hour is so high that it is probably that of a month.',
    caret: 'value',
    cause:
      'All prices are for an hour, and a month has 730 hours. With the price of a month, every ' +
      'ceiling would be 730 times too high.',
    fix: 'Divide the price by 730. If it really is the price for an hour, accept the warning.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        prices: { currency: EUR, pools: { h100: 1800 } }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        prices: { currency: EUR, pools: { h100: 2.465753425 } }
        tenants: []
      `,
    },
  },
  PRICE_MISSING: {
    severity: 'warning',
    summary: 'Tenants hold devices of a pool that has no price.',
    caret: 'key',
    cause:
      'Other things have prices, so that people take the ceilings for all that tenants can cost. ' +
      'Without a price, the devices of this pool are not in them.',
    fix: 'State the price for an hour of what a tenant is granted as 1, or 0 if it costs nothing.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        prices: { currency: EUR, cpu: 0.03 }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: 4 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        prices: { currency: EUR, cpu: 0.03, pools: { h100: 2.5 } }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { gpu: 4 } }
      `,
    },
  },
  COST_ABOVE_BUDGET: {
    severity: 'warning',
    summary: 'What was granted can cost more for a month than the budget.',
    caret: 'value',
    cause:
      'If everything that was granted is used for the 730 hours of a month, it costs more than ' +
      'the budget. It is a ceiling: the bill may be lower, but nothing in the cluster keeps it below.',
    fix: 'Grant less, or raise the budget. If you expect a lower use, accept the warning and say so.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        prices: { currency: EUR, pools: { h100: 2.5 } }
        tenants:
          - { name: vision, costCenter: ENG-1, budget: 5000, quota: { gpu: 4 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { pools: { h100: { resource: nvidia.com/gpu } } }
        prices: { currency: EUR, pools: { h100: 2.5 } }
        tenants:
          - { name: vision, costCenter: ENG-1, budget: 7300, quota: { gpu: 4 } }
      `,
    },
  },
  COST_UNBOUNDED: {
    severity: 'warning',
    summary: 'A budget is for something whose amount nothing bounds.',
    caret: 'value',
    cause:
      'Something that has a price has no quota, so it has no ceiling to compare with the budget.',
    fix: 'State an amount under `quota`, or remove the budget.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        prices: { currency: EUR, storage: 0.0001 }
        tenants:
          - { name: vision, costCenter: ENG-1, budget: 5000, quota: { storage: null } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        prices: { currency: EUR, storage: 0.0001 }
        tenants:
          - { name: vision, costCenter: ENG-1, budget: 5000, quota: { storage: 10Ti } }
      `,
    },
  },
  BUDGET_WITHOUT_PRICES: {
    severity: 'warning',
    summary: 'There is a budget of money, and nothing has a price.',
    caret: 'key',
    cause: 'The budget is compared with a ceiling, which follows from `prices`. The file has none.',
    fix: 'State `prices`, or remove the budget.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1, budget: 5000 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        prices: { currency: EUR, cpu: 0.03, memory: 0.004 }
        tenants:
          - { name: vision, costCenter: ENG-1, budget: 5000 }
      `,
    },
  },
  BILLING_WITHOUT_SERVICES: {
    severity: 'warning',
    summary: 'The bill is to split shared services, and there are none.',
    caret: 'key',
    cause:
      'The rule is about the services under `sharedServices`. A service that runs in a namespace of ' +
      'a tenant, or in one that no file declares, is not split: its owner or the platform pays.',
    fix: 'Declare the service under `sharedServices`, or remove `shared`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        billing: { shared: even }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        billing: { shared: even }
        sharedServices:
          mlflow: { costCenter: PLT-001, ports: { http: 5000 }, consumers: all }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
    },
  },
  COST_CENTER_UNKNOWN: {
    severity: 'warning',
    summary: 'Nobody has a cost center for which something is agreed.',
    caret: 'key',
    cause:
      'A budget of a cost center counts what its tenants, shared services and organisations can ' +
      'cost. Nobody states this one, which is often a spelling mistake.',
    fix: 'Write the cost center as `costCenter` says it, or remove the entry.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        prices: { currency: EUR, cpu: 0.03 }
        costCenters: { ENG-01: { budget: 5000 } }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        prices: { currency: EUR, cpu: 0.03 }
        costCenters: { ENG-1: { budget: 5000 } }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
    },
  },
});
