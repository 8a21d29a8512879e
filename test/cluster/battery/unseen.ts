import { isGuardRailParameter } from '../../../lib/plan/guard-rail-parameters';
import { UNHEARD } from '../cases/guard-rails-that-warn';
import { CUSTOM_KINDS } from './kinds';
import type { QuotaPlaces } from './quota-places';
import { isLenient } from './mutant-areas';
import type { Manifest } from './trees';

const NETWORK = 'the network plugin decides on it';
const ABSENT = 'this cluster has no such kind';

/** Why no case can notice anything of an object; undefined: some case must. */
export function unseenObject({ kind, metadata }: Manifest): string | undefined {
  if (/^(Cluster)?NetworkPolicy$/.test(kind)) return NETWORK;
  if (kind === 'ClusterRole' && metadata.name === 'workload-dask') {
    return 'no account here has the preset, because its kinds are not there';
  }
  if (!isLenient({ kind, metadata })) return undefined;
  if (metadata.name.endsWith('-audit')) return UNSEEN_LABELS['pod-security.kubernetes.io/audit'];
  if (!UNHEARD.includes(metadata.name.replace(/-warn$/, ''))) return undefined;
  return 'the namespace where it only warns has nothing that it judges';
}

/** Why no case can notice that a piece is missing; undefined: some case must. */
export function unseenPiece(
  original: Manifest,
  path: readonly (string | number)[],
  places: QuotaPlaces,
): string | undefined {
  const { kind, metadata } = original;
  const key = String(path.at(-1));
  if (kind === 'ResourceQuota') {
    const group = /^count\/(\w+)\.(.+)$/.exec(key);
    if (group && !isServed(group[1]!, group[2]!)) return ABSENT;
    const tried = places(metadata.name, key);
    if (tried.size > 0 && !tried.has(metadata.namespace!)) {
      return 'the same key is taken away in another namespace';
    }
  }
  // The people's three roles are tried verb by verb, whether a kind is served or not.
  const isTried = /^tenant-(admin|user|viewer)$/.test(metadata.name);
  if (kind === 'ClusterRole' && path[0] === 'rules' && !isTried) {
    const rule = (original as unknown as { rules: { apiGroups: string[]; resources: string[] }[] })
      .rules[path[1] as number]!;
    const served = rule.resources.some((resource) => {
      const [plural = '', part] = resource.split('/');
      // Our definitions of custom resources have no scale.
      return isServed(plural, rule.apiGroups[0]!) && !(part === 'scale' && CUSTOM_KINDS[plural]);
    });
    if (!served) return ABSENT;
  }
  if (kind.endsWith('AdmissionPolicy') && path.includes('resourceRules')) {
    const { apiGroups, resources } = (
      original as unknown as {
        spec: {
          matchConstraints: { resourceRules: { apiGroups: string[]; resources: string[] }[] };
        };
      }
    ).spec.matchConstraints.resourceRules[path.at(-1) as number]!;
    if (!resources.some((name) => isServed(name.split('/')[0]!, apiGroups[0]!))) return ABSENT;
    if (apiGroups[0] === 'events.k8s.io') {
      return 'events of both groups are one kind, and the rule of the core group holds them';
    }
    // Own work has cases for it: whose pod is resized is another question.
    if (metadata.name === 'tenant-pods' && resources.join() === 'pods/resize') {
      return 'the API server lets such a request change cpu and memory alone';
    }
  }
  if (metadata.name === 'burst-limits' && path.includes('matchConditions')) {
    return 'it spares pods that have no limit by default the look at their containers';
  }
  if (['data-metadata', 'workload-metadata'].includes(metadata.name) && path.at(-1) === 0) {
    if (path.includes('matchConditions')) return 'it spares a look at what does not change';
  }
  if (path[0] === 'subjects') {
    const { name } = (original as unknown as { subjects: { name: string }[] }).subjects[
      path[1] as number
    ]!;
    if (!TRIED_PEOPLE.test(name)) return 'none of the cases is about that person';
  }
  return undefined;
}

/** Subjects whose cases look at what a binding gives. */
const TRIED_PEOPLE = /^(alice@|blue-|platform-team|security-team)/;

/** Groups that every API server serves. */
const CORE_GROUPS = /^$|^(apps|batch|autoscaling|policy)$|\.k8s\.io$/;
const NOT_CORE =
  /^(jobset|leaderworkerset|kueue|gateway|inference|snapshot|sparkoperator|metrics|hnc)\./;

function isServed(plural: string, group: string): boolean {
  // Permissions of ours: no object is called so, and admission policies ask for them.
  if (group === 'cdk8s-tenancy') return true;
  const custom = CUSTOM_KINDS[plural];
  if (custom && custom[0].startsWith(`${group}/`)) return true;
  return CORE_GROUPS.test(group) && !NOT_CORE.test(group);
}

export const UNSEEN_LABELS: Readonly<Record<string, string>> = {
  tenant: 'people and cost reports read it',
  environment: 'people and cost reports read it',
  'cost-center': 'people and cost reports read it',
  department: 'people and cost reports read it',
  'example.com/kind': 'people read it',
  'pod-security.kubernetes.io/audit': 'the audit log holds it',
  'pod-security.kubernetes.io/audit-version': 'the audit log holds it',
};

export function unseenAnnotation(key: string, namespace: string): string | undefined {
  if (/^(argocd|kustomize)\./.test(key)) return 'delivery engines read it';
  const [prefix, name = ''] = key.split('/');
  if (prefix !== 'cdk8s-tenancy' || !isGuardRailParameter(name)) return 'people read it';
  if (namespace === 'lab-open' && name !== 'guard-rails-off') {
    return 'the rail that would read it is off there';
  }
  if (namespace === 'lab-lenient' && name === 'image-registries') {
    return 'the rail that reads it only writes to the audit log there';
  }
  return undefined;
}
