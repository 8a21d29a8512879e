import {
  type Attack,
  type Refusal,
  NO_ROLE,
  byPodRail,
  later,
  overQuota,
  podSecurity,
} from '../battery/attack';
import { create, strategicPatch } from '../battery/calls';
import { OUTSIDERS, WORKERS } from '../battery/people';
import { OPEN, STRICT } from '../battery/targets';
import { type Part, container, deployment, job, pod, statefulSet } from './drafts';

const secured = (securityContext: Part): Part => ({
  containers: [container({ securityContext })],
});

/** The check that v1.34 of the standards brought. */
const PROBE_HOST = 'probe or lifecycle host';

/** What Pod Security refuses at `baseline`: spec, and the words that the server uses for it. */
export const UNSAFE: readonly (readonly [what: string, spec: Part, reason: string])[] = [
  ['a privileged container', secured({ privileged: true }), 'privileged'],
  [
    'a privileged init container',
    { initContainers: [container({ name: 'init', securityContext: { privileged: true } })] },
    'privileged',
  ],
  [
    'a privileged sidecar',
    {
      initContainers: [
        container({
          name: 'sidecar',
          restartPolicy: 'Always',
          securityContext: { privileged: true },
        }),
      ],
    },
    'privileged',
  ],
  ['the processes of the node', { hostPID: true }, 'host namespaces'],
  ['the memory of the node', { hostIPC: true }, 'host namespaces'],
  ['the network of the node', { hostNetwork: true }, 'host namespaces'],
  [
    'a path of the node',
    { volumes: [{ name: 'root', hostPath: { path: '/' } }] },
    'hostPath volumes',
  ],
  [
    'a port of the node',
    { containers: [container({ ports: [{ containerPort: 80, hostPort: 80 }] })] },
    'hostPort',
  ],
  ['all capabilities', secured({ capabilities: { add: ['ALL'] } }), 'non-default capabilities'],
  ['SYS_ADMIN', secured({ capabilities: { add: ['SYS_ADMIN'] } }), 'non-default capabilities'],
  ['NET_RAW', secured({ capabilities: { add: ['NET_RAW'] } }), 'non-default capabilities'],
  ['an unmasked /proc', { hostUsers: false, ...secured({ procMount: 'Unmasked' }) }, 'procMount'],
  [
    'a system call setting of the node',
    { securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } },
    'forbidden sysctls',
  ],
  ['no seccomp', { securityContext: { seccompProfile: { type: 'Unconfined' } } }, 'seccompProfile'],
  [
    'no AppArmor',
    { securityContext: { appArmorProfile: { type: 'Unconfined' } } },
    'AppArmor profile|forbidden AppArmor',
  ],
  ['another SELinux user', secured({ seLinuxOptions: { user: 'root' } }), 'seLinuxOptions'],
  [
    'a process of a Windows node',
    {
      os: { name: 'windows' },
      hostNetwork: true,
      securityContext: { windowsOptions: { hostProcess: true } },
    },
    'hostProcess|host namespaces',
  ],
  [
    'a probe of a foreign host',
    {
      containers: [
        container({ livenessProbe: { httpGet: { host: '169.254.169.254', port: 80 } } }),
      ],
    },
    PROBE_HOST,
  ],
  [
    'a hook that calls a foreign host',
    {
      containers: [
        container({ lifecycle: { preStop: { httpGet: { host: '10.0.0.1', port: 80 } } } }),
      ],
    },
    PROBE_HOST,
  ],
];

/** What `restricted` refuses beyond that. */
const NOT_RESTRICTED: readonly (readonly [what: string, spec: Part, reason: string])[] = [
  ['a pod that says nothing', {}, 'allowPrivilegeEscalation != false'],
  ['root', safe({ runAsUser: 0 }), 'runAsUser=0'],
  ['a user that may be root', safe({ runAsNonRoot: null }), 'runAsNonRoot != true'],
  ['gaining rights', safe({ allowPrivilegeEscalation: true }), 'allowPrivilegeEscalation != false'],
  ['capabilities kept', safe({ capabilities: {} }), 'unrestricted capabilities'],
  ['no seccomp profile', safe({ seccompProfile: null }), 'seccompProfile'],
  [
    'a kind of volume that is not ours to mount',
    { ...safe(), volumes: [{ name: 'nfs', nfs: { server: '10.0.0.1', path: '/' } }] },
    'restricted volume types',
  ],
  ['root in a user namespace', { ...safe({ runAsUser: 0 }), hostUsers: false }, 'runAsUser=0'],
];

