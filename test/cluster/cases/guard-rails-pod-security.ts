import { type Attack, byPodRail, later, literally, podSecurity } from '../battery/attack';
import { type Call, create, patch, remove, strategicPatch } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { NARROW } from '../battery/targets';
import { type Work, expect } from '../battery/work';
import { type Part, container, job, pod } from './drafts';
import { GPU_TAINT, POD_MAKERS, tolerating, tryPod } from './guard-rails-drafts';
import { UNSAFE } from './pods';

/** What the guard rail says of something that the standard refuses. */
const beyond = (what: string) =>
  byPodRail(
    'podSecurity',
    `this pod does not meet the Pod Security Standard baseline of its namespace: .*${literally(what)}`,
  );

const secured = (securityContext: Part, more: Part = {}): Part =>
  container({ securityContext, ...more });
const adding = (...add: readonly string[]): Part => ({ capabilities: { add } });
const LOCKING = secured(adding('IPC_LOCK'));

const hostPath = (path: string, type = ''): Part => ({
  volumes: [{ name: 'data', hostPath: { path, type } }],
});
const mount = (readOnly: boolean, more: Part = {}): Part => ({
  volumeMounts: [{ name: 'data', mountPath: '/data', readOnly, ...more }],
});
const reader = container(mount(true));

/** Everything that `baseline` refuses is still refused where something else is allowed. */
const stillRefused = UNSAFE.map(([what, spec, reason]): Attack => ({
  route: 'E30',
  what: `${what}, where something else is allowed`,
  call: create('pods', pod(spec)),
  by: ['user'],
  target: NARROW,
  refused: byPodRail('podSecurity', 'this pod does not meet the Pod Security Standard baseline'),
  // Before, the API server forgets the field.
  ...(reason === 'procMount' && { since: 33 }),
}));

/** One step beyond an exception: what it is for is in each of them, too. */
const BEYOND: readonly (readonly [what: string, spec: Part, words: string])[] = [
  [
    'a capability beside the allowed one',
    { containers: [secured(adding('IPC_LOCK', 'SYS_ADMIN'))] },
    'the capability SYS_ADMIN',
  ],
  [
    'a capability in a second container',
    { containers: [LOCKING, secured(adding('SYS_PTRACE'), { name: 'second' })] },
    'the capability SYS_PTRACE',
  ],
  [
    'a capability in an init container',
    { containers: [LOCKING], initContainers: [secured(adding('NET_ADMIN'), { name: 'init' })] },
    'the capability NET_ADMIN',
  ],
  ['every capability', { containers: [secured(adding('ALL'))] }, 'the capability ALL'],
  [
    'the allowed capability in another spelling',
    { containers: [secured(adding('CAP_IPC_LOCK'))] },
    'the capability CAP_IPC_LOCK',
  ],
  [
    'a privileged container that locks memory',
    { containers: [secured({ privileged: true, ...adding('IPC_LOCK') })] },
    'a privileged container',
  ],
  [
    'an allowed path to write',
    { containers: [container(mount(false))], ...hostPath('/mnt/imagenet') },
    'hostPath /mnt/imagenet without readOnly: true',
  ],
  [
    'an allowed path to write, by one of two containers',
    {
      containers: [reader, container({ name: 'writer', ...mount(false, { subPath: 'train' }) })],
      ...hostPath('/mnt/imagenet'),
    },
    'hostPath /mnt/imagenet without readOnly: true',
  ],
  [
    'an allowed path to write, by an init container',
    {
      containers: [reader],
      initContainers: [container({ name: 'init', ...mount(false) })],
      ...hostPath('/mnt/imagenet'),
    },
    'hostPath /mnt/imagenet without readOnly: true',
  ],
  [
    'a path above an allowed one',
    { containers: [reader], ...hostPath('/mnt') },
    'hostPath /mnt; exceptions here',
  ],
  [
    'a path below an allowed one, which a link could lead elsewhere',
    { containers: [reader], ...hostPath('/mnt/imagenet/link') },
    'hostPath /mnt/imagenet/link',
  ],
  [
    'a path that begins like an allowed one',
    { containers: [reader], ...hostPath('/mnt/imagenet2') },
    'hostPath /mnt/imagenet2',
  ],
  [
    'a path in the spelling of another exception',
    { containers: [reader], ...hostPath('/mnt/imagenet,hostPorts=8081') },
    'hostPath /mnt/imagenet,hostPorts=8081',
  ],
  [
    'to make an allowed path',
    { containers: [reader], ...hostPath('/mnt/imagenet', 'DirectoryOrCreate') },
    'hostPath /mnt/imagenet',
  ],
  [
    'another port of the node',
    {
      containers: [
        container({
          ports: [
            { containerPort: 81, hostPort: 8081 },
            { containerPort: 82, hostPort: 8082 },
          ],
        }),
      ],
    },
    'hostPort 8082',
  ],
  [
    'another kernel setting',
    {
      securityContext: {
        sysctls: [
          { name: 'net.core.somaxconn', value: '1024' },
          { name: 'kernel.shmmax', value: '1' },
        ],
      },
    },
    'the sysctl kernel.shmmax',
  ],
];

