import { isDnsLabel, isDnsSubdomain } from '../../fleet/values/dns-names';
import { isAnnotationKey, isLabelKey, isLabelValue, slug } from '../../fleet/values/label-values';
import { type Defect, defect } from '../defect';
import type { FolderFacts } from '../facts/folder-facts';
import { asMap, asMaps, valueAt } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import { RBAC_GROUP } from '../rights/rbac-group';
import type { Invariant } from './invariant';

/** Kinds of the core group whose names are DNS labels. */
const LABEL_NAMES: readonly string[] = ['Namespace', 'Service'];

/** What every object of any kind keeps. */
export const OBJECT_INVARIANTS: readonly Invariant[] = [
  {
    id: 'objects-are-unique',
    family: 'objects',
    level: 'error',
    title: 'No two objects have the same group, kind, namespace and name',
    reason:
      'The second object replaces the first, and which one is second depends on the tool that applies them.',
    source: 'Kubernetes API conventions, resources',
    whole: findTwins,
  },
  {
    id: 'tenants-share-no-namespace',
    family: 'objects',
    level: 'error',
    title: 'No two tenants own the same namespace',
    reason: 'People who work in a namespace can read its Secrets and run as its service accounts.',
    source: 'the page Security',
    whole: findDisputes,
  },
  {
    id: 'names-are-valid',
    family: 'objects',
    level: 'error',
    title: 'The API server accepts the name of every object',
    reason:
      'It refuses an object with another name, and a GitOps engine then stops the whole stage.',
    source: 'apimachinery, pkg/api/validation',
    each: judgeName,
  },
  {
    id: 'labels-are-valid',
    family: 'objects',
    level: 'error',
    title: 'The API server accepts every label, annotation and selector',
    reason:
      'It refuses an object with another one: a namespace whose cost center has a space in it is never made.',
    source: 'apimachinery, pkg/apis/meta/v1/validation',
    each: judgeLabels,
  },
];

function findTwins({ twins }: FolderFacts): Defect[] {
  return twins.map(({ object, other }) =>
    defect(
      object,
      ['metadata', 'name'],
      `${other.place.file}:${other.place.line} has another ${object.kind} with this name.`,
      'Give each object a name of its own, or delete one of them.',
    ),
  );
}

function findDisputes({ disputes }: FolderFacts): Defect[] {
  return disputes.map(({ object, other }) =>
    defect(
      object,
      ['metadata', 'labels', 'tenant'],
      `${other.place.file}:${other.place.line} says that the namespace is another tenant's.`,
      'Give each tenant namespaces of its own.',
    ),
  );
}

function* judgeName(object: ManifestObject): Generator<Defect> {
  const { group, kind, namespace, data } = object;
  const metadata = asMap(data['metadata']);
  const { name } = metadata;
  if (name === undefined && metadata['generateName'] !== undefined) return;
  if (typeof name !== 'string' || name === '') {
    const message =
      name === undefined
        ? 'It has no name.'
        : `Its name ${JSON.stringify(name)} is not text, and the API server refuses it.`;
    yield defect(
      object,
      ['metadata', 'name'],
      message,
      'Write a name, in quotes if it is a number.',
    );
    return;
  }
  // Names of roles and bindings may hold anything that a path of the API can (rbac/validation, ValidateRBACName).
  const isValid =
    group === RBAC_GROUP
      ? !/[/%]/.test(name) && !['.', '..'].includes(name)
      : group === '' && LABEL_NAMES.includes(kind)
        ? isDnsLabel(name)
        : isDnsSubdomain(name);
  if (!isValid) yield defect(object, ['metadata', 'name'], refused(name, 'name'), nameFix(name));
  if (namespace !== undefined && !isDnsLabel(namespace)) {
    yield defect(
      object,
      ['metadata', 'namespace'],
      refused(namespace, 'namespace'),
      nameFix(namespace),
    );
  }
}

function refused(text: string, what: string): string {
  return `The API server refuses the ${what} ${JSON.stringify(text)}.`;
}

function nameFix(name: string): string {
  const near = slug(name);
  return near === undefined || near === name
    ? 'Use small letters, digits and dashes.'
    : `Write ${near}: small letters, digits and dashes.`;
}

function* judgeLabels(object: ManifestObject): Generator<Defect> {
  const { data } = object;
  yield* judgeMap(object, data, ['metadata', 'labels'], isLabelKey, isLabelValue);
  yield* judgeMap(object, data, ['metadata', 'annotations'], isAnnotationKey, () => true);
  if (object.kind !== 'NetworkPolicy') return;
  yield* judgeMap(object, data, ['spec', 'podSelector', 'matchLabels'], isLabelKey, isLabelValue);
  for (const [section, peerKey] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    const peers = asMaps(valueAt(data, `spec.${section}`)).flatMap((rule, at) =>
      asMaps(rule[peerKey]).map((_, index) => ['spec', section, at, peerKey, index]),
    );
    for (const peer of peers) {
      for (const selector of ['namespaceSelector', 'podSelector']) {
        yield* judgeMap(object, data, [...peer, selector, 'matchLabels'], isLabelKey, isLabelValue);
      }
    }
  }
}

/** Judges the keys and values of a map of labels. */
function* judgeMap(
  object: ManifestObject,
  data: unknown,
  path: readonly (string | number)[],
  isKey: (key: string) => boolean,
  isValue: (value: string) => boolean,
): Generator<Defect> {
  const map = path.reduce<unknown>(
    (value, key) =>
      Array.isArray(value) ? (value as unknown[])[key as number] : asMap(value)[key],
    data,
  );
  const what = path.at(-1) === 'annotations' ? 'annotation' : 'label';
  for (const [key, value] of Object.entries(asMap(map))) {
    const at = [...path, key];
    if (!isKey(key)) {
      yield defect(
        object,
        at,
        `The API server refuses ${JSON.stringify(key)} as the key of a ${what}.`.replace(
          'a annotation',
          'an annotation',
        ),
        'Use letters, digits, dashes, underscores and dots, optionally after a domain and a slash.',
      );
    } else if (typeof value !== 'string') {
      yield defect(
        object,
        at,
        `${JSON.stringify(value)} is not text, and the API server refuses the whole object.`,
        `Put it in quotes: ${key}: ${JSON.stringify(String(value))}.`,
      );
    } else if (!isValue(value)) yield defect(object, at, ...labelFault(value));
  }
}

function labelFault(value: string): [message: string, fix: string] {
  const near = slug(value);
  return [
    `The API server refuses ${JSON.stringify(value)} as the value of a label, and with it the whole object.`,
    `${near === undefined ? 'Use' : `Write ${near}, and keep the text for people in an annotation. A label has`} at most 63 letters, digits, dashes, underscores and dots.`,
  ];
}
