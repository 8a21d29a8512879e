import { BUILT_IN_KINDS } from '../../fleet/catalogue/built-in-kinds';
import { KINDS_ON_REQUEST } from '../../fleet/catalogue/kinds-on-request';
import { asMap, asMaps, asText, asTexts, valueAt } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import type { ApiKind } from './api-kinds';
import { isClusterKind } from './cluster-kinds';
import { SERVED_KINDS } from './generated/served-kinds';
import { rulesIn } from './rbac-rule';

/**
 * The kinds that somebody may ask about: those of Kubernetes, those of engines that we know, those that some objects
 * define, and those that roles among them name. Of the last, we know nothing else.
 */
export class KnownKinds {
  private readonly kinds: readonly ApiKind[];

  constructor(objects: readonly ManifestObject[]) {
    const all = [
      ...SERVED_KINDS,
      ...objects.flatMap(definedKind),
      ...[...BUILT_IN_KINDS, ...KINDS_ON_REQUEST].map(engineKind),
      ...objects.flatMap(kindsInRules),
    ];
    const known = new Map<string, ApiKind>();
    for (const kind of all) {
      const key = `${kind.resource}.${kind.group}`;
      if (!known.has(key)) known.set(key, kind);
    }
    this.kinds = [...known.values()];
  }

  /**
   * The kind that kubectl would take a name for: a plural, a singular or a short name, as it is or with the group after
   * it. Where several groups have one of that name, the first one counts, and the core group comes first.
   */
  find(name: string): ApiKind | undefined {
    const wanted = name.toLowerCase();
    const short = wanted.split('.', 1)[0]!;
    const group = wanted.slice(short.length + 1);
    return (
      this.kinds.find((kind) => isCalled(kind, wanted)) ??
      this.kinds.find((kind) => isCalled(kind, short) && isGroup(kind, group)) ??
      this.kinds.find(({ kind }) => kind !== '' && wanted === kind.toLowerCase())
    );
  }

  /** All names that `find` takes, without groups. */
  names(): readonly string[] {
    return [...new Set(this.kinds.flatMap(({ resource, names }) => [resource, ...names]))];
  }

  /** The other groups that have a kind of that plural. */
  othersWith({ group, resource }: ApiKind): readonly ApiKind[] {
    return this.kinds.filter((kind) => kind.resource === resource && kind.group !== group);
  }
}

function isCalled({ resource, names }: ApiKind, name: string): boolean {
  return resource === name || names.includes(name);
}

/** kubectl also takes a version before the group: `deployments.v1.apps`. */
function isGroup(kind: ApiKind, group: string): boolean {
  return kind.group === group || kind.group === group.replace(/^v\d+[a-z0-9]*\.?/, '');
}

function definedKind({ kind, data }: ManifestObject): ApiKind[] {
  if (kind !== 'CustomResourceDefinition') return [];
  const spec = asMap(data['spec']);
  const names = asMap(spec['names']);
  const subresources = asMaps(spec['versions']).flatMap((version) =>
    Object.keys(asMap(version['subresources'])),
  );
  return [
    {
      group: asText(spec['group']),
      resource: asText(names['plural']),
      kind: asText(names['kind']),
      names: [
        asText(valueAt(names, 'singular')) || asText(names['kind']).toLowerCase(),
        ...asTexts(names['shortNames']),
      ],
      isNamespaced: spec['scope'] !== 'Cluster',
      subresources: [...new Set(subresources)].sort(),
    },
  ];
}

function engineKind({
  group,
  resource,
  subresources = [],
}: (typeof BUILT_IN_KINDS)[number]): ApiKind {
  return namedKind(group, resource, subresources);
}

/** What a rule says of a kind: that it exists, and perhaps a subresource of it. */
function kindsInRules({ kind, data }: ManifestObject): ApiKind[] {
  if (kind !== 'ClusterRole' && kind !== 'Role') return [];
  return rulesIn(data).flatMap(({ apiGroups, resources }) =>
    apiGroups.flatMap((group) =>
      resources
        .map((path) => path.split('/', 1)[0]!)
        .filter((resource) => resource !== '*' && group !== '*')
        .map((resource) => namedKind(group, resource)),
    ),
  );
}

/** A kind of which nothing else is known: most are in namespaces. */
export function namedKind(
  group: string,
  resource: string,
  subresources: readonly string[] = [],
): ApiKind {
  const isNamespaced = !isClusterKind({ group, resource });
  return { group, resource, kind: '', names: [], isNamespaced, subresources };
}
