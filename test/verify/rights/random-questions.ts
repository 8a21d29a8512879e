import { asMaps, asTexts, valueAt } from '../../../lib/verify/objects/manifest-data';
import type { ManifestObject } from '../../../lib/verify/objects/manifest-objects';
import type { Action } from '../../../lib/verify/rights/rbac-action';
import { type Requester, readSubject, requesterOf } from '../../../lib/verify/rights/rbac-subject';
import { ASKED_PATHS, type Draw, NAMES, RESOURCES, SUBRESOURCES, VERBS } from './random-rbac';

/** A request by somebody, as a SubjectAccessReview asks about it. */
export interface Question {
  readonly requester: Requester;
  readonly action: Action;
}

/** The words that questions about some objects are made of: what rules and bindings say, and what they do not. */
interface Words {
  readonly requesters: readonly Requester[];
  readonly groups: readonly string[];
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly names: readonly string[];
  readonly paths: readonly string[];
  readonly namespaces: readonly string[];
  /** Rules as they are stated, of which questions are made that have a chance. */
  readonly rules: readonly StatedRule[];
}

interface StatedRule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly names: readonly string[];
}

const NOBODY: readonly Requester[] = [
  { user: 'system:anonymous', groups: ['system:unauthenticated'] },
  { user: 'eve@example.com', groups: ['system:authenticated'] },
  { user: 'root', groups: ['system:masters', 'system:authenticated'] },
];

export function wordsOf(objects: readonly ManifestObject[]): Words {
  const rules = objects.flatMap(({ data }) => asMaps(data['rules']));
  const stated = (key: string): string[] => rules.flatMap((rule) => [...asTexts(rule[key])]);
  const subjects = objects.flatMap(({ data, namespace }) =>
    asMaps(data['subjects']).flatMap((subject) => readSubject(subject, namespace) ?? []),
  );
  const groups = subjects.flatMap(({ kind, name }) => (kind === 'Group' ? [name] : []));
  return {
    requesters: [...subjects.map((subject) => requesterOf(subject)), ...NOBODY],
    groups: [...new Set(['system:authenticated', 'stranger', ...groups])],
    verbs: [...new Set([...VERBS, ...stated('verbs')])],
    apiGroups: [...new Set([...RESOURCES.map(([group]) => group), ...stated('apiGroups')])],
    resources: [...new Set([...RESOURCES.map(([, resource]) => resource), ...stated('resources')])],
    names: [...new Set([...NAMES, ...stated('resourceNames')])],
    paths: [...new Set([...ASKED_PATHS, ...stated('nonResourceURLs')])],
    namespaces: [...new Set(['elsewhere', ...objects.flatMap(({ namespace }) => namespace ?? [])])],
    rules: rules.flatMap((rule) =>
      valueAt(rule, 'resources') === undefined
        ? []
        : [
            {
              verbs: asTexts(rule['verbs']),
              apiGroups: asTexts(rule['apiGroups']),
              resources: asTexts(rule['resources']),
              names: asTexts(rule['resourceNames']),
            },
          ],
    ),
  };
}

export function randomQuestion(words: Words, draw: Draw): Question {
  return { requester: randomRequester(words, draw), action: randomAction(words, draw) };
}

/** Somebody whom a binding names, at times with more groups, or with fewer than the server would give. */
function randomRequester({ requesters, groups }: Words, draw: Draw): Requester {
  const { user, groups: own } = draw.one(requesters);
  const more = draw.onceIn(3) ? draw.some(groups, 2) : [];
  const all = [...new Set([...(draw.onceIn(6) ? [] : own), ...more])];
  // The server refuses to be asked about nobody at all.
  return user === '' && all.length === 0 ? { user, groups: own } : { user, groups: all };
}

function randomAction(words: Words, draw: Draw): Action {
  if (draw.onceIn(8)) return { verb: draw.one(words.verbs), path: draw.one(words.paths) };
  const { verb, group, resource, name } =
    words.rules.length > 0 && !draw.onceIn(4) ? likely(words, draw) : unlikely(words, draw);
  const [plural = '', subresource] = resource.split('/');
  const other = draw.onceIn(8) ? draw.one(SUBRESOURCES) : subresource;
  return {
    verb,
    group,
    resource: plural,
    ...(other === undefined ? {} : { subresource: other }),
    ...(draw.onceIn(5) ? {} : { namespace: draw.one(words.namespaces) }),
    ...(name === undefined ? {} : { name }),
  };
}

interface Asked {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly name?: string;
}

/** What some rule is about, with one part changed at times. A `*` is asked as such, or as something that it stands for. */
function likely(words: Words, draw: Draw): Asked {
  const rule = draw.one(words.rules);
  const part = (stated: readonly string[], all: readonly string[]): string => {
    const word = stated.length === 0 || draw.onceIn(9) ? draw.one(all) : draw.one(stated);
    return word === '*' && !draw.onceIn(5) ? draw.one(all) : word;
  };
  const resource = part(rule.resources, words.resources);
  const name = rule.names.length === 0 ? draw.onceIn(3) : !draw.onceIn(3);
  return {
    verb: part(rule.verbs, words.verbs),
    group: part(rule.apiGroups, words.apiGroups),
    resource: resource.startsWith('*/') ? resource.replace('*', draw.one(RESOURCES)[1]) : resource,
    ...(name ? { name: part(rule.names, words.names) } : {}),
  };
}

function unlikely(words: Words, draw: Draw): Asked {
  return {
    verb: draw.one(words.verbs),
    group: draw.one(words.apiGroups),
    resource: draw.one(words.resources),
    ...(draw.onceIn(2) ? { name: draw.one(words.names) } : {}),
  };
}
