import { defineCodes } from './code-entry';

/** Keys, types and words. */
export const SHAPE_CODES = defineCodes({
  KEY_UNKNOWN: {
    severity: 'error',
    summary: 'The key is not known here.',
    caret: 'key',
    cause:
      'The key is misspelled, or it belongs to another map. If unknown keys were ignored, a ' +
      'misspelled limit would be no limit at all.',
    fix:
      'Use the suggested key, or move the key to where it belongs. `tenancy explain quota` lists ' +
      'the keys of a map, here those of `quota`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            qouta: { cpu: 20 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: 20 }
      `,
    },
  },
  KEY_MISSING: {
    severity: 'error',
    summary: 'A required key is missing.',
    caret: 'key',
    cause:
      'Only a few keys are required: those that have no sensible default, such as the name of a ' +
      'tenant and the cost center that pays for it.',
    fix: 'Add the key. The finding shows what it should look like.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
      `,
    },
  },
  TYPE_WRONG: {
    severity: 'error',
    summary: 'A value has the wrong type.',
    caret: 'value',
    cause:
      'The value is, for example, text where a number is expected, or a single value where a ' +
      'list is expected. Values are never converted: in YAML 1.2, `yes` and `no` are text, and ' +
      'so is a number in quotes.',
    fix: 'Write the value in the form that the finding asks for.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            admins: alice@example.com
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            admins: [alice@example.com]
      `,
    },
  },
  VALUE_UNKNOWN: {
    severity: 'error',
    summary: 'The value is not one of the allowed words.',
    caret: 'value',
    cause: 'This key accepts only certain words, and upper and lower case matter.',
    fix: 'Use one of the words that the finding lists.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            podSecurity: Restricted
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            podSecurity: restricted
      `,
    },
  },
  API_VERSION: {
    severity: 'error',
    summary: 'The `apiVersion` is not supported.',
    caret: 'value',
    cause:
      'The file was written for another version of the format, in which the same keys may mean ' +
      'something else.',
    fix:
      'Write `apiVersion: cdk8s-tenancy/v1alpha1`, or install the version of cdk8s-tenancy that ' +
      'reads this file.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1 }
      `,
    },
  },
});
