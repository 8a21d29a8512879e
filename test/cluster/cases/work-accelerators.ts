import { create, dry, patch, read, remove } from '../battery/calls';
import { INSIDERS, WORKERS } from '../battery/people';
import { type Work, expect } from '../battery/work';
import { DRA, SMALL } from '../battery/targets';
import { claim, claimTemplate, container, deployment, exactly, job, pod, podWith } from './drafts';

const H100 = { 'nvidia.com/gpu.product': 'NVIDIA-H100-80GB-HBM3' };

const gpus = (count: number, resource = 'nvidia.com/gpu') =>
  container({ resources: { limits: { [resource]: String(count) } } });

const CLASS_KEY = 'gpu.amd.com.deviceclass.resource.k8s.io/devices';
const IMPLICIT_KEY = 'requests.deviceclass.resource.kubernetes.io/gpu.amd.com';

export const ACCELERATOR_WORK: readonly Work[] = [
  {
    what: 'run a pod with a GPU',
    by: WORKERS,
    async run(worker) {
      await worker.create('pods', pod({ containers: [gpus(1)], nodeSelector: H100 }));
      const { spec } = await worker.running();
      expect(spec.nodeName === 'gpu-h100-0', `it runs on ${spec.nodeName}`);
    },
  },
  {
    what: 'run GPU jobs up to the exact quota, and not one more',
    by: WORKERS,
    target: SMALL,
    async run(worker) {
      await worker.used('namespace', 'requests.nvidia.com/gpu', '0');
      await worker.create('jobs', job({ containers: [gpus(1)] }));
      await worker.createAs(`${worker.name}-b`, 'jobs', job({ containers: [gpus(1)] }));
      await worker.used('namespace', 'requests.nvidia.com/gpu', '2');
      const refused = await worker.try(create('pods', podWith({ 'nvidia.com/gpu': '1' })));
      expect(
        refused.status === 403 && /exceeded quota: namespace/.test(refused.body.message),
        `one more: ${refused.status} ${refused.body.message}`,
      );
      // A pod without one still fits.
      await worker.createAs(`${worker.name}-cpu`, 'pods', pod());
      await worker.running(`${worker.name}-cpu`);
    },
  },
  {
    what: 'get GPUs back when a pod is gone',
    by: ['user'],
    target: SMALL,
    async run(worker) {
      await worker.used('namespace', 'requests.nvidia.com/gpu', '0');
      await worker.create('pods', pod({ containers: [gpus(2)] }));
      await worker.running();
      await worker.call({
        ...remove('pods/{name}'),
        path: `${remove('pods/{name}').path}?gracePeriodSeconds=0`,
      });
      await worker.used('namespace', 'requests.nvidia.com/gpu', '0');
      await worker.createAs(`${worker.name}-b`, 'pods', pod({ containers: [gpus(2)] }));
      await worker.running(`${worker.name}-b`);
    },
  },
  {
    what: 'run a pod with a slice',
    by: WORKERS,
    async run(worker) {
      await worker.used('namespace', 'requests.nvidia.com/mig-1g.10gb', '0');
      await worker.create('pods', pod({ containers: [gpus(2, 'nvidia.com/mig-1g.10gb')] }));
      const { spec } = await worker.running();
      expect(spec.nodeName === 'mig-0', `it runs on ${spec.nodeName}`);
    },
  },
  {
    what: 'use a network card that is no accelerator, beside a GPU',
    by: ['user'],
    async run(worker) {
      await worker.create(
        'pods',
        pod({
          containers: [gpus(1), { ...gpus(2, 'rdma/hca'), name: 'card' }],
          tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }],
        }),
      );
      await worker.running();
    },
  },
  {
    what: 'serve a model with a GPU',
    by: ['user'],
    async run(worker) {
      await worker.create('deployments', deployment({ containers: [gpus(1)] }, { replicas: 1 }));
      await worker.runningPods(1);
    },
  },
  {
    what: 'run a pod with a device of a driver by its extended resource',
    by: WORKERS,
    target: DRA,
    since: 36,
    async run(worker) {
      await worker.used('namespace', 'requests.amd.com/gpu', '0');
      await worker.create('pods', pod({ containers: [gpus(1, 'amd.com/gpu')] }));
      const { spec, status } = await worker.running();
      expect(spec.nodeName === 'dra-0', `it runs on ${spec.nodeName}`);
      expect(status.extendedResourceClaimStatus, 'the scheduler made a claim');
      // One device, charged once under each of its names.
      await worker.used('namespace', 'requests.amd.com/gpu', '1');
      await worker.used('namespace', CLASS_KEY, '1');
      const { status: quota } = await worker.call(read('resourcequotas/namespace'));
      expect(
        ['0', '1'].includes(quota.used[IMPLICIT_KEY]),
        `the implicit name is charged ${quota.used[IMPLICIT_KEY]}`,
      );
    },
  },
  {
    what: 'run a GPU pod on a node with a driver of a class that nobody named',
    by: ['user'],
    since: 36,
    async run(worker) {
      await worker.used('namespace', 'requests.nvidia.com/gpu', '0');
      await worker.create(
        'pods',
        pod({ containers: [gpus(1)], nodeSelector: { 'kubernetes.io/hostname': 'dra-1' } }),
      );
      await worker.running();
    },
  },
  {
    what: 'hold three devices of a driver by claims, and none beside them by another name',
    by: ['user'],
    target: DRA,
    since: 34,
    async run(worker) {
      const key = 'npu.example.org.deviceclass.resource.k8s.io/devices';
      await worker.used('namespace', key, '0');
      for (const name of ['a', 'b', 'c']) {
        await worker.createAs(
          `${worker.name}-${name}`,
          'resourceclaims',
          claim(exactly('npu.example.org')),
        );
        await worker.createAs(
          `${worker.name}-${name}`,
          'pods',
          pod({
            containers: [container({ resources: { claims: [{ name: 'npu' }] } })],
            resourceClaims: [{ name: 'npu', resourceClaimName: `${worker.name}-${name}` }],
          }),
        );
      }
      for (const name of ['a', 'b', 'c']) {
        const { spec } = await worker.running(`${worker.name}-${name}`);
        expect(spec.nodeName === 'npu-1', `it runs on ${spec.nodeName}`);
      }
      await worker.used('namespace', key, '3');
      const more = [
        create('resourceclaims', claim(exactly('npu.example.org'))),
        create('pods', podWith({ 'example.org/npu': '1' })),
      ];
      for (const call of more) {
        const { status } = await worker.try(call);
        expect(status === 403, `one more: ${status}`);
      }
    },
  },
  {
    what: 'use all devices of a driver, and not one more',
    by: ['user'],
    target: DRA,
    since: 36,
    async run(worker) {
      await worker.used('namespace', 'requests.amd.com/gpu', '0');
      await worker.used('namespace', CLASS_KEY, '0');
      for (const name of ['a', 'b', 'c']) {
        await worker.createAs(
          `${worker.name}-${name}`,
          'pods',
          pod({ containers: [gpus(1, 'amd.com/gpu')] }),
        );
      }
      for (const name of ['a', 'b', 'c']) await worker.running(`${worker.name}-${name}`);
      await worker.used('namespace', 'requests.amd.com/gpu', '3');
      const refused = await worker.try(create('pods', podWith({ 'amd.com/gpu': '1' })));
      expect(refused.status === 403, `one more: ${refused.status}`);
    },
  },
  {
    what: 'run a pod with a device by the implicit name of its class',
    by: ['user'],
    target: DRA,
    since: 36,
    async run(worker) {
      await worker.used('namespace', CLASS_KEY, '0');
      await worker.create(
        'pods',
        pod({ containers: [gpus(1, 'deviceclass.resource.kubernetes.io/gpu.amd.com')] }),
      );
      await worker.running();
    },
  },
  {
    what: 'run a pod with a claim of one’s own',
    by: WORKERS,
    target: DRA,
    async run(worker) {
      await worker.used('namespace', CLASS_KEY, '0');
      await worker.create('resourceclaims', claim(exactly('gpu.amd.com', { count: 3 })));
      await worker.create(
        'pods',
        pod({
          resourceClaims: [{ name: 'gpu', resourceClaimName: '{name}' }],
          containers: [container({ resources: { claims: [{ name: 'gpu' }] } })],
        }),
      );
      await worker.running();
    },
  },
  {
    what: 'run a pod with a claim made from a template',
    by: WORKERS,
    target: DRA,
    async run(worker) {
      await worker.used('namespace', CLASS_KEY, '0');
      await worker.create('resourceclaimtemplates', claimTemplate(exactly('gpu.amd.com')));
      await worker.create(
        'pods',
        pod({
          resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: '{name}' }],
          containers: [container({ resources: { claims: [{ name: 'gpu' }] } })],
        }),
      );
      await worker.running();
    },
  },
  {
    what: 'read, change and delete claims',
    by: WORKERS,
    target: DRA,
    async run(worker) {
      await worker.used('namespace', CLASS_KEY, '0');
      await worker.create('resourceclaims', claim(exactly('gpu.amd.com')));
      await worker.kubectl('label resourceclaim {name} a=b');
      await worker.kubectl('describe resourceclaim {name}');
      await worker.kubectl('delete resourceclaim {name}');
    },
  },
  {
    what: 'change the labels of a claim whose grant has ended',
    by: ['user'],
    target: DRA,
    async run(worker) {
      await worker.used('namespace', CLASS_KEY, '0');
      await worker.create('resourceclaims', claim(exactly('gpu.amd.com')));
      await worker.whileStated('device-classes', null, async () => {
        const another = create('resourceclaims', claim(exactly('gpu.amd.com')));
        await worker.untilRefused(dry(another));
        await worker.call(patch('resourceclaims/{name}', { metadata: { labels: { a: 'b' } } }));
      });
    },
  },
  {
    what: 'see the devices that one may claim',
    by: INSIDERS,
    target: DRA,
    run: [read('deviceclasses'), read('resourceclaims'), read('resourceclaimtemplates')],
  },
];
