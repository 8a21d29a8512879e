import * as fs from 'node:fs';

/** What the API server writes down: every change of an object that guards, or that grants. */
export const AUDIT_POLICY = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [
    {
      level: 'Metadata',
      verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'],
      resources: [
        {
          group: '',
          resources: ['namespaces', 'resourcequotas', 'limitranges', 'serviceaccounts'],
        },
        { group: 'networking.k8s.io', resources: ['networkpolicies'] },
        { group: 'rbac.authorization.k8s.io', resources: ['rolebindings'] },
        {
          group: 'admissionregistration.k8s.io',
          resources: ['validatingadmissionpolicies', 'validatingadmissionpolicybindings'],
        },
      ],
    },
    { level: 'None' },
  ],
};

/** One change that the API server made. */
export interface Change {
  readonly verb: string;
  readonly user: string;
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
  readonly created: boolean;
  readonly at: string;
}

/** The changes in an audit log, in their order. */
export function readChanges(file: string): Change[] {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line) => {
    if (line === '') return [];
    const event = JSON.parse(line) as {
      verb: string;
      requestURI: string;
      user: { username: string };
      objectRef: { resource: string; namespace?: string; name?: string; subresource?: string };
      responseStatus?: { code: number };
      stageTimestamp: string;
    };
    const code = event.responseStatus?.code ?? 500;
    if (code >= 300 || /[?&]dryRun=/.test(event.requestURI)) return [];
    const { resource, namespace = '', name = '', subresource } = event.objectRef;
    if (subresource !== undefined) return [];
    const { verb, user, stageTimestamp: at } = event;
    // Server-side apply is a patch, and answers 201 where the object was not there.
    const created = code === 201;
    return [{ verb, user: user.username, resource, namespace, name, created, at }];
  });
}

/** What has to be in a namespace before anybody has rights there. */
const GUARDS = [
  'resourcequotas/namespace',
  'resourcequotas/forbidden-priorities',
  'limitranges/defaults',
  'networkpolicies/default-deny',
  'serviceaccounts/default',
];

/**
 * Replays the changes, and tells whenever somebody had rights in a namespace that was not guarded: because its first
 * binding came before a guard or a guard rail, or because a guard went while the namespace stayed.
 *
 * @param rails - how many bindings of guard rails the platform has
 * @param meddler - somebody whose deletions are part of the proof
 */
export function unguardedMoments(
  changes: readonly Change[],
  rails: number,
  meddler = 'admin',
): string[] {
  const objects = new Map<string, Set<string>>();
  const going = new Set<string>();
  const moments: string[] = [];
  const inside = (namespace: string): Set<string> => {
    const known = objects.get(namespace) ?? new Set<string>();
    objects.set(namespace, known);
    return known;
  };
  for (const change of changes) {
    const { resource, namespace, name, at, verb } = change;
    const what = `${resource}/${name}`;
    if (resource === 'namespaces') {
      if (verb === 'delete') going.add(name);
      if (change.created) objects.set(name, new Set());
      if (change.created) going.delete(name);
    } else if (verb === 'delete') {
      inside(namespace).delete(what);
      const isLost = GUARDS.includes(what) && !going.has(namespace) && change.user !== meddler;
      if (isLost) {
        moments.push(`${at}: ${what} of ${namespace} was deleted by ${change.user}`);
      }
    } else if (change.created) {
      inside(namespace).add(what);
      if (resource !== 'rolebindings' || namespace.startsWith('kube-')) continue;
      if (namespace === 'flux-system') continue;
      const missing = GUARDS.filter((guard) => !inside(namespace).has(guard));
      const bound = [...inside('')].filter((one) =>
        one.startsWith('validatingadmissionpolicybindings/'),
      );
      if (missing.length > 0) moments.push(`${at}: ${what} before ${missing.join(', ')}`);
      if (bound.length < rails) moments.push(`${at}: ${what} of ${namespace} before guard rails`);
    }
  }
  return moments;
}
