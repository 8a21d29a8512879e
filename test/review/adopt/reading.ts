import { parseAllDocuments } from 'yaml';
import type { AdoptReading, ReadObject } from '../../../lib/cluster/adopt/adopt-reading';
import { readObject } from '../../../lib/cluster/adopt/adopt-reading';
import { ADOPT_RESOURCES } from '../../../lib/cluster/adopt/adopt-resources';
import {
  type AdoptNote,
  type AdoptedNamespace,
  adoptedNamespace,
} from '../../../lib/review/adopt/adopted-namespace';
import type { AdoptReport } from '../../../lib/review/adopt/adopt-report';
import { adoptReport } from '../../../lib/review/adopt/adopt';
import { adoptedNames, hasProblems } from '../../../lib/review/adopt/adopted-names';
import { builtInObjects } from '../../../lib/verify/rights/built-in-rbac';

/** The roles that every cluster has. */
export const CLUSTER_ROLES = builtInObjects().filter(({ kind }) => kind === 'ClusterRole');

/** What a cluster with these objects would be read as. */
export function readingOf(text: string): AdoptReading {
  const objects = parseAllDocuments(text).flatMap((document) => {
    const data = document.toJS() as Record<string, unknown> | null;
    if (data === null) return [];
    const resource = ADOPT_RESOURCES.find(({ kind }) => kind === data['kind']);
    if (resource === undefined) throw new Error(`nobody reads ${String(data['kind'])}`);
    return [readObject(resource, data)];
  });
  const of = (kind: string): ReadObject[] => objects.filter((object) => object.kind === kind);
  return {
    version: '1.36',
    namespaces: of('Namespace'),
    objects: objects.filter(({ namespace }) => namespace !== undefined),
    clusterRoles: [...CLUSTER_ROLES, ...of('ClusterRole')] as readonly ReadObject[],
    clusterRoleBindings: of('ClusterRoleBinding'),
    nodes: of('Node'),
  };
}

/** The namespace `team` with some objects in it: their metadata may leave it out. */
export function teamWith(...texts: readonly string[]): AdoptedNamespace {
  const objects = texts.map((text) => text.replaceAll('IN_TEAM', 'namespace: team'));
  const team = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: team}\n';
  return adoptedNamespace('team', 'dev', readingOf([team, ...objects].join('\n---\n')));
}

/** The texts of notes, each with its effect. */
export function saidIn(notes: readonly Pick<AdoptNote, 'effect' | 'text'>[]): string[] {
  return notes.map(({ effect, text }) => `${effect}: ${text}`);
}

/** The whole report about some namespaces of a cluster, without a file. */
export function adopted(text: string, ...names: readonly string[]): AdoptReport {
  const reading = readingOf(text);
  const found = adoptedNames(
    names.map((name) => ({ name })),
    reading.namespaces,
    undefined,
  );
  if (hasProblems(found)) throw new Error(found.problems.join('\n'));
  return adoptReport({ names: found, reading, input: undefined, before: { pools: new Map() } });
}
