import type { ControlPlane } from '../control-plane';
import type { Response } from '../client';
import { waitFor } from '../wait';

/** What containers ask for here. */
export const GPU = 'nvidia.com/gpu';

/** How Kueue reads the queue of a job. */
export const QUEUE_LABEL = 'kueue.x-k8s.io/queue-name';

/** A namespace, and who works there: the administrator, unless somebody is named. */
export interface Place {
  readonly namespace: string;
  readonly as?: string;
  readonly groups?: readonly string[];
}

/** A user of a tenant, in a namespace of hers. Tenants here have one unless an environment is given. */
export function at(tenant: string, environment?: string): Place {
  const suffix = environment === undefined ? '' : `-${environment}`;
  return {
    namespace: `ml-${tenant}${suffix}`,
    as: `somebody-of-${tenant}@example.com`,
    groups: [tenant],
  };
}

export interface Work {
  /** The start of the names of the jobs. */
  readonly name: string;
  /** @default 1 */
  readonly count?: number;
  /** GPUs of each pod, or none. @default 1 */
  readonly gpus?: number;
  /** @default nvidia.com/gpu */
  readonly resource?: string;
  /** Pods of each job, which start together. @default 1 */
  readonly pods?: number;
  /** How long a pod runs. @default - until somebody deletes it */
  readonly seconds?: number;
  /** The queue that the job names; undefined leaves the label out. @default default */
  readonly queue?: string | undefined;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Annotations of the pods. */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly Readonly<Record<string, string>>[];
  readonly priorityClassName?: string;
  readonly nodeSelector?: Readonly<Record<string, string>> | undefined;
}

/** Lets a container that sleeps end when it has slept: kwok runs none. */
export const SLEEP_STAGE = {
  apiVersion: 'kwok.x-k8s.io/v1alpha1',
  kind: 'Stage',
  metadata: { name: 'pod-has-slept' },
  spec: {
    resourceRef: { apiGroup: 'v1', kind: 'Pod' },
    selector: {
      matchExpressions: [
        { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' },
        { key: '.status.phase', operator: 'In', values: ['Running'] },
        { key: '.spec.containers[0].command[0]', operator: 'In', values: ['sleep'] },
      ],
    },
    delay: { durationFrom: { expressionFrom: '.spec.containers[0].args[0]' } },
    next: { statusTemplate: 'phase: Succeeded\n' },
  },
};

export function job(namespace: string, name: string, work: Omit<Work, 'name'>): object {
  const {
    gpus = 1,
    resource = GPU,
    pods = 1,
    seconds,
    labels,
    annotations,
    podAnnotations,
    tolerations,
    priorityClassName,
    nodeSelector,
  } = work;
  const queue = 'queue' in work ? work.queue : 'default';
  const devices = gpus === 0 ? {} : { [resource]: `${gpus}` };
  const resources = { cpu: '100m', memory: '100Mi', ...devices };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      namespace,
      labels: { ...(queue !== undefined && { [QUEUE_LABEL]: queue }), ...labels },
      annotations,
    },
    spec: {
      parallelism: pods,
      completions: pods,
      template: {
        metadata: { annotations: podAnnotations },
        spec: {
          restartPolicy: 'Never',
          priorityClassName,
          nodeSelector,
          tolerations,
          automountServiceAccountToken: false,
          terminationGracePeriodSeconds: 0,
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              name: 'train',
              image: 'registry.example.com/train',
              ...(seconds !== undefined && { command: ['sleep'], args: [`${seconds}s`] }),
              resources: { requests: resources, limits: resources },
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ['ALL'] },
              },
            },
          ],
        },
      },
    },
  };
}

/** Tries to submit one job, as its user, and returns what the server says. */
export function trySubmit({ request }: ControlPlane, place: Place, work: Work): Promise<Response> {
  const { namespace, as, groups } = place;
  return request(
    'POST',
    `/apis/batch/v1/namespaces/${namespace}/jobs`,
    job(namespace, work.name, work),
    { as, groups },
  );
}

/** Submits jobs of one kind; a refusal is an error. */
export async function submit(plane: ControlPlane, place: Place, work: Work): Promise<void> {
  await eachOf(namesOf(work), async (each) => {
    const { status, body } = await trySubmit(plane, place, { ...work, name: each });
    if (status >= 300) throw new Error(`${place.namespace}/${each}: ${body.message ?? body}`);
  });
}

/** Deletes jobs that were submitted together. */
export async function deleteJobs(
  { request }: ControlPlane,
  place: Place,
  work: Work,
): Promise<void> {
  await eachOf(namesOf(work), async (name) => {
    const path = `/apis/batch/v1/namespaces/${place.namespace}/jobs/${name}`;
    const { status, body } = await request('DELETE', `${path}?propagationPolicy=Background`);
    if (status >= 300) throw new Error(`${place.namespace}/${name}: ${body.message}`);
  });
}

function namesOf({ name, count = 1 }: Work): string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index}`);
}

/** Deletes all jobs of namespaces, and waits until none of their pods is left. */
export async function clear(plane: ControlPlane, namespaces: readonly string[]): Promise<void> {
  await eachOf(namespaces, async (namespace) => {
    const jobs = `/apis/batch/v1/namespaces/${namespace}/jobs`;
    await plane.request('DELETE', `${jobs}?propagationPolicy=Background`);
  });
  const left = async (path: string) => {
    const { body } = await plane.request('GET', path);
    const items = body.items as { metadata: { namespace: string } }[];
    return items.some(({ metadata }) => namespaces.includes(metadata.namespace));
  };
  await waitFor(
    async () => !(await left('/api/v1/pods')) && !(await left(`${KUEUE_API}/workloads`)),
    { what: 'jobs, their pods and workloads to be gone', seconds: 300, everyMilliseconds: 1000 },
  );
}

export const KUEUE_API = '/apis/kueue.x-k8s.io/v1beta2';

/** How many requests are under way at once. */
const AT_ONCE = 8;

/** Does something with each, some at once. */
export async function eachOf<T>(
  all: readonly T[],
  act: (one: T) => Promise<unknown>,
): Promise<void> {
  const rest = [...all];
  const worker = async () => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await act(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
