import type { Explanations } from './explanation';
import { yaml } from './yaml';

/** Keys, types, words. */
export const SHAPE = {
  KEY_UNKNOWN: {
    cause:
      'The key is misspelt, or it belongs into another map. If unknown keys passed, a misspelt limit would be no limit.',
    fix: 'Correct it to the key that is suggested, or move it. docs/reference.md lists all keys by map.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            qouta: { cpu: 20 }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: 20 }
      `,
    },
  },
  KEY_MISSING: {
    cause:
      "Few keys must be there: those that nobody can guess, such as a tenant's name and who pays for it.",
    fix: 'Add the key. The finding says what it should look like.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
      `,
    },
  },
  TYPE_WRONG: {
    cause:
      'A text stands where a number is needed, one value where a list is, or the like. Nothing is converted on the ' +
      'quiet: in YAML 1.2, `no` and `yes` are texts, and a quoted number is one too.',
    fix: 'Write the value in the form that the finding names: with or without quotes, in brackets, as a map.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            admins: alice@example.com
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            admins: [alice@example.com]
      `,
    },
  },
  VALUE_UNKNOWN: {
    cause: 'Only certain words have a meaning here, and capitals count.',
    fix: 'Use one of the words that the finding lists.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            podSecurity: Restricted
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            podSecurity: restricted
      `,
    },
  },
  API_VERSION: {
    cause:
      'The file was written for another version of the format, in which the same keys may mean something else.',
    fix: 'Write `apiVersion: cdk8s-tenancy/v1alpha1`, or install the version of cdk8s-tenancy that reads this file.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
    },
  },
} as const satisfies Explanations;
