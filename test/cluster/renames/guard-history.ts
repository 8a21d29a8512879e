import type { ControlPlane } from '../control-plane';
import type { Stored } from '../battery/work';

/** The kinds of guards, whose whole history is looked at: everything that happened, between two looks as well. */
const GUARDS = {
  Namespace: '/api/v1/namespaces',
  ResourceQuota: '/api/v1/resourcequotas',
  LimitRange: '/api/v1/limitranges',
  NetworkPolicy: '/apis/networking.k8s.io/v1/networkpolicies',
  ValidatingAdmissionPolicy: '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies',
  ValidatingAdmissionPolicyBinding:
    '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings',
} as const;

type Kind = keyof typeof GUARDS;

const POD_SECURITY = 'pod-security.kubernetes.io/';

/** Guards as they were, and from when on their history is read. */
export interface GuardsBefore {
  readonly versions: ReadonlyMap<Kind, string>;
  /** What each guard says, by its title. */
  readonly said: ReadonlyMap<string, string>;
}

/** The guards of some namespaces, and those of the platform. */
export async function lookAtGuards(
  plane: ControlPlane,
  namespaces: readonly string[],
): Promise<GuardsBefore> {
  const versions = new Map<Kind, string>();
  const said = new Map<string, string>();
  for (const kind of Object.keys(GUARDS) as Kind[]) {
    const { body } = await plane.request('GET', GUARDS[kind]);
    versions.set(kind, body.metadata.resourceVersion);
    for (const item of body.items) {
      if (isGuard(kind, item, namespaces)) said.set(titleOfGuard(kind, item), sayingOf(kind, item));
    }
  }
  return { versions, said };
}

/** What became of guards since: each deletion, and each change of what one says. */
export async function changesSince(plane: ControlPlane, before: GuardsBefore): Promise<string[]> {
  const changes = await Promise.all(
    [...before.versions].map(async ([kind, version]) => {
      const path = `${GUARDS[kind]}?watch=true&resourceVersion=${version}&timeoutSeconds=1`;
      const { body } = await plane.request('GET', path);
      return eventsOf(body).flatMap(({ type, object }) => {
        const title = titleOfGuard(kind, object);
        const was = before.said.get(title);
        if (was === undefined) return [];
        if (type === 'DELETED') return `${title} was deleted`;
        const says = sayingOf(kind, object);
        return says === was ? [] : `${title} changed from ${was} to ${says}`;
      });
    }),
  );
  return changes.flat();
}

/** A watch sends one object per line; the client has parsed it if there was only one. */
function eventsOf(body: Stored): { type: string; object: Stored }[] {
  if (typeof body !== 'string') return [body];
  const lines = body.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as { type: string; object: Stored });
}

function isGuard(kind: Kind, { metadata }: Stored, namespaces: readonly string[]): boolean {
  if (metadata.annotations?.['kustomize.toolkit.fluxcd.io/prune'] !== 'disabled') return false;
  if (kind === 'Namespace') return namespaces.includes(metadata.name);
  return metadata.namespace === undefined || namespaces.includes(metadata.namespace);
}

/** What a guard protects by: for a Namespace the standard of Pod Security, and for everything else its spec. */
function sayingOf(kind: Kind, { metadata, spec }: Stored): string {
  if (kind !== 'Namespace') return JSON.stringify(spec);
  const labels = Object.entries(metadata.labels ?? {});
  return JSON.stringify([
    metadata.deletionTimestamp ?? 'stays',
    labels.filter(([key]) => key.startsWith(POD_SECURITY)).sort(),
  ]);
}

function titleOfGuard(kind: Kind, { metadata }: Stored): string {
  return `${kind} ${metadata.namespace ? `${metadata.namespace}/` : ''}${metadata.name}`;
}
