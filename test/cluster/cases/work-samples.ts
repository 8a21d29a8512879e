import { BUILT_IN_KINDS } from '../../../lib/fleet/catalogue/built-in-kinds';
import { create, dry, patch, read, remove } from '../battery/calls';
import { INSIDERS, WORKERS } from '../battery/people';
import { type Stored, type Work, expect } from '../battery/work';
import { WITHOUT_STATUS, kindOf } from '../battery/kinds';
import { PLAIN_SAMPLES, SAMPLES } from './samples';

/** Our own kinds say it in test/cluster/fleet.yaml. */
const OWN_TEMPLATES: Readonly<Record<string, readonly string[]>> = { sweeps: ['spec.template'] };

/** The samples leave their pods to a runtime of the platform. */
const DESCRIBED_ELSEWHERE: readonly string[] = ['trainjobs'];

/** Where the pod templates of a kind stand, as lib/fleet/catalogue/built-in-kinds.ts says it. */
function templatePaths(plural: string): readonly string[] {
  const group = kindOf(plural).apiVersion.split('/')[0];
  const known = BUILT_IN_KINDS.find((kind) => kind.resource === plural && kind.group === group);
  return known?.podTemplates ?? OWN_TEMPLATES[plural] ?? [];
}

/** The values at a path such as `spec.*ReplicaSpecs[*].template`. */
function valuesAt(value: Stored, path: string): Stored[] {
  let values = [value];
  for (const step of path.split('.')) {
    const each = step.endsWith('[*]');
    const key = each ? step.slice(0, -3) : step;
    values = values
      .flatMap((item) =>
        key.startsWith('*')
          ? Object.keys(item)
              .filter((name) => name.endsWith(key.slice(1)))
              .map((name) => item[name])
          : [item[key]],
      )
      .filter((item) => item !== undefined)
      .flatMap((item) => (each ? Object.values(item) : [item]));
  }
  return values;
}

/** The spec of the pod that an operator makes of a template. */
function podSpecOf(template: Stored): Stored {
  // Argo's templates hold a container instead of a pod.
  if (template.container) return { containers: [{ name: 'main', ...template.container }] };
  return template.spec ?? template;
}

export const SAMPLE_WORK: readonly Work[] = [
  ...SAMPLES.flatMap(({ plural, what, draft }): Work[] => [
    {
      what: `submit ${what} as its project shows it, and get its pods`,
      by: WORKERS,
      async run(worker) {
        const object = await worker.create(plural, draft);
        await worker.call(read(`${plural}/{name}`));
        if (!WITHOUT_STATUS.includes(plural)) await worker.call(read(`${plural}/{name}/status`));
        const templates = templatePaths(plural).flatMap((path) => valuesAt(object, path));
        expect(
          DESCRIBED_ELSEWHERE.includes(plural) ||
            templatePaths(plural).length === 0 ||
            templates.length > 0,
          `no pod template at ${templatePaths(plural).join(', ')}`,
        );
        for (const template of templates) {
          const spec = podSpecOf(template);
          // Some say what is different from a template of the platform, or name a model instead of containers.
          if (!spec.containers) continue;
          await worker.asCluster(dry(create('pods', { spec })));
        }
        await worker.call(patch(`${plural}/{name}`, { metadata: { labels: { a: 'b' } } }));
        await worker.call(remove(`${plural}/{name}`));
      },
    },
    { what: `look at ${plural}`, by: INSIDERS, run: [read(plural)] },
  ]),
  ...PLAIN_SAMPLES.map(({ plural, what, draft }): Work => ({
    what: `run ${what} as its project shows it`,
    by: ['user'],
    async run(worker) {
      await worker.used('namespace', 'requests.nvidia.com/gpu', '0');
      await worker.create(plural, draft);
      if (plural === 'pods') await worker.running();
      else if (plural === 'statefulsets') {
        // Its volume waits for a driver that is not there; the pod exists.
        await worker.until('pods/{name}-0', 'exists', (pod) => pod.spec);
      } else {
        const done = (object: Stored) =>
          (object.status?.active ?? object.status?.readyReplicas) === 1;
        await worker.until(`${plural}/{name}`, 'runs', done);
      }
    },
  })),
];
