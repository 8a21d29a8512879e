import type { Draft } from '../battery/calls';
import type { Part } from './drafts';

/**
 * What people copy from the projects' own pages: root images, no security context, few resources.
 * Written in our words after them, with the fields that matter to an API server.
 */
export interface Sample {
  readonly plural: string;
  readonly what: string;
  readonly draft: Draft;
}

const CUDA = 'nvcr.io/nvidia/k8s/cuda-sample:vectoradd-cuda12.5.0';

const torch = (replicas: number): Part => ({
  replicas,
  restartPolicy: 'OnFailure',
  template: {
    spec: {
      containers: [
        {
          name: 'pytorch',
          image: 'kubeflow/pytorch-dist-mnist:latest',
          args: ['--backend', 'gloo'],
          resources: { limits: { 'nvidia.com/gpu': 1 } },
        },
      ],
    },
  },
});

const ray = (name: string): Part => ({
  spec: {
    containers: [
      {
        name,
        image: 'rayproject/ray:2.52.0',
        ports: [{ containerPort: 6379, name: 'gcs-server' }],
        resources: { requests: { cpu: '200m' }, limits: { cpu: '1', memory: '2Gi' } },
        volumeMounts: [{ mountPath: '/home/ray/samples', name: 'code' }],
        lifecycle: { preStop: { exec: { command: ['/bin/sh', '-c', 'ray stop'] } } },
      },
    ],
    volumes: [{ name: 'code', configMap: { name: 'ray-job-code' } }],
  },
});

const RAY_CLUSTER: Part = {
  rayVersion: '2.52.0',
  headGroupSpec: { rayStartParams: {}, template: ray('ray-head') },
  workerGroupSpecs: [
    {
      replicas: 1,
      minReplicas: 1,
      maxReplicas: 5,
      groupName: 'small-group',
      rayStartParams: {},
      template: ray('ray-worker'),
    },
  ],
};

/** Pods of these kinds are made by operators, from the templates inside. */
export const SAMPLES: readonly Sample[] = [
  { plural: 'rayclusters', what: 'a Ray cluster', draft: { spec: RAY_CLUSTER } },
  {
    plural: 'rayjobs',
    what: 'a Ray job',
    draft: {
      spec: {
        entrypoint: 'python /home/ray/samples/sample_code.py',
        rayClusterSpec: RAY_CLUSTER,
        submitterPodTemplate: {
          spec: {
            restartPolicy: 'Never',
            containers: [{ name: 'submitter', image: 'rayproject/ray:2.52.0' }],
          },
        },
      },
    },
  },
  {
    plural: 'pytorchjobs',
    what: 'a PyTorchJob',
    draft: { spec: { pytorchReplicaSpecs: { Master: torch(1), Worker: torch(1) } } },
  },
  {
    plural: 'jobsets',
    what: 'a JobSet',
    draft: {
      spec: {
        replicatedJobs: [
          {
            name: 'workers',
            replicas: 2,
            template: {
              spec: {
                parallelism: 2,
                completions: 2,
                backoffLimit: 0,
                template: {
                  spec: {
                    restartPolicy: 'Never',
                    containers: [
                      { name: 'pytorch', image: 'gcr.io/k8s-staging-jobset/pytorch-resnet:latest' },
                    ],
                  },
                },
              },
            },
          },
        ],
      },
    },
  },
  {
    plural: 'notebooks',
    what: 'a notebook',
    draft: {
      spec: {
        template: {
          spec: {
            containers: [
              {
                name: 'jupyter',
                image: 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
                resources: { requests: { cpu: '500m', memory: '1Gi' } },
                volumeMounts: [
                  { name: 'workspace', mountPath: '/home/jovyan' },
                  { name: 'dshm', mountPath: '/dev/shm' },
                ],
              },
            ],
            volumes: [
              { name: 'workspace', persistentVolumeClaim: { claimName: 'workspace' } },
              { name: 'dshm', emptyDir: { medium: 'Memory' } },
            ],
          },
        },
      },
    },
  },
  {
    plural: 'sparkapplications',
    what: 'a Spark application',
    draft: {
      spec: {
        type: 'Scala',
        mode: 'cluster',
        image: 'docker.io/library/spark:4.0.0',
        mainClass: 'org.apache.spark.examples.SparkPi',
        driver: {
          cores: 1,
          template: {
            spec: {
              containers: [
                {
                  name: 'spark-kubernetes-driver',
                  image: 'docker.io/library/spark:4.0.0',
                  resources: { requests: { cpu: '1', memory: '896Mi' } },
                },
              ],
            },
          },
        },
        executor: {
          instances: 1,
          template: {
            spec: {
              containers: [
                {
                  name: 'spark-kubernetes-executor',
                  image: 'docker.io/library/spark:4.0.0',
                  resources: { requests: { cpu: '1', memory: '896Mi' } },
                },
              ],
            },
          },
        },
      },
    },
  },
  {
    plural: 'inferenceservices',
    what: 'an inference service',
    draft: {
      spec: {
        predictor: {
          model: {
            modelFormat: { name: 'sklearn' },
            storageUri: 'gs://kfserving-examples/models/sklearn/1.0/model',
          },
        },
      },
    },
  },
  {
    plural: 'trainjobs',
    what: 'a TrainJob',
    draft: { spec: { runtimeRef: { name: 'torch-distributed' }, trainer: { numNodes: 2 } } },
  },
  {
    plural: 'workflows',
    what: 'a workflow',
    draft: {
      spec: {
        entrypoint: 'hello-world',
        templates: [
          {
            name: 'hello-world',
            container: { image: 'busybox', command: ['echo'], args: ['hello world'] },
          },
        ],
      },
    },
  },
  {
    plural: 'sweeps',
    what: 'a kind of the platform’s own',
    draft: {
      spec: {
        template: { spec: { containers: [{ name: 'sweep', image: 'wandb/launch-agent' }] } },
      },
    },
  },
];

