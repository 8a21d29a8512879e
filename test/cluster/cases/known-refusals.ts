import type { KnownRefusal } from '../battery/work';
import { create, strategicPatch } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { BOUNDED, BURST } from '../battery/targets';
import { container, pod, podRequesting } from './drafts';

/**
 * Ordinary work that today's objects refuse, with the server's words. Each must be refused still:
 * when something lets it through, its place is among the work.
 */
export const KNOWN_REFUSALS: readonly KnownRefusal[] = [
  {
    what: 'state small resources for a pod of many containers as a whole',
    call: create(
      'pods',
      pod({
        resources: { requests: { cpu: '100m', memory: '256Mi' } },
        containers: ['a', 'b', 'c'].map((name) => container({ name })),
      }),
    ),
    by: WORKERS,
    message: /spec\.resources\.requests.*must be greater than or equal to aggregate container/,
    missing:
      'Kubernetes 1.36: the guard rail `burstLimits` takes defaults away that do not fit into the whole',
    since: 34,
    before: 36,
  },
  {
    what: 'request more memory than the default limit of a burst, without a limit',
    call: create('pods', podRequesting({ memory: '4Gi' })),
    by: WORKERS,
    target: BURST,
    message: /must be less than or equal to memory limit/,
    missing:
      'Kubernetes 1.36: the guard rail `burstLimits` raises a defaulted limit to the request',
    before: 36,
  },
  {
    what: 'request more memory than the default limit where `burstLimits` is off',
    call: create('pods', podRequesting({ memory: '4Gi' })),
    by: ['user'],
    target: BOUNDED,
    message: /must be less than or equal to memory limit/,
    missing: 'nothing: the guard rail was switched off',
  },
  {
    what: 'run the first pod of a JobSet that has a rack to itself, as its webhook makes it',
    call: create(
      'pods',
      pod({
        affinity: {
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              {
                topologyKey: 'topology.kubernetes.io/zone',
                labelSelector: {
                  matchExpressions: [
                    { key: 'jobset.sigs.k8s.io/job-key', operator: 'Exists' },
                    { key: 'jobset.sigs.k8s.io/job-key', operator: 'NotIn', values: ['a'] },
                  ],
                },
                namespaceSelector: {},
              },
            ],
          },
        },
      }),
    ),
    by: WORKERS,
    message: /the affinity of this pod is about pods of other namespaces/,
    missing:
      'nothing: it keeps the JobSets of all tenants off that rack; its node selector strategy does not',
  },
  {
    what: 'debug a pod by `kubectl debug` without `--profile=baseline`',
    call: strategicPatch('pods/target/ephemeralcontainers', {
      spec: {
        ephemeralContainers: [
          container({ name: '{name}', securityContext: { capabilities: { add: ['SYS_PTRACE'] } } }),
        ],
      },
    }),
    by: WORKERS,
    message: /must not include "SYS_PTRACE"/,
    missing:
      'nothing: the Pod Security Standard refuses it. Use that profile, or allow SYS_PTRACE under `podSecurity`',
  },
];
