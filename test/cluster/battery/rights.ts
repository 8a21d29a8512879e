import { type Battery, wordsOf } from './attack';
import { identityOf } from './people';
import { isFor, minorOf } from './since';
import { BLUE } from './targets';

/** Which verbs each persona has for a kind, in a namespace of the tenant. */
export interface Right {
  readonly group: string;
  /** The plural, with its subresource if it is one. */
  readonly resource: string;
  readonly viewer: readonly string[];
  readonly user: readonly string[];
  readonly admin: readonly string[];
  /** Those of a pipeline that deploys. @default - none */
  readonly shipper?: readonly string[];
  /** Those of somebody who reads everything but secrets. @default - none */
  readonly auditor?: readonly string[];
  /** The oldest minor version of Kubernetes on which it is so. */
  readonly since?: number;
  /** The first minor version of Kubernetes on which it is no longer so. */
  readonly before?: number;
}

const METHODS = {
  get: 'GET',
  list: 'GET',
  create: 'POST',
  update: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  deletecollection: 'DELETE',
} as const;

const QUERIES: Readonly<Record<string, string>> = {
  create: '?dryRun=All',
  // No object has this label: a collection is deleted without losing anything.
  deletecollection: '?labelSelector=none%3Dnone&dryRun=All',
};

type Verb = keyof typeof METHODS;

const PEOPLE = ['admin', 'user', 'viewer', 'shipper', 'auditor'] as const;

/** Asks for objects that are not there: only the authorizer can say no, and nothing changes. */
export async function checkRights(battery: Battery, rights: readonly Right[]): Promise<void> {
  for (const persona of PEOPLE) {
    for (const right of rights.filter((item) => isFor(item, minorOf(battery.plane.version)))) {
      for (const verb of Object.keys(METHODS) as Verb[]) {
        // A subresource has no list, and is never deleted.
        if (right.resource.includes('/') && /list|delete/.test(verb)) continue;
        await checkRight(battery, right, persona, verb);
      }
    }
  }
}

async function checkRight(
  { plane, recorder }: Battery,
  right: Right,
  persona: (typeof PEOPLE)[number],
  verb: Verb,
): Promise<void> {
  const { group, resource } = right;
  const expected = right[persona]?.includes(verb) ?? false;
  const [plural = '', part] = resource.split('/');
  const root = group ? `/apis/${group}/v1` : '/api/v1';
  const named = verb !== 'list' && verb !== 'deletecollection' && (verb !== 'create' || part);
  const path = [
    `${root}/namespaces/${BLUE.namespace}/${plural}`,
    ...(named ? ['absent'] : []),
    ...(part ? [part] : []),
  ].join('/');
  const query = QUERIES[verb] ?? '';
  // With a name: a Service without one makes an API server before 1.36 try every address there is.
  const body = /create|update|patch/.test(verb) ? { metadata: { name: 'absent' } } : undefined;
  const contentType = verb === 'patch' ? 'application/merge-patch+json' : undefined;
  const identity = identityOf(persona, BLUE.tenant, BLUE.namespace);
  const answer = await plane.request(METHODS[verb], `${path}${query}`, body, {
    ...identity,
    contentType,
  });
  const refused = answer.status === 403 && / cannot \S+ resource /.test(wordsOf(answer));
  const title = `${persona} may ${expected ? '' : 'not '}${verb} ${resource}${group && `.${group}`}`;
  recorder.check('right', title, refused === expected ? wordsOf(answer) : undefined);
}
