import { defineCodes } from './code-entry';

/** Warnings that somebody accepts. */
export const ACCEPTANCE_CODES = defineCodes({
  ACCEPT_INVALID: {
    severity: 'error',
    summary: 'The entry of `accept` is not valid.',
    caret: 'value',
    cause:
      'Only warnings can be accepted: while there is an error, nothing is written. The reason ' +
      'must not be empty, because it is all that the next reader has.',
    fix: 'Copy the code from the warning, and say why you accept it.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { loadBalancers: 2 }
            network: { ingress: { clients: { cidr: 203.0.113.0/24, ports: [8443] } } }
            accept:
              - { code: LOADBALANCER_NODEPORT, why: Our load balancer reaches pods directly. }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { loadBalancers: 2 }
            network: { ingress: { clients: { cidr: 203.0.113.0/24, ports: [8443] } } }
            accept:
              - { code: LOADBALANCER_NODEPORTS, why: Our load balancer reaches pods directly. }
      `,
    },
  },
  ACCEPT_UNUSED: {
    severity: 'warning',
    summary: 'The entry of `accept` matches no warning.',
    caret: 'value',
    cause:
      'There is no such warning at this level or below it, perhaps because somebody has fixed ' +
      'it. If the entry stayed, it would hide the warning when it comes back.',
    fix: 'Remove the entry, or move it to the level of the warning.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { loadBalancers: 2, nodePorts: 4 }
            network: { ingress: { clients: { cidr: 203.0.113.0/24, ports: [8443] } } }
            accept:
              - { code: LOADBALANCER_NODEPORTS, why: Our load balancer reaches pods directly. }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { loadBalancers: 2, nodePorts: 4 }
            network: { ingress: { clients: { cidr: 203.0.113.0/24, ports: [8443] } } }
      `,
    },
  },
});
