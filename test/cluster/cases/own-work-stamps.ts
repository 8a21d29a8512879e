import {
  type Call,
  type Draft,
  dry,
  manifest,
  patch,
  pathOf,
  read,
  remove,
} from '../battery/calls';
import { STAMP, STAMPED } from '../battery/colleagues';
import { WORKERS, identityOf } from '../battery/people';
import { type Stored, type Work, type Worker, expect } from '../battery/work';
import { SOLO } from '../battery/targets';
import { cronJob, deployment, job, pod, statefulSet } from './drafts';

export const LABEL = { metadata: { labels: { a: 'b' } } };

/** Whose name is to stand on what a worker makes. */
function nameOf({ persona, target }: Worker): string {
  return identityOf(persona, target.tenant, target.namespace).as!;
}

/** The stamps of an object: on itself, and on the templates of its pods. */
export function stampsOf(object: Stored): (string | undefined)[] {
  const { metadata, spec } = object;
  const inner = spec.jobTemplate
    ? [spec.jobTemplate, spec.jobTemplate.spec.template]
    : spec.template
      ? [spec.template]
      : [];
  return [{ metadata }, ...inner].map((item) => item.metadata?.annotations?.[STAMP]);
}

export function expectStamps(object: Stored, ...wanted: (string | undefined)[]): void {
  const stamps = stampsOf(object);
  expect(
    JSON.stringify(stamps) === JSON.stringify(wanted),
    `its stamps are ${JSON.stringify(stamps)} instead of ${JSON.stringify(wanted)}`,
  );
}

/** Workloads, and how many stamps each has. */
const MADE: readonly (readonly [plural: string, draft: Draft, stamps: number])[] = [
  ['pods', pod(), 1],
  ['deployments', deployment(), 2],
  ['statefulsets', statefulSet(), 2],
  // Without metadata of the template, as people write jobs.
  [
    'jobs',
    { spec: { suspend: true, template: { spec: pod({ restartPolicy: 'Never' }).spec } } },
    2,
  ],
  ['cronjobs', cronJob(), 3],
  // What operators make of it is theirs to say.
  ['rayjobs', { spec: {} }, 1],
  ['notebooks', { spec: { template: { spec: {} } } }, 1],
  ...[
    'appwrappers',
    'inferenceservices',
    'jobsets',
    'sparkapplications',
    'trainjobs',
    'workflows',
  ].map((plural) => [plural, { spec: {} }, 1] as const),
  ['sweeps', { spec: { template: {} } }, 1],
];

