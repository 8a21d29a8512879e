import { defineCodes } from './code-entry';

/** Labels and annotations. */
export const LABEL_CODES = defineCodes({
  LABEL_INVALID: {
    severity: 'error',
    summary: 'The value of the label is not valid.',
    caret: 'value',
    cause:
      'Bills, policies and `kubectl -l` select objects by their labels. A value may have at most ' +
      '63 letters, digits, dashes, underscores and dots; the API server rejects the whole object ' +
      'if one does not fit.',
    fix:
      'Shorten the value to a code or a single word. Put free text in `annotations` or ' +
      '`displayName`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            labels: { example.com/product: Self-driving cars }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            labels: { example.com/product: self-driving-cars }
      `,
    },
  },
  LABEL_KEY: {
    severity: 'error',
    summary: 'The key of the label or annotation is not valid.',
    caret: 'key',
    cause:
      'A key consists of letters, digits, dashes, underscores and dots, optionally after a ' +
      'domain and a slash. The API server rejects the whole object if one key does not fit.',
    fix: 'Write the key like `owner` or `example.com/owner`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            labels: { product line: autonomy }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            labels: { example.com/product-line: autonomy }
      `,
    },
  },
  LABEL_RESERVED: {
    severity: 'error',
    summary: 'The label or annotation is reserved for the platform.',
    caret: 'key',
    cause:
      'Policies, quotas and GitOps engines rely on this key to know who owns a namespace and how ' +
      'it is protected. A tenant that could set it could pass for another tenant.',
    fix: 'Remove the key. If a setting controls it, change that setting instead.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            labels: { pod-security.kubernetes.io/enforce: restricted }
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
});
