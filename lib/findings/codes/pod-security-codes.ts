import { defineCodes } from './code-entry';

/** Pod Security Standards, and exceptions from them. */
export const POD_SECURITY_CODES = defineCodes({
  POD_SECURITY_PRIVILEGED: {
    severity: 'warning',
    summary: 'Pods may take over their node.',
    caret: 'value',
    cause:
      'The standard `privileged` refuses nothing: a pod can mount the disk of its node, read the ' +
      'memory of other pods there and use all of its devices. Quotas, roles and network policies ' +
      'do not hold against such a pod.',
    fix:
      'Most workloads need a single thing beyond `baseline`, such as a capability: name that ' +
      'under `allow`, and the rest of the standard stays in force. If nothing less is enough, ' +
      'give the tenant nodes of its own and the reason in `accept`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            podSecurity: privileged
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            podSecurity: { standard: baseline, allow: { capabilities: [SYS_PTRACE] } }
      `,
    },
  },
  POD_SECURITY_CONTRADICTION: {
    severity: 'error',
    summary: 'There are exceptions from a standard that refuses nothing.',
    caret: 'value',
    cause:
      'The standard `privileged` refuses nothing, so that an exception from it means nothing. ' +
      'Probably one level states the exceptions, and another one the standard.',
    fix:
      'State `standard: baseline` beside the exceptions. If you mean `privileged`, write it as a ' +
      'plain word, `podSecurity: privileged`, which removes the exceptions of lower layers.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            podSecurity: { standard: privileged, allow: { capabilities: [IPC_LOCK] } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            podSecurity: { standard: baseline, allow: { capabilities: [IPC_LOCK] } }
      `,
    },
  },
  POD_SECURITY_UNGUARDED: {
    severity: 'error',
    summary: 'There are exceptions from a standard, and nothing enforces the rest of it.',
    caret: 'value',
    cause:
      'Kubernetes knows no exceptions from its standards. A namespace that has some is labelled ' +
      '`privileged`, and the guard rail `podSecurity` enforces everything else of the standard. ' +
      'If that guard rail only warned, one allowed capability would allow everything.',
    fix: 'Let the guard rail enforce the standard, or remove the exceptions.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            podSecurity: { standard: baseline, allow: { capabilities: [IPC_LOCK] } }
            guardRails: { podSecurity: off }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            podSecurity: { standard: baseline, allow: { capabilities: [IPC_LOCK] } }
      `,
    },
  },
  POD_SECURITY_EXCEPTION_WIDE: {
    severity: 'warning',
    summary: "An exception reaches beyond the pod's own work.",
    caret: 'value',
    cause:
      'Most exceptions concern the pod alone. With this one, a pod can reach its node or the ' +
      'pods of others on it, although the rest of the standard is still enforced. The finding ' +
      'says how.',
    fix:
      'Allow something narrower: a storage claim instead of a mount by SYS_ADMIN, a path of data ' +
      'instead of a path of the system. If the pods need it, give the reason in `accept`, and ' +
      'consider nodes of their own.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            podSecurity: { standard: baseline, allow: { hostPaths: [/var] } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            podSecurity: { standard: baseline, allow: { hostPaths: [/mnt/imagenet] } }
      `,
    },
  },
  DEVICE_NEEDS_CAPABILITY: {
    severity: 'warning',
    summary: 'A granted device needs a capability that the Pod Security Standard refuses.',
    caret: 'value',
    cause:
      'Libraries for RDMA lock memory, which needs the capability IPC_LOCK unless the node ' +
      'gives every container an unlimited `memlock`. `baseline` refuses pods that add it, and ' +
      '`restricted` also refuses root, the only user that Linux gives an added capability to. ' +
      'The device is granted, and the pods that use it are refused or fail.',
    fix: 'Allow the capability under `podSecurity`, or accept the warning if your nodes need none.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            extendedResources: [rdma/hca]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            extendedResources: [rdma/hca]
            podSecurity: { standard: baseline, allow: { capabilities: [IPC_LOCK] } }
      `,
    },
  },
});
