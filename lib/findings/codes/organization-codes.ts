import { defineCodes } from './code-entry';

/** Organisations, and their budgets. */
export const ORGANIZATION_CODES = defineCodes({
  ORGANIZATION_UNKNOWN: {
    severity: 'error',
    summary: 'A tenant or an organisation belongs to an organisation that does not exist.',
    caret: 'value',
    cause:
      'The file declares no organisation of this name. If the name were ignored, no budget would ' +
      'bound what is below it, and its people would not get in.',
    fix: 'Correct the name, or declare the organisation under `organizations`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        organizations:
          research: { costCenter: RES-1 }
        tenants:
          - { name: vision, organization: reserch }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        organizations:
          research: { costCenter: RES-1 }
        tenants:
          - { name: vision, organization: research }
      `,
    },
  },
  ORGANIZATION_CYCLE: {
    severity: 'error',
    summary: 'Organisations are parts of each other.',
    caret: 'value',
    cause:
      'Following `parent` from one of them leads back to it, so that none of them is at the top ' +
      'and nobody can say whose budget contains the others.',
    fix: 'Remove `parent` from the one that is at the top.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        organizations:
          research: { parent: vision-lab }
          vision-lab: { parent: research }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        organizations:
          research: {}
          vision-lab: { parent: research }
        tenants: []
      `,
    },
  },
  BUDGET_EXCEEDED: {
    severity: 'error',
    summary: 'The tenants and organisations below an organisation hold more than its budget.',
    caret: 'value',
    cause:
      'What an organisation gives away is the sum of the total quotas of its tenants and of the ' +
      'budgets directly below it. Here that is more than it has, so somebody would be refused ' +
      'what the file promises, or the organisation would use more than it pays for.',
    fix:
      'Lower what one of them holds, or raise the budget. `overcommit: true` says that it may ' +
      'give away more than it has.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        organizations:
          research: { quota: { cpu: 100 } }
        tenants:
          - { name: vision, costCenter: ENG-1, organization: research, quota: { cpu: 80 } }
          - { name: speech, costCenter: ENG-2, organization: research, quota: { cpu: 60 } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        organizations:
          research: { quota: { cpu: 140 } }
        tenants:
          - { name: vision, costCenter: ENG-1, organization: research, quota: { cpu: 80 } }
          - { name: speech, costCenter: ENG-2, organization: research, quota: { cpu: 60 } }
      `,
    },
  },
  BUDGET_UNBOUNDED: {
    severity: 'error',
    summary: 'A budget bounds something that a tenant below it may take without a bound.',
    caret: 'value',
    cause:
      'The budget adds up amounts, and a tenant without one can take everything that the cluster ' +
      'has. The budget would bound nothing.',
    fix: 'State an amount for each tenant of the organisation, or remove it from the budget.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        organizations:
          research: { quota: { ephemeralStorage: 2Ti } }
        tenants:
          - { name: vision, costCenter: ENG-1, organization: research }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        organizations:
          research: { quota: { ephemeralStorage: 2Ti } }
        tenants:
          - name: vision
            costCenter: ENG-1
            organization: research
            quota: { ephemeralStorage: 500Gi }
      `,
    },
  },
  BUDGET_ENGINE_TWICE: {
    severity: 'error',
    summary: 'Queues and another engine hold the same budgets.',
    caret: 'key',
    cause:
      'Queues guarantee each organisation its budget and lend what others leave idle. An engine ' +
      'that holds the budget as a limit refuses the pods of what was lent, after the queue admitted them.',
    fix: 'Keep one of `platform.queueing` and `platform.budget`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { queueing: kueue, budget: { engine: capsule } }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { queueing: kueue }
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
    },
  },
  POT_WITHOUT_ENGINE: {
    severity: 'error',
    summary: 'The environments of a tenant share its total, and nothing holds it.',
    caret: 'value',
    cause:
      'With `split: false`, each namespace has a quota of the whole total. What they have ' +
      'together is bounded by an object of Capsule, HNC or OpenShift, and the platform names none of them.',
    fix: 'Remove `split: false`, so that each environment has its part, or state `platform.budget`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { cpu: 40, split: false } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { budget: { engine: capsule } }
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { cpu: 40, split: false } }
      `,
    },
  },
  BUDGET_ABOVE_CAPACITY: {
    severity: 'error',
    summary: 'The budgets of organisations are together more than a pool has.',
    caret: 'value',
    cause:
      'Each organisation may hand out its whole budget. What organisations, and tenants and ' +
      'shared services without one, hold together is more than there are devices.',
    fix: 'Lower one of the budgets, or raise the capacity of the pool.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools: { h100: { resource: nvidia.com/gpu, capacity: 64 } }
        organizations:
          research: { quota: { gpu: { h100: 48 } } }
          product: { quota: { gpu: { h100: 24 } } }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          pools: { h100: { resource: nvidia.com/gpu, capacity: 64 } }
        organizations:
          research: { quota: { gpu: { h100: 40 } } }
          product: { quota: { gpu: { h100: 24 } } }
        tenants: []
      `,
    },
  },
});
