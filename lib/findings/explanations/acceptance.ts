import type { Explanations } from './explanation';
import { yaml } from './yaml';

/** Warnings that somebody accepted. */
export const ACCEPTANCE = {
  ACCEPT_INVALID: {
    cause:
      '`accept` takes warnings only: behind an error there is nothing right that could be written. The reason is what ' +
      'the next person has to go by, so there must be one.',
    fix: 'Copy the code from the warning and say why it is meant.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { loadBalancers: 2 }
            network: { ingress: { clients: { cidr: 203.0.113.0/24, ports: [8443] } } }
            accept:
              - { code: LOADBALANCER_NODEPORT, why: Our load balancer reaches pods directly. }
      `,
      right: yaml`
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
    cause:
      'There is no such warning at this level or below it, perhaps because it was mended since. Left where it is, the ' +
      'entry would hide the warning the day it comes back.',
    fix: 'Remove the entry, or move it to the level at which the warning stands.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { loadBalancers: 2, nodePorts: 4 }
            network: { ingress: { clients: { cidr: 203.0.113.0/24, ports: [8443] } } }
            accept:
              - { code: LOADBALANCER_NODEPORTS, why: Our load balancer reaches pods directly. }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            objects: { loadBalancers: 2, nodePorts: 4 }
            network: { ingress: { clients: { cidr: 203.0.113.0/24, ports: [8443] } } }
      `,
    },
  },
} as const satisfies Explanations;
