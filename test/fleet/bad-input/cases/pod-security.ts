import { type BadInput, platform, tenant, tier, withTenant } from '../bad-input';

/** Pod Security Standards, and exceptions from them. */
export const POD_SECURITY: readonly BadInput[] = [
  {
    rule: 'a standard that refuses nothing',
    input: tenant('podSecurity: privileged'),
    finds: [
      [
        'POD_SECURITY_PRIVILEGED 5:18',
        /In `dev` of `vision`, every pod can take over its node/,
        /`podSecurity: \{standard: baseline, allow: \{…\}\}`/,
      ],
    ],
  },
  {
    rule: 'the same in a tier, said once',
    input: tier('podSecurity: { standard: privileged }'),
    finds: [['POD_SECURITY_PRIVILEGED 4:30', /take over its node/, /accept/]],
  },
  {
    rule: 'exceptions of one level and `privileged` of another',
    input: tenant(
      'podSecurity: { allow: { hostIPC: true } }\nenvironments: { dev: { podSecurity: { standard: privileged } } }',
    ),
    finds: [
      [
        'POD_SECURITY_CONTRADICTION 5:27',
        /`dev` of `vision` has exceptions from `privileged`/,
        /the plain word `podSecurity: privileged`/,
      ],
      [
        'POD_SECURITY_EXCEPTION_WIDE 5:38',
        /`hostIPC` is allowed in `staging` of `vision`: with it, a pod reads and changes the shared memory/,
        /say under `accept`/,
      ],
    ],
  },
  {
    rule: 'exceptions of one level that a plain word of another replaces',
    input: tenant(
      'podSecurity: { allow: { sysctls: [net.core.somaxconn] } }\nenvironments: { dev: { podSecurity: restricted } }',
    ),
    finds: [],
  },
  {
    rule: 'exceptions where the rail is off that enforces the rest',
    input: tenant(
      'podSecurity: { allow: { capabilities: [SYS_PTRACE] } }\nguardRails: { podSecurity: off }',
    ),
    finds: [
      [
        'GUARD_RAIL_OFF 6:32',
        /an exception from the Pod Security Standard would open all/,
        /Write `enforce`/,
      ],
      [
        'POD_SECURITY_UNGUARDED 6:32',
        /the guard rail that enforces the rest of it does not refuse/,
        /`podSecurity: \{allow: null\}`/,
      ],
    ],
  },
  {
    rule: 'a rail that is off where there are no exceptions is a warning like any other',
    input: tenant('guardRails: { podSecurity: off }'),
    finds: [['GUARD_RAIL_OFF 5:32', /`podSecurity` is off/, /Write `enforce`/]],
  },
  {
    rule: 'exceptions where the other rails only warn: the one that enforces the standard has a mode of its own',
    input: tenant(
      'podSecurity: { allow: { capabilities: [SYS_PTRACE] } }\nguardRails: { default: warn }',
    ),
    finds: [['GUARD_RAIL_OFF 6:28', /Every guard rail that no level names only warns/, /enforce/]],
  },
  {
    rule: 'exceptions where that one only warns',
    input: tenant(
      'podSecurity: { allow: { capabilities: [SYS_PTRACE] } }\nguardRails: { podSecurity: warn }',
    ),
    finds: [
      ['GUARD_RAIL_OFF 6:32', /`podSecurity` only warns/, /Write `enforce`/],
      ['POD_SECURITY_UNGUARDED 6:32', /does not refuse/, /Remove this line/],
    ],
  },
  {
    rule: 'exceptions that reach the node, each with what they open',
    input: tenant(
      'podSecurity:\n  allow:\n    capabilities: [SYS_ADMIN, IPC_LOCK]\n    hostPaths: [/mnt/data, /var/lib, /etc/ssl]\n    seLinuxTypes: [spc_t]',
    ),
    finds: [
      [
        'POD_SECURITY_EXCEPTION_WIDE 7:23',
        /`SYS_ADMIN` of `capabilities` is allowed in `dev` of `vision`: with it, a pod mounts file systems/,
        /narrower/,
      ],
      ['POD_SECURITY_EXCEPTION_WIDE 8:20', /`\/etc\/ssl` of `hostPaths` is allowed/, /narrower/],
      ['POD_SECURITY_EXCEPTION_WIDE 9:23', /`spc_t`.*not confined by SELinux/, /narrower/],
    ],
  },
  {
    rule: 'a device that needs a capability which the standard refuses',
    input: tenant('extendedResources: [hugepages-2Mi, rdma/hca]'),
    finds: [
      [
        'DEVICE_NEEDS_CAPABILITY 5:24',
        /`rdma\/hca` is granted in `dev` of `vision`, .* with IPC_LOCK, which `baseline` refuses/,
        /`podSecurity: \{standard: baseline, allow: \{capabilities: \[IPC_LOCK\]\}\}`/,
      ],
    ],
  },
  {
    rule: 'the same by a pool that is granted, and not by one that is not',
    input: withTenant(
      'platform: { pools: { hca: { resource: rdma/hca, custom: true } } }',
      'quota: { gpu: { hca: 4 } }\nenvironments: { staging: { quota: { gpu: 0 } } }',
    ),
    finds: [['DEVICE_NEEDS_CAPABILITY 6:26', /`rdma\/hca` is granted in `dev`/, /IPC_LOCK/]],
  },
  {
    rule: 'a capability that root alone would get, where root is refused',
    input: tenant(
      'podSecurity: { standard: restricted, allow: { capabilities: [IPC_LOCK] } }\nextendedResources: [rdma/hca]',
    ),
    finds: [
      [
        'DEVICE_NEEDS_CAPABILITY 6:24',
        /which Linux gives to root only; `restricted` refuses root/,
        /`podSecurity: \{standard: baseline/,
      ],
    ],
  },
  {
    rule: 'a device with its capability, and all that needs none',
    input: platform(
      'podSecurity: { allow: { capabilities: [IPC_LOCK], hostPorts: [8080] }, warn: privileged }\nextendedResources: [rdma/hca, example.com/fpga]',
    ),
    finds: [],
  },
  {
    rule: 'names of capabilities as other tools write them',
    input: tenant('podSecurity: { allow: { capabilities: [CAP_IPC_LOCK, ALL] } }'),
    finds: [
      ['VALUE_UNKNOWN 5:44', /cannot be `CAP_IPC_LOCK`/, /`IPC_LOCK`/],
      ['VALUE_UNKNOWN 5:58', /cannot be `ALL`/, /Use `AUDIT_CONTROL`/],
    ],
  },
];
