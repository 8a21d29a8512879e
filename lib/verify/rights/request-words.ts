import { nearest } from '../../findings/nearest';
import type { ManifestObject } from '../objects/manifest-objects';
import { type KnownKinds, namedKind } from './known-kinds';
import { type Action, isNameless, isUrlAction } from './rbac-action';
import { rulesIn } from './rbac-rule';
import { type RequestScope, scopeOf } from './request-scope';

/** What is wrong with a question about rights, and what to ask instead. */
export class RightsProblem extends Error {}

/** A request as somebody writes it: `get pods`, `create pods/exec`, `patch deployments.apps`, `get /metrics`. */
export interface RequestWords {
  readonly verb: string;
  readonly resource: string;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
}

/** What those words mean. */
export interface AskedRequest {
  readonly action: Action;
  readonly scope: RequestScope;
  /** How it reads: `create pods/exec`. */
  readonly title: string;
  /** What the person may not have expected. */
  readonly notes: readonly string[];
}

const URL_VERBS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const;

/** The verbs that the API server asks about. The last ones are not methods: certain requests need them besides. */
const VERBS = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
  'use',
  'bind',
  'escalate',
  'impersonate',
  'approve',
  'sign',
  'attest',
] as const;

/** The verbs that act for somebody else in part: `impersonate:user-info`, `impersonate-on:user-info:list`. */
const IMPERSONATION = /^impersonate(?:-on)?:/;

/**
 * What a request means.
 *
 * @throws RightsProblem for a verb or a kind that does not exist
 */
export function readRequest(
  words: RequestWords,
  kinds: KnownKinds,
  objects: readonly ManifestObject[],
): AskedRequest {
  const { verb, resource } = words;
  if (resource.startsWith('/')) return readPath(words);
  checkVerb(verb, [...VERBS, ...verbsIn(objects)]);
  const [word = '', ...parts] = resource.split('/');
  const sub = parts.join('/');
  const subresource = sub === '' ? {} : { subresource: sub };
  const title = `${verb} ${resource}`;
  if (word === '*') {
    const action = { verb, group: '*', resource: '*', ...subresource, ...placeOf(words) };
    return { action, scope: 'inside', title, notes: [] };
  }
  const kind = kinds.find(word) ?? stranger(word, kinds);
  const path = sub === '' ? kind.resource : `${kind.resource}/${sub}`;
  const object = { verb, group: kind.group, resource: kind.resource, ...subresource };
  const scope = scopeOf(object, kind.isNamespaced);
  // A rule with names would let a request through that has one, and this one never has.
  const named = isNameless(object) ? { ...words, name: undefined } : words;
  const notes = [
    ...(named.name === words.name ? [] : [namelessNote(words, kind.resource)]),
    ...(sub === '' || kind.subresources.length === 0 || kind.subresources.includes(sub)
      ? []
      : [unknownPart(kind.resource, sub, kind.subresources)]),
    ...placeNotes(words, kind.resource, scope),
    ...sameName(kind, kinds, word),
  ];
  return {
    action: { ...object, ...placeIn(named, scope) },
    scope,
    title: `${verb} ${path}${kind.group === '' ? '' : ` of ${kind.group}`}`,
    notes,
  };
}

function placeOf({ namespace, name }: Pick<RequestWords, 'namespace' | 'name'>): {
  namespace?: string;
  name?: string;
} {
  return {
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
  };
}

function namelessNote({ verb, name }: RequestWords, resource: string): string {
  const exception =
    verb === 'create' ? ' Only server-side apply asks by name, and needs patch as well.' : '';
  return `A request to ${verb} ${resource} names no object, so --name ${name} changes nothing.${exception}`;
}

/** For one namespace, the place is the namespace itself, by whichever flag somebody names it. */
function placeIn(
  { namespace, name }: RequestWords,
  scope: RequestScope,
): { namespace?: string; name?: string } {
  if (scope === 'inside') return placeOf({ namespace, name });
  if (scope === 'cluster') return placeOf({ name });
  const own = name ?? namespace;
  return placeOf({ namespace: own, name: own });
}

function placeNotes(
  { namespace, name }: RequestWords,
  resource: string,
  scope: RequestScope,
): string[] {
  if (namespace === undefined || scope === 'inside') return [];
  if (scope === 'itself' && name === undefined) {
    return [`A namespace is in no other one, so -n ${namespace} asks about ${namespace} itself.`];
  }
  return name === namespace && scope === 'itself'
    ? []
    : [`${resource} are in no namespace, so -n ${namespace} changes nothing.`];
}

function readPath({ verb, resource: path, namespace }: RequestWords): AskedRequest {
  checkVerb(verb, URL_VERBS);
  return {
    action: { verb, path },
    scope: 'cluster',
    title: `${verb} ${path}`,
    notes:
      namespace === undefined
        ? []
        : [`A path is in no namespace, so -n ${namespace} changes nothing.`],
  };
}

function checkVerb(verb: string, known: readonly string[]): void {
  if (verb === '*' || known.includes(verb) || IMPERSONATION.test(verb)) return;
  const near = nearest(verb, known);
  throw new RightsProblem(
    `there is no verb ${JSON.stringify(verb)}; ` +
      (near === undefined ? `verbs are ${known.slice(0, 8).join(', ')}` : `did you mean ${near}?`),
  );
}

function verbsIn(objects: readonly ManifestObject[]): string[] {
  return objects
    .filter(({ kind }) => kind === 'ClusterRole' || kind === 'Role')
    .flatMap(({ data }) => rulesIn(data))
    .flatMap(({ verbs }) => verbs);
}

/** Whether a request may be asked about in several namespaces, and names none. */
export function isAnywhere({ action, scope }: Pick<AskedRequest, 'action' | 'scope'>): boolean {
  return scope !== 'cluster' && !isUrlAction(action) && action.namespace === undefined;
}

type FoundKind = NonNullable<ReturnType<KnownKinds['find']>>;

/** A kind that nobody has heard of is taken at its word if it names its group, and nothing is spelt like it. */
function stranger(word: string, kinds: KnownKinds): FoundKind {
  const [resource = '', ...group] = word.split('.');
  const near = nearest(resource, kinds.names());
  if (near === undefined && group.length > 1) {
    return namedKind(group.join('.'), resource);
  }
  throw new RightsProblem(
    `there is no kind ${JSON.stringify(word)}; ` +
      (near === undefined
        ? 'write its plural and its group, such as rayjobs.ray.io'
        : `did you mean ${near}?`),
  );
}

function unknownPart(resource: string, sub: string, known: readonly string[]): string {
  const near = nearest(sub, known);
  return (
    `Kubernetes has no ${resource}/${sub}; ` +
    (near === undefined
      ? `the object of that name is asked about with --name ${sub}.`
      : `did you mean ${resource}/${near}?`)
  );
}

/** Another group may have a kind of the same name, with other rights. Nobody means one of those with a name of Kubernetes. */
function sameName(kind: FoundKind, kinds: KnownKinds, word: string): string[] {
  const others = kinds.othersWith(kind).map(({ group, resource }) => `${resource}.${group}`);
  if (word.includes('.') || others.length === 0 || kind.kind !== '') return [];
  const own = kind.group === '' ? 'the core group' : kind.group;
  return [`This is about ${kind.resource} of ${own}; there are also ${others.join(', ')}.`];
}
