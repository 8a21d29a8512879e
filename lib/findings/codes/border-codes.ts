import { defineCodes } from './code-entry';

/** Borders: what no policy of a namespace opens. */
export const BORDER_CODES = defineCodes({
  NETWORK_STAGED: {
    severity: 'error',
    summary: 'The network plugin has no staged policies.',
    caret: 'key',
    cause:
      'A staged policy shows what it would refuse, and lets it pass. Of the engines, only Calico ' +
      'has such a kind. With another one, the border would be enforced, although the file says ' +
      'that it is only tried.',
    fix: 'Remove `staged`, or write `engine: calico` if that is the network plugin of the cluster.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          network: { engine: cilium, staged: true }
        tenants:
          - name: vision
            costCenter: ENG-1
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          network: { engine: calico, staged: true }
        tenants:
          - name: vision
            costCenter: ENG-1
      `,
    },
  },
});
