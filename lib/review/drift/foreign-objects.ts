import type { LiveObject } from '../../cluster/drift/drift-objects';
import {
  type ManifestMap,
  asMap,
  asMaps,
  asText,
  asTexts,
} from '../../verify/objects/manifest-data';
import { dangersOf } from '../../verify/rights/dangers';
import { rulesIn } from '../../verify/rights/rbac-rule';

/** An object of somebody else in a namespace of the file, and what it adds, in words. */
export interface ForeignObject {
  readonly object: LiveObject;
  readonly adds: string;
}

/** What objects of others add to the namespaces of the file: rights, openings, caps. Others add nothing. */
export function foreignObjects(
  objects: readonly LiveObject[],
  live: readonly LiveObject[],
): ForeignObject[] {
  return objects.flatMap((object) => {
    const adds = additionOf(object, live);
    return adds === undefined ? [] : [{ object, adds }];
  });
}

function additionOf(object: LiveObject, live: readonly LiveObject[]): string | undefined {
  switch (object.kind) {
    case 'RoleBinding':
      return bindingWords(object, live);
    case 'ResourceQuota':
      return quotaWords(object.data);
    case 'NetworkPolicy':
      return policyWords(asMap(object.data['spec']));
    default:
      return undefined;
  }
}

/** `gives Group x the role ClusterRole/admin, which may: read secrets; …`. */
function bindingWords({ data, namespace }: LiveObject, live: readonly LiveObject[]): string {
  const { kind, name } = asMap(data['roleRef']);
  const title = `${asText(kind)}/${asText(name)}`;
  const subjects = asMaps(data['subjects']).map((subject) => {
    const place = asText(subject['namespace']);
    return `${asText(subject['kind'])} ${place === '' ? '' : `${place}/`}${asText(subject['name'])}`;
  });
  const who = subjects.length === 0 ? 'nobody' : subjects.join(', ');
  const role = live.find(
    (one) =>
      one.kind === kind &&
      one.name === name &&
      (kind === 'ClusterRole' || one.namespace === namespace),
  );
  if (role === undefined) return `gives ${who} the role ${title}, which does not exist`;
  const dangers = dangersOf(rulesIn(role.data), true).map(({ danger }) => danger.title);
  const listed = dangers.slice(0, MOST_DANGERS).join('; ');
  const more = dangers.length - MOST_DANGERS;
  return (
    `gives ${who} the role ${title}` +
    (dangers.length === 0 ? '' : `, which may ${listed}${more > 0 ? `; and ${more} more` : ''}`)
  );
}

const MOST_DANGERS = 3;

/** Of several quotas, the lowest cap holds; and where there are several, some requests get past all of them. */
function quotaWords(data: ManifestMap): string {
  const hard = Object.entries(asMap(asMap(data['spec'])['hard']));
  const caps = hard.map(([key, cap]) => `${key} ${asText(cap)}`).join(', ');
  return `caps ${caps === '' ? 'nothing' : caps} besides our quota; with two quotas, some requests get past both under load`;
}

/** NetworkPolicies add up: what one of them opens is open. */
function policyWords(spec: ManifestMap): string | undefined {
  const ways = [
    ...asMaps(spec['ingress']).map((rule) => openingWords('from', asMaps(rule['from']), rule)),
    ...asMaps(spec['egress']).map((rule) => openingWords('to', asMaps(rule['to']), rule)),
  ];
  return ways.length === 0 ? undefined : `opens traffic ${ways.join(', and ')}`;
}

function openingWords(
  way: 'from' | 'to',
  peers: readonly ManifestMap[],
  rule: ManifestMap,
): string {
  const who = peers.length === 0 ? 'everywhere' : peers.map(peerWords).join(' or ');
  const ports = asMaps(rule['ports']).map(({ port, protocol }) => {
    const number = typeof port === 'number' || typeof port === 'string' ? String(port) : 'all';
    return `${number}/${asText(protocol) || 'TCP'}`;
  });
  return `${way} ${who} on ${ports.length === 0 ? 'all ports' : ports.join(', ')}`;
}

function peerWords({ ipBlock, namespaceSelector, podSelector }: ManifestMap): string {
  if (ipBlock !== undefined) {
    const { cidr, except } = asMap(ipBlock);
    const without = asTexts(except);
    return `${asText(cidr)}${without.length === 0 ? '' : ` without ${without.join(', ')}`}`;
  }
  const pods = selectorWords(podSelector);
  if (namespaceSelector === undefined) return `${pods ?? 'all pods'} of the namespace`;
  const namespaces = selectorWords(namespaceSelector);
  return `${pods ?? 'all pods'} in ${namespaces === undefined ? 'all namespaces' : `namespaces with ${namespaces}`}`;
}

/** Undefined: the selector takes everything. */
function selectorWords(selector: unknown): string | undefined {
  const { matchLabels, matchExpressions } = asMap(selector);
  const words = [
    ...Object.entries(asMap(matchLabels)).map(([key, value]) => `${key}=${asText(value)}`),
    ...asMaps(matchExpressions).map(({ key, operator, values }) =>
      [asText(key), asText(operator), asTexts(values).join('|')].join(' ').trim(),
    ),
  ];
  return words.length === 0 ? undefined : words.join(', ');
}
