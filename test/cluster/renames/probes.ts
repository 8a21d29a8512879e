import type { RequestOptions } from '../client';
import type { ControlPlane } from '../control-plane';
import { identityOf } from '../battery/people';
import { BLUE } from '../battery/targets';

interface Probe {
  readonly what: string;
  readonly spec: object;
  readonly resources?: object;
  readonly securityContext?: object;
  /** Which of the guards answers. */
  readonly refused: RegExp;
}

/** One request for each sort of guard. */
const PROBES: readonly Probe[] = [
  {
    what: 'a privileged pod',
    spec: {},
    securityContext: { privileged: true },
    refused: /violates PodSecurity "baseline/,
  },
  {
    what: 'more GPUs than the quota',
    spec: {},
    resources: { limits: { 'nvidia.com/gpu': '99' } },
    refused: /exceeded quota: namespace, requested: .*nvidia\.com\/gpu=99/,
  },
  {
    what: 'a pod that names its node',
    spec: { nodeName: 'gpu-h100-0' },
    refused: /'tenant-pods' .* denied request: this pod names its node/,
  },
];

/** An operator with rights in all namespaces, whom no binding of ours lets in or shuts out. */
const OPERATOR = identityOf('operator', BLUE.tenant, BLUE.namespace);

/** What a guard no longer refuses in a namespace, in the server's words. */
export async function openings(plane: ControlPlane, namespace: string): Promise<string[]> {
  const answers = await Promise.all(
    PROBES.map(async ({ what, spec, resources, securityContext, refused }) => {
      const container = { name: 'main', image: 'app', resources, securityContext };
      const { status, body } = await plane.request(
        'POST',
        `/api/v1/namespaces/${namespace}/pods?dryRun=All`,
        { metadata: { name: 'probe' }, spec: { ...spec, containers: [container] } },
        OPERATOR,
      );
      if (status >= 400 && refused.test(body.message)) return [];
      return [`${what} in ${namespace}: ${status} ${body.message ?? 'accepted'}`];
    }),
  );
  return answers.flat();
}

/** Why no pod starts in a namespace, whoever asks for it; undefined if one does. */
export async function startsPod(
  plane: ControlPlane,
  namespace: string,
): Promise<string | undefined> {
  const pod = {
    metadata: { name: 'probe' },
    spec: { containers: [{ name: 'main', image: 'app' }] },
  };
  const path = `/api/v1/namespaces/${namespace}/pods?dryRun=All`;
  const { status, body } = await plane.request('POST', path, pod, OPERATOR);
  return status < 300 ? undefined : body.message;
}

/** Whether somebody may do something in a namespace, as the server itself says. */
export async function may(
  plane: ControlPlane,
  who: RequestOptions,
  resourceAttributes: Readonly<Record<string, string>>,
): Promise<boolean> {
  const review = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes },
  };
  const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
  const { status, body } = await plane.request('POST', path, review, who);
  if (status !== 201) throw new Error(`an access review: ${body.message}`);
  return body.status.allowed === true;
}