/** A container as `restricted` wants it, but for what is given. */
function safe(part: Part = {}): Part {
  return secured({
    allowPrivilegeEscalation: false,
    runAsNonRoot: true,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
    ...part,
  });
}

const unsafePods = UNSAFE.map(([what, spec, reason]): Attack => ({
  route: 'E30',
  what,
  call: create('pods', pod(spec)),
  by: WORKERS,
  refused: podSecurity(reason),
  // An older server takes v1.34 for its own latest version, which does not know the rule.
  ...(reason === PROBE_HOST && { since: 34 }),
  // Before, the API server forgets the field.
  ...(reason === 'procMount' && { since: 33 }),
}));

/** E31: a workload is accepted with a warning; its pods are not. */
const unsafeWorkloads = (
  [
    ['jobs', job(secured({ privileged: true }))],
    ['deployments', deployment(secured({ privileged: true }))],
    ['statefulsets', statefulSet(secured({ privileged: true }))],
  ] as const
).map(([plural, draft]): Attack => ({
  route: 'E31',
  what: `privileged pods by ${plural}`,
  call: create(plural, draft),
  by: WORKERS,
  refused: later(podSecurity('privileged')),
}));

const debug = (securityContext: Part): Attack['call'] =>
  strategicPatch('pods/target/ephemeralcontainers', {
    spec: { ephemeralContainers: [container({ name: '{name}', securityContext })] },
  });

const priority = (name: string): Refusal =>
  byPodRail('podScheduling', `this pod names the priority class ${name}; granted here: `);

/** Preemption knows no namespaces. */
const priorities = [
  'system-node-critical',
  'system-cluster-critical',
  'lab-urgent',
  'made-later',
  'made-later-low',
].flatMap((priorityClassName): Attack[] => [
  {
    route: 'E38',
    what: `the priority ${priorityClassName}`,
    call: create('pods', pod({ priorityClassName })),
    by: WORKERS,
    refused: priority(priorityClassName),
  },
  {
    route: 'E38',
    what: `the priority ${priorityClassName}, where the guard rail is off`,
    call: create('pods', pod({ priorityClassName })),
    by: WORKERS,
    target: OPEN,
    // The second guard.
    refused: overQuota('forbidden-priorities', 'pods'),
  },
]);

export const POD_ATTACKS: readonly Attack[] = [
  ...unsafePods,
  ...unsafeWorkloads,
  ...NOT_RESTRICTED.map(([what, spec, reason]): Attack => ({
    route: 'E30',
    what: `${what}, where restricted is enforced`,
    call: create('pods', pod(spec)),
    by: ['user'],
    target: STRICT,
    refused: podSecurity(reason, 'restricted'),
  })),
  {
    route: 'E32',
    what: 'a privileged debugging container',
    call: debug({ privileged: true }),
    by: WORKERS,
    refused: podSecurity('privileged'),
  },
  {
    route: 'E32',
    what: 'a debugging container with SYS_PTRACE',
    call: debug({ capabilities: { add: ['SYS_PTRACE'] } }),
    by: WORKERS,
    refused: podSecurity('non-default capabilities'),
  },
  {
    route: 'E30',
    what: 'any pod',
    call: create('pods', pod()),
    by: ['viewer', ...OUTSIDERS],
    refused: NO_ROLE,
  },
  ...priorities,
  {
    route: 'E38',
    what: 'a high priority by jobs',
    call: create('jobs', job({ priorityClassName: 'system-node-critical' })),
    by: WORKERS,
    refused: later(priority('system-node-critical')),
  },
  {
    route: 'E38',
    what: 'a priority written by hand',
    call: create('pods', pod({ priority: 2000000000 })),
    by: WORKERS,
    refused: { status: 403, message: /the integer value of priority \(2000000000\) must not be/ },
    // The API server refuses it everywhere.
    control: 'absent',
  },
];
