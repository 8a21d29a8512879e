import { type Attack, byPodRail, byPolicy } from '../battery/attack';
import { create } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { DRA } from '../battery/targets';
import type { Work } from '../battery/work';
import { type Part, claim, claimTemplate, container, exactly, pod } from './drafts';
import { GPU_TAINT } from './guard-rails-drafts';

const CLASS = 'gpu.amd.com';
const EVERY = { operator: 'Exists' };
const AMD_TAINT = { ...GPU_TAINT, key: 'amd.com/gpu' };

const refused = (words: string) => byPolicy('accelerator-claims', words);
const configured = (driver: string): Part => ({
  devices: {
    requests: [exactly(CLASS)],
    config: [{ opaque: { driver, parameters: { kind: 'ComputeDomainChannelConfig' } } }],
  },
});

/** Requests that tolerate the taint of a device: `since` there are such taints. */
const TOLERANT: readonly (readonly [what: string, request: Part])[] = [
  ['every taint', exactly(CLASS, { tolerations: [EVERY] })],
  ['a taint', exactly(CLASS, { tolerations: [{ key: 'reserved-for', operator: 'Exists' }] })],
  [
    'a taint in an alternative',
    {
      name: 'gpu',
      firstAvailable: [{ name: 'a', deviceClassName: CLASS, tolerations: [EVERY] }],
    },
  ],
];

export const DEVICE_CLAIM_ATTACKS: readonly Attack[] = [
  ...TOLERANT.flatMap(([what, request]): Attack[] => [
    {
      route: 'E34',
      what: `tolerate ${what} of devices by a claim`,
      call: create('resourceclaims', claim(request)),
      by: WORKERS,
      target: DRA,
      refused: refused('this claim tolerates the taint'),
      since: 36,
    },
    {
      route: 'E34',
      what: `tolerate ${what} of devices by a template`,
      call: create('resourceclaimtemplates', claimTemplate(request)),
      by: WORKERS,
      target: DRA,
      refused: refused('this claim tolerates the taint'),
      since: 36,
    },
  ]),
  {
    route: 'E84',
    what: 'configure a driver whose devices were not granted',
    call: create('resourceclaims', { spec: configured('compute-domain.nvidia.com') }),
    by: WORKERS,
    target: DRA,
    refused: refused('this claim configures the driver compute-domain.nvidia.com'),
    since: 34,
  },
  ...(
    [
      ['a claim that pods share', [{ name: 'gpu', resourceClaimName: 'shared' }], ['gpu']],
      ['a claim that no container uses', [{ name: 'gpu', resourceClaimTemplateName: 'gpu' }], []],
    ] as const
  ).map(([what, resourceClaims, used]): Attack => ({
    route: 'E81',
    what: `fill GPU nodes with pods by ${what}`,
    call: create(
      'pods',
      pod({
        tolerations: [AMD_TAINT],
        resourceClaims,
        containers: [container({ resources: { claims: used.map((name) => ({ name })) } })],
      }),
    ),
    by: WORKERS,
    target: DRA,
    refused: byPodRail('podScheduling', 'this pod tolerates the taint amd.com/gpu'),
    since: 34,
  })),
];

export const DEVICE_CLAIM_WORK: readonly Work[] = [
  {
    what: 'configure the driver of a device that was granted',
    by: WORKERS,
    target: DRA,
    run: [create('resourceclaims', { spec: configured(CLASS) })],
    since: 34,
  },
];
