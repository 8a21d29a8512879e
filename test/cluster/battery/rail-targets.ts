import type { RequestOptions } from '../client';
import type { ControlPlane } from '../control-plane';
import { sendWithin } from '../quota-counts';
import { type Draft, create, fill } from './calls';
import { identityOf } from './people';
import { BLUE, DRA, SOLO, UNGUARDED } from './targets';

/** An object in a state that a tenant's own people do not bring about, in some namespaces. */
interface RailTarget {
  readonly namespaces: readonly string[];
  readonly plural: string;
  readonly name: string;
  readonly draft: Draft;
  /** @default - the cluster's administrator makes it */
  readonly by?: RequestOptions;
}

const TARGETS: readonly RailTarget[] = [
  {
    // Nobody provides it, so that it waits for a volume.
    namespaces: [BLUE.namespace, UNGUARDED],
    plural: 'persistentvolumeclaims',
    name: 'waiting',
    draft: {
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'standard',
        resources: { requests: { storage: '1Gi' } },
      },
    },
  },
  {
    namespaces: [BLUE.namespace, UNGUARDED],
    plural: 'sparkapplications',
    name: 'target',
    draft: { spec: { mode: 'cluster' } },
  },
  {
    namespaces: [BLUE.namespace, UNGUARDED],
    plural: 'workflows',
    name: 'target',
    draft: { spec: { entrypoint: 'main' }, status: { phase: 'Running' } },
  },
  {
    namespaces: [SOLO.namespace, UNGUARDED],
    plural: 'services',
    name: 'led',
    draft: {
      spec: {
        type: 'ExternalName',
        externalName: 'knative-local-gateway.istio-system.svc.cluster.local',
      },
    },
    by: identityOf('knative', SOLO.tenant, SOLO.namespace),
  },
];

/** What cases about guard rails change, beside the targets of every kind. */
export async function setRailTargets(plane: ControlPlane): Promise<void> {
  for (const { namespaces, plural, name, draft, by } of TARGETS) {
    for (const namespace of namespaces) {
      const { path, body } = fill(create(plural, draft), namespace, name);
      const answer = await sendWithin(() => plane.request('POST', path, body, by), 90);
      if (answer.status >= 300) throw new Error(`${namespace}/${name}: ${answer.body.message}`);
    }
  }
  // Nobody of a tenant can label it so. Where it is, the API server itself lets claims with admin access through.
  for (const namespace of [DRA.namespace, UNGUARDED]) {
    const label = { metadata: { labels: { 'resource.kubernetes.io/admin-access': 'true' } } };
    const contentType = 'application/merge-patch+json';
    const path = `/api/v1/namespaces/${namespace}`;
    const { status, body } = await plane.request('PATCH', path, label, { contentType });
    if (status >= 300) throw new Error(`${namespace}: ${body.message}`);
  }
}
