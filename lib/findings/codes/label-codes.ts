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
  INJECTOR_REFUSED: {
    severity: 'warning',
    summary: 'A mesh adds a container to each pod that the Pod Security Standard refuses.',
    caret: 'value',
    cause:
      'In their default installation, Istio, Linkerd, Kuma, Consul and AWS App Mesh add an init ' +
      'container with NET_ADMIN, most of them with NET_RAW as well, which only `privileged` admits. ' +
      'Deployments then wait for pods that nobody can create. With the CNI plugin of the mesh, ' +
      'pods need no such container.',
    fix:
      'Install the CNI plugin of the mesh, or use ambient mode in Istio, and accept the warning ' +
      'with that reason. Otherwise, remove the label, the annotation or the integration.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            labels: { istio-injection: enabled }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            labels: { istio-injection: enabled }
            accept: [{ code: INJECTOR_REFUSED, why: istio-cni is installed }]
      `,
    },
  },
  DEFAULT_TOLERATION_REFUSED: {
    severity: 'warning',
    summary: 'An annotation adds tolerations to each pod that a guard rail refuses.',
    caret: 'value',
    cause:
      'Where the API server runs PodTolerationRestriction, this annotation of a namespace adds its ' +
      'tolerations to each pod before the guard rail `podScheduling` judges it. People then have ' +
      'no toleration that they could remove.',
    fix: 'Grant the same taints under `scheduling.tolerations`, or remove the annotation.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            annotations:
              scheduler.alpha.kubernetes.io/defaultTolerations: '[{"key": "dedicated", "value": "vision"}]'
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            annotations:
              scheduler.alpha.kubernetes.io/defaultTolerations: '[{"key": "dedicated", "value": "vision"}]'
            scheduling: { tolerations: [dedicated=vision] }
      `,
    },
  },
});