/** What one’s own work says where the API server says it. */
export const STAMP_WORK: readonly Work[] = [
  {
    what: 'make workloads that say who made them',
    by: [...WORKERS],
    target: SOLO,
    since: 36,
    async run(worker) {
      const name = nameOf(worker);
      for (const [plural, draft, stamps] of MADE) {
        const stored = await worker.create(plural, draft);
        expectStamps(
          stored,
          ...stampsOf(stored).map((_, index) => (index < stamps ? name : undefined)),
        );
        await worker.call(patch(`${plural}/{name}`, LABEL));
        await worker.call(remove(`${plural}/{name}`));
      }
    },
  },
  {
    what: 'find one’s name on the pods of one’s workloads, and delete one',
    by: ['user'],
    since: 36,
    async run(worker) {
      for (const [suffix, plural, draft] of [
        ['d', 'deployments', deployment()],
        ['j', 'jobs', job()],
      ] as const) {
        await worker.createAs(`${worker.name}-${suffix}`, plural, draft);
        const labels = `case%3D${worker.name}-${suffix}`;
        const { items } = await worker.until(
          `pods?labelSelector=${labels}`,
          'is there',
          (list) => list.items.length === 1,
        );
        expectStamps(items[0], nameOf(worker));
        await worker.call(remove(`pods/${items[0].metadata.name}`));
      }
    },
  },
  {
    what: 'run a cron job whose jobs are one’s own',
    by: ['user'],
    since: 36,
    async run(worker) {
      await worker.create('cronjobs', cronJob());
      await worker.kubectl('create job {name} --from=cronjob/{name}');
      const stored = await worker.call(read('jobs/{name}'));
      expectStamps(stored, nameOf(worker), nameOf(worker));
      await worker.kubectl('delete job {name} --wait=false');
    },
  },
  {
    what: 'run a colleague’s cron job by hand: the job is one’s own',
    by: ['user'],
    since: 36,
    async run(worker) {
      await worker.kubectl('create job {name} --from=cronjob/owned');
      const stored = await worker.call(read('jobs/{name}'));
      expectStamps(stored, nameOf(worker), nameOf(worker));
      await worker.kubectl('delete job {name} --wait=false');
    },
  },
  {
    what: 'copy a colleague’s manifest: the copy is one’s own',
    by: ['user'],
    since: 36,
    async run(worker) {
      const draft = deployment({}, { replicas: 0 }) as Stored;
      const copy = {
        ...draft.spec.template,
        metadata: { labels: { case: '{name}' }, annotations: STAMPED.annotations },
      };
      const stored = await worker.create('deployments', {
        metadata: STAMPED,
        spec: { ...draft.spec, template: copy },
      });
      expectStamps(stored, nameOf(worker), nameOf(worker));
    },
  },
  {
    what: 'replace one’s own work by a manifest that says nothing of a maker',
    by: ['user'],
    since: 36,
    async run(worker) {
      const draft = deployment({}, { replicas: 0 });
      await worker.create('deployments', draft);
      const path = pathOf('deployments/{name}');
      const replaced = await worker.call({
        method: 'PUT',
        path,
        body: manifest('deployments', draft),
      });
      expectStamps(replaced, nameOf(worker), nameOf(worker));
      // A job's template never changes, not even by losing a stamp.
      const suspended = job({}, { suspend: true });
      await worker.create('jobs', suspended);
      const stored = await worker.call(read('jobs/{name}'));
      delete stored.metadata.annotations;
      // Its controller writes a status meanwhile.
      delete stored.metadata.resourceVersion;
      delete stored.spec.template.metadata.annotations;
      const again = await worker.call({ method: 'PUT', path: pathOf('jobs/{name}'), body: stored });
      expectStamps(again, nameOf(worker), nameOf(worker));
    },
  },
  {
    what: 'apply one’s own work twice from the server’s side',
    by: ['user'],
    since: 36,
    async run(worker) {
      const apply: Call = {
        method: 'PATCH',
        path: `${pathOf('deployments/{name}')}?fieldManager=kubectl`,
        body: manifest('deployments', deployment({}, { replicas: 0 })),
        contentType: 'application/apply-patch+yaml',
      };
      let stored = await worker.call(apply);
      let isSame = false;
      // Its controller writes a status in between: what an apply changes, it changes every time.
      for (let tries = 0; tries < 4 && !isSame; tries++) {
        const again = await worker.call(apply);
        isSame = again.metadata.resourceVersion === stored.metadata.resourceVersion;
        stored = again;
      }
      expect(isSame, 'the same manifest changes it again');
      expectStamps(stored, nameOf(worker), nameOf(worker));
      await worker.call(remove('deployments/{name}'));
    },
  },
  {
    what: 'call what says nothing one’s own, without success',
    by: ['user'],
    since: 36,
    async run(worker) {
      const claim = { metadata: { annotations: { [STAMP]: nameOf(worker) } } };
      const stored = await worker.call(
        dry(patch('deployments/target', { ...claim, spec: { template: claim } })),
      );
      expectStamps(stored, undefined, undefined);
    },
  },
  {
    what: 'call one’s own work a colleague’s, without success',
    by: ['user'],
    since: 36,
    async run(worker) {
      await worker.create('deployments', deployment({}, { replicas: 0 }));
      const forged = { metadata: { annotations: STAMPED.annotations } };
      const stored = await worker.call(
        patch('deployments/{name}', { ...forged, spec: { template: forged } }),
      );
      expectStamps(stored, nameOf(worker), nameOf(worker));
    },
  },
  {
    what: 'scale one’s own work without the subresource, as users do from 1.36 on',
    by: ['user'],
    async run(worker) {
      await worker.create('deployments', deployment({}, { replicas: 0 }));
      await worker.call(patch('deployments/{name}', { spec: { replicas: 1 } }));
      await worker.runningPods(1);
    },
  },
];