export const POD_SECURITY_ATTACKS: readonly Attack[] = [
  ...stillRefused,
  ...BEYOND.map(([what, spec, words]): Attack => ({
    route: 'E30',
    what: `${what}, where exceptions are narrow`,
    call: create('pods', pod(spec)),
    by: ['user'],
    target: NARROW,
    refused: beyond(words),
  })),
  {
    route: 'E30',
    what: 'SYS_ADMIN where IPC_LOCK is allowed, by all who make pods',
    call: create('pods', pod({ containers: [secured(adding('SYS_ADMIN'))] })),
    by: [...WORKERS, ...POD_MAKERS.filter((maker) => maker === 'operator' || maker === 'platform')],
    target: NARROW,
    refused: beyond('the capability SYS_ADMIN'),
  },
  {
    route: 'E31',
    what: 'SYS_ADMIN where IPC_LOCK is allowed, by a job',
    call: create('jobs', job({ containers: [secured(adding('SYS_ADMIN'))] })),
    by: WORKERS,
    target: NARROW,
    refused: later(beyond('the capability SYS_ADMIN')),
  },
  {
    route: 'E30',
    what: 'IPC_LOCK where nothing is allowed',
    call: create('pods', pod({ containers: [LOCKING] })),
    by: WORKERS,
    refused: podSecurity('non-default capabilities'),
  },
];

const debug = (securityContext: Part, more: Part = {}): Call =>
  strategicPatch('pods/{name}/ephemeralcontainers', {
    spec: { ephemeralContainers: [{ ...secured(securityContext, more), name: 'debugger' }] },
  });

export const POD_SECURITY_WORK: readonly Work[] = [
  {
    what: 'train over RDMA with locked memory, beside plain work',
    by: WORKERS,
    target: NARROW,
    async run(worker) {
      const resources = { limits: { 'nvidia.com/gpu': '1', 'rdma/hca': '1' } };
      // As images of NVIDIA have it.
      const env = [{ name: 'CUDA_VERSION', value: '12.4.1' }];
      const trainer = secured(adding('IPC_LOCK'), { resources, env });
      await worker.create(
        'pods',
        pod({
          containers: [trainer, container({ name: 'plain' })],
          initContainers: [{ ...LOCKING, name: 'init' }],
          ...tolerating(GPU_TAINT),
        }),
      );
      await worker.running();
    },
  },
  {
    what: 'use each exception, and all of them at once',
    by: WORKERS,
    target: NARROW,
    run: [
      { containers: [reader], ...hostPath('/mnt/imagenet') },
      {
        containers: [reader, container({ name: 'part', ...mount(true, { subPath: 'train' }) })],
        ...hostPath('/mnt/imagenet', 'Directory'),
      },
      { containers: [container({ ports: [{ containerPort: 80, hostPort: 8081 }] })] },
      { securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] } },
      {
        containers: [
          secured(adding('IPC_LOCK', 'NET_BIND_SERVICE'), {
            ...mount(true),
            ports: [{ containerPort: 80, hostPort: 8081 }],
          }),
        ],
        ...hostPath('/mnt/imagenet'),
      },
      // What the standard itself allows.
      {},
      { containers: [secured({ runAsUser: 0, ...adding('CHOWN', 'SYS_CHROOT') })] },
    ].map(tryPod),
  },
  {
    what: 'debug a pod with what is allowed, and with nothing else',
    by: WORKERS,
    target: NARROW,
    async run(worker) {
      await worker.create('pods', pod({ containers: [reader], ...hostPath('/mnt/imagenet') }));
      for (const [securityContext, more, words] of [
        [adding('SYS_PTRACE'), {}, 'the capability SYS_PTRACE'],
        [{ privileged: true }, {}, 'a privileged container'],
        [{ seccompProfile: { type: 'Unconfined' } }, {}, 'a container without seccomp'],
        [{ appArmorProfile: { type: 'Unconfined' } }, {}, 'a container without AppArmor'],
        [{ seLinuxOptions: { type: 'spc_t' } }, {}, 'seLinuxOptions'],
        [{}, mount(false), 'hostPath /mnt/imagenet without readOnly: true'],
      ] as const) {
        const { status, body } = await worker.try(debug(securityContext, more));
        expect(status === 403 && beyond(words).message.test(body.message), body.message ?? words);
      }
      await worker.call(debug(adding('IPC_LOCK'), mount(true)));
    },
  },
  {
    what: 'label and end a pod whose exception was taken back',
    by: ['user'],
    target: NARROW,
    async run(worker) {
      await worker.create('pods', pod({ containers: [LOCKING] }));
      await worker.whileStated('pod-security-exceptions', 'hostPorts=8081', async () => {
        await worker.untilRefused(tryPod({ containers: [LOCKING] }));
        await worker.call(patch('pods/{name}', { metadata: { labels: { a: 'b' } } }));
        await worker.call(remove('pods/{name}'));
      });
    },
  },
];
