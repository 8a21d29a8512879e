import { type Attack, type Refusal, byPodRail, later } from '../battery/attack';
import { create, jsonPatch, patch, strategicPatch } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { type Work, expect } from '../battery/work';
import { LISTED, OPEN } from '../battery/targets';
import { type Part, container, job, pod } from './drafts';
import { listed, listedPod, tryPod } from './guard-rails-drafts';

const LIST = 'docker.io/library, registry.example.com/ml, registry.example.org:5000';

const elsewhere = (image: string): Refusal =>
  byPodRail('podImages', `images come from ${LIST} here, unlike ${image}\\. `);
const cached = (name: string): Refusal =>
  byPodRail(
    'podImages',
    `this pod would run an image that somebody else has pulled, .* \`imagePullPolicy: Always\` for ${name}`,
  );

const DIGEST = `sha256:${'a'.repeat(64)}`;

/** Names that are close to a listed one, and are images of somebody else. */
const FOREIGN = [
  'evil.example.org/miner:latest',
  'registry.example.com/mlx',
  'registry.example.com/mlx/app:1',
  'registry.example.com/ml.evil/app',
  'registry.example.com/other/ml/app',
  'registry.example.com.evil.org/ml/app',
  'registry.example.com:5000/ml/app',
  `evil.example.org/registry.example.com/ml/app@${DIGEST}`,
  'registry.example.org/app',
  'registry.example.org:50001/app',
  'user/app',
  'docker.io/user/app',
  'index.docker.io/user/app:1',
  'docker.io/libraryx/app',
  'librarian/app',
  'localhost/app',
  'localhost:5000/library/app',
  'Library/app',
  'registry-1.docker.io/library/ubuntu',
];

/** All ways to write what is listed. */
const OWN = [
  'ubuntu',
  'busybox:1.36',
  `ubuntu@${DIGEST}`,
  `ubuntu:24.04@${DIGEST}`,
  'library/ubuntu:24.04',
  'docker.io/ubuntu',
  'docker.io/library/ubuntu:24.04',
  `index.docker.io/library/ubuntu@${DIGEST}`,
  'index.docker.io/ubuntu',
  'registry.example.com/ml',
  'registry.example.com/ml:1',
  `registry.example.com/ml@${DIGEST}`,
  'registry.example.com/ml/a/b:1',
  'registry.example.org:5000/app',
  `registry.example.org:5000/team/app:1@${DIGEST}`,
];

type Row = readonly [
  route: string,
  what: string,
  spec: Part,
  refused: Refusal,
  versions?: Pick<Attack, 'since' | 'before'>,
];

/** From then on, containers get the policy. */
const REFUSED_BEFORE = { before: 36 };

const EVIL = 'evil.example.org/miner';

const PODS: readonly Row[] = [
  ...FOREIGN.map((image): Row => [
    'E41',
    `run ${image}`,
    { containers: [listed({ image })] },
    elsewhere(image),
  ]),
  [
    'E41',
    'run a foreign image beside a listed one',
    { containers: [listed(), listed({ name: 'b', image: EVIL })] },
    elsewhere(EVIL),
  ],
  [
    'E41',
    'run a foreign image first',
    { initContainers: [listed({ name: 'init', image: EVIL })] },
    elsewhere(EVIL),
  ],
  [
    'E41',
    'run a foreign image as a sidecar',
    { initContainers: [listed({ name: 'side', image: EVIL, restartPolicy: 'Always' })] },
    elsewhere(EVIL),
  ],
  [
    'E41',
    'mount a foreign image',
    { volumes: [{ name: 'model', image: { reference: EVIL, pullPolicy: 'Always' } }] },
    elsewhere(EVIL),
    { since: 35 },
  ],
  ...['IfNotPresent', 'Never'].map((imagePullPolicy): Row => [
    'E40',
    `run an image that another tenant pulled, by ${imagePullPolicy}`,
    { containers: [container({ imagePullPolicy })] },
    cached('main'),
    imagePullPolicy === 'Never' ? {} : REFUSED_BEFORE,
  ]),
  [
    'E40',
    'run an image that another tenant pulled, first, by Never',
    { initContainers: [container({ name: 'init', imagePullPolicy: 'Never' })] },
    cached('init'),
  ],
  [
    'E40',
    'run an image that another tenant pulled, by saying nothing',
    { containers: [container()] },
    cached('main'),
    REFUSED_BEFORE,
  ],
  [
    'E40',
    'run an image that another tenant pulled, first',
    { initContainers: [container({ name: 'init' })] },
    cached('init'),
    REFUSED_BEFORE,
  ],
  [
    'E40',
    'mount an image that another tenant pulled',
    { volumes: [{ name: 'model', image: { reference: 'ubuntu', pullPolicy: 'IfNotPresent' } }] },
    cached('model'),
    { since: 35 },
  ],
];

