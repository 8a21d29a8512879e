import { cronJob, deployment, job, statefulSet, type Part } from './drafts';
import { flow, ray } from './engines-drafts';
import type { MetadataPlace } from './metadata-drafts';

/** A template with more labels and annotations. */
const templateWith = (metadata: Part, spec: Part = { containers: [] }): Part => ({
  metadata,
  spec,
});

/** A draft of a core workload whose template has more metadata. */
export function core(draft: ReturnType<typeof job>, metadata: Part): ReturnType<typeof job> {
  const copy = structuredClone(draft) as { spec: { template: { metadata: Record<string, Part> } } };
  for (const [part, map] of Object.entries(metadata)) {
    copy.spec.template.metadata[part] = { ...copy.spec.template.metadata[part], ...(map as Part) };
  }
  return copy as ReturnType<typeof job>;
}

/** Where a workload says something of its pods, or of itself. */
export const PLACES: readonly MetadataPlace[] = [
  ...(['jobs', 'deployments', 'statefulsets'] as const).map((plural): MetadataPlace => ({
    plural,
    where: 'in the template',
    draft: (metadata) =>
      core(
        { jobs: job(), deployments: deployment(), statefulsets: statefulSet() }[plural],
        metadata,
      ),
  })),
  {
    plural: 'cronjobs',
    where: 'in the template',
    draft: (metadata) => ({
      spec: { schedule: '@daily', jobTemplate: { spec: core(job(), metadata)['spec'] } },
    }),
  },
  {
    plural: 'cronjobs',
    where: 'in the template of the job',
    draft: (metadata) => {
      const { spec } = cronJob() as unknown as { spec: { jobTemplate: Part } };
      return { spec: { ...spec, jobTemplate: { ...spec.jobTemplate, metadata } } };
    },
  },
  { plural: 'jobs', where: 'in the metadata', draft: (metadata) => ({ ...job(), metadata }) },
  {
    plural: 'rayjobs',
    where: 'in the metadata',
    draft: (metadata) => ({ metadata, spec: { rayClusterSpec: ray() } }),
  },
  {
    plural: 'rayclusters',
    where: 'in a group of workers',
    draft: (metadata) => ({
      spec: ray({}, { workerGroupSpecs: [{ groupName: 'a', template: templateWith(metadata) }] }),
    }),
  },
  {
    plural: 'pytorchjobs',
    where: 'in a replica',
    draft: (metadata) => ({
      spec: { pytorchReplicaSpecs: { Worker: { template: templateWith(metadata) } } },
    }),
  },
  {
    plural: 'jobsets',
    where: 'in a job',
    draft: (metadata) => ({
      spec: {
        replicatedJobs: [{ name: 'a', template: { spec: { template: templateWith(metadata) } } }],
      },
    }),
  },
  {
    plural: 'jobsets',
    where: 'in the metadata of a job',
    draft: (metadata) => ({ spec: { replicatedJobs: [{ name: 'a', template: { metadata } }] } }),
  },
  {
    plural: 'trainjobs',
    where: 'in a patch of the runtime',
    draft: (metadata) => ({
      spec: {
        runtimePatches: [
          {
            trainingRuntimeSpec: {
              template: {
                spec: {
                  replicatedJobs: [{ template: { spec: { template: templateWith(metadata) } } }],
                },
              },
            },
          },
        ],
      },
    }),
  },
  {
    plural: 'trainjobs',
    where: 'for the JobSet',
    draft: (metadata) => ({ spec: { runtimeRef: { name: 'torch' }, ...metadata } }),
  },
  {
    plural: 'sparkapplications',
    where: 'in the driver',
    draft: (metadata) => ({ spec: { driver: metadata } }),
  },
  {
    plural: 'scheduledsparkapplications',
    where: 'in the executors',
    draft: (metadata) => ({ spec: { template: { executor: metadata } } }),
  },
  {
    plural: 'inferenceservices',
    where: 'in the predictor',
    draft: (metadata) => ({ spec: { predictor: metadata } }),
  },
  {
    plural: 'workflows',
    where: 'for all pods',
    draft: (metadata) => ({ spec: flow({ podMetadata: metadata }) }),
  },
  {
    plural: 'cronworkflows',
    where: 'for its workflows',
    draft: (metadata) => ({ spec: { workflowMetadata: metadata, workflowSpec: flow() } }),
  },
  {
    plural: 'workspaces',
    where: 'in the pod',
    draft: (metadata) => ({ spec: { podTemplate: { podMetadata: metadata } } }),
  },
  ...(
    [
      'appwrappers',
      'experiments',
      'llminferenceservices',
      'mpijobs',
      'notebooks',
      'raycronjobs',
      'rayservices',
      'sparkconnects',
    ] as const
  ).map((plural): MetadataPlace => ({
    plural,
    where: 'in the metadata',
    draft: (metadata) => ({ metadata, spec: {} }),
  })),
  ...(['servingruntimes', 'trainingruntimes', 'workflowtemplates'] as const).map(
    (plural): MetadataPlace => ({
      plural,
      where: 'in the metadata',
      by: ['admin'],
      draft: (metadata) => ({ metadata, spec: {} }),
    }),
  ),
  {
    plural: 'sweeps',
    where: 'in the template',
    draft: (metadata) => ({ spec: { template: templateWith(metadata) } }),
  },
];