/** Pods and workloads of the core API that need no operator: these run. */
export const PLAIN_SAMPLES: readonly Sample[] = [
  {
    plural: 'pods',
    what: 'the CUDA vector addition',
    draft: {
      spec: {
        restartPolicy: 'OnFailure',
        containers: [
          {
            name: 'cuda-vectoradd',
            image: CUDA,
            resources: { limits: { 'nvidia.com/gpu': 1 } },
          },
        ],
        tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }],
      },
    },
  },
  {
    plural: 'pods',
    what: 'a distributed worker that locks memory by a Memory volume',
    draft: {
      spec: {
        containers: [
          {
            name: 'nccl',
            image: 'nvcr.io/nvidia/pytorch:25.10-py3',
            command: ['sleep', 'infinity'],
            resources: { limits: { 'nvidia.com/gpu': 2, cpu: 8, memory: '32Gi' } },
            volumeMounts: [{ name: 'shm', mountPath: '/dev/shm' }],
          },
        ],
        volumes: [{ name: 'shm', emptyDir: { medium: 'Memory' } }],
      },
    },
  },
  {
    plural: 'deployments',
    what: 'a model server',
    draft: {
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: '{name}' } },
        template: {
          metadata: { labels: { app: '{name}' } },
          spec: {
            containers: [
              {
                name: 'vllm',
                image: 'vllm/vllm-openai:latest',
                args: ['--model', 'mistralai/Mistral-7B-v0.1'],
                ports: [{ containerPort: 8000 }],
                resources: {
                  limits: { cpu: '8', memory: '20G', 'nvidia.com/gpu': '1' },
                  requests: { cpu: '2', memory: '6G', 'nvidia.com/gpu': '1' },
                },
                livenessProbe: { httpGet: { path: '/health', port: 8000 } },
              },
            ],
          },
        },
      },
    },
  },
  {
    plural: 'jobs',
    what: 'the π of the Kubernetes pages',
    draft: {
      spec: {
        backoffLimit: 4,
        template: {
          spec: {
            restartPolicy: 'Never',
            containers: [
              {
                name: 'pi',
                image: 'perl:5.34.0',
                command: ['perl', '-Mbignum=bpi', '-e', 'print'],
              },
            ],
          },
        },
      },
    },
  },
  {
    plural: 'statefulsets',
    what: 'a database for experiments',
    draft: {
      spec: {
        serviceName: 'postgres',
        replicas: 1,
        selector: { matchLabels: { app: '{name}' } },
        template: {
          metadata: { labels: { app: '{name}' } },
          spec: {
            containers: [
              {
                name: 'postgres',
                image: 'postgres:17',
                env: [{ name: 'POSTGRES_PASSWORD', value: 'mlflow' }],
                ports: [{ containerPort: 5432 }],
                volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }],
              },
            ],
          },
        },
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: {
              accessModes: ['ReadWriteOnce'],
              resources: { requests: { storage: '10Gi' } },
            },
          },
        ],
      },
    },
  },
];