export const IMAGE_RAIL_ATTACKS: readonly Attack[] = [
  ...PODS.map(([route, what, spec, refused, versions]): Attack => ({
    route,
    what,
    call: create('pods', listedPod(spec)),
    by: WORKERS,
    target: LISTED,
    refused,
    ...versions,
  })),
  {
    route: 'E41',
    what: 'run a foreign image by a job',
    call: create('jobs', job({ containers: [listed({ image: EVIL })] })),
    by: WORKERS,
    target: LISTED,
    refused: later(elsewhere(EVIL)),
  },
];

export const IMAGE_RAIL_WORK: readonly Work[] = [
  {
    what: 'run containers that say nothing of a pull policy: each asks its registry',
    by: WORKERS,
    target: LISTED,
    since: 36,
    async run(worker) {
      const { spec } = await worker.create(
        'pods',
        listedPod({
          initContainers: [container({ name: 'init' })],
          containers: [
            container(),
            container({ name: 'b', imagePullPolicy: 'IfNotPresent' }),
            container({ name: 'c', imagePullPolicy: 'Always' }),
          ],
        }),
      );
      const policies = [...spec.initContainers, ...spec.containers].map(
        ({ imagePullPolicy }) => imagePullPolicy,
      );
      expect(
        policies.every((policy) => policy === 'Always'),
        `they have ${policies.join(', ')}`,
      );
      await worker.running();
    },
  },
  {
    what: 'keep the pull policy where none is demanded',
    by: ['user'],
    since: 36,
    async run(worker) {
      const { spec } = await worker.create('pods', pod());
      expect(spec.containers[0].imagePullPolicy === 'IfNotPresent', 'it was changed');
    },
  },
  {
    what: 'run images of listed registries, however they are written',
    by: WORKERS,
    target: LISTED,
    run: OWN.map((image) => tryPod({ containers: [listed({ image })] })),
  },
  {
    what: 'mount a listed image',
    by: ['user'],
    target: LISTED,
    since: 35,
    run: [
      tryPod({
        containers: [listed()],
        volumes: [{ name: 'm', image: { reference: 'ubuntu:24.04', pullPolicy: 'Always' } }],
      }),
    ],
  },
  {
    what: 'run any image where no registry is listed, by any policy',
    by: WORKERS,
    run: ['Always', 'IfNotPresent', 'Never'].map((imagePullPolicy) =>
      tryPod({ containers: [container({ image: EVIL, imagePullPolicy })] }),
    ),
  },
  {
    what: 'run any image where the guard rail is off',
    by: WORKERS,
    target: OPEN,
    run: [tryPod({ containers: [container({ image: EVIL, imagePullPolicy: 'Never' })] })],
  },
  {
    what: 'change the image of a running pod to a listed one, and to no other',
    by: WORKERS,
    target: LISTED,
    async run(worker) {
      const change = (value: string) =>
        jsonPatch('pods/{name}', [{ op: 'replace', path: '/spec/containers/0/image', value }]);
      await worker.create('pods', listedPod());
      await worker.call(change('busybox:1.37'));
      const { status, body } = await worker.try(change(EVIL));
      expect(status === 403 && elsewhere(EVIL).message.test(body.message), body.message);
    },
  },
  {
    what: 'debug a pod with a listed image, and with no other',
    by: WORKERS,
    target: LISTED,
    async run(worker) {
      const debug = (name: string, part: Part) =>
        strategicPatch('pods/{name}/ephemeralcontainers', {
          spec: { ephemeralContainers: [listed({ name, ...part })] },
        });
      await worker.create('pods', listedPod());
      await worker.call(debug('a', {}));
      const foreign = await worker.try(debug('b', { image: EVIL }));
      expect(elsewhere(EVIL).message.test(foreign.body.message), foreign.body.message);
      const stale = await worker.try(debug('c', { imagePullPolicy: 'Never' }));
      expect(cached('c').message.test(stale.body.message), stale.body.message);
    },
  },
  {
    what: 'change the labels of a pod, and debug it, when its registry is listed no more',
    by: ['user'],
    target: LISTED,
    async run(worker) {
      await worker.create('pods', listedPod());
      await worker.whileStated('image-registries', 'registry.example.com/ml', async () => {
        await worker.untilRefused(tryPod({ containers: [listed()] }));
        await worker.call(patch('pods/{name}', { metadata: { labels: { a: 'b' } } }));
        await worker.call(
          strategicPatch('pods/{name}/ephemeralcontainers', {
            spec: {
              ephemeralContainers: [listed({ name: 'a', image: 'registry.example.com/ml/debug' })],
            },
          }),
        );
      });
    },
  },
];
