import { nearest } from '../../findings/nearest';
import type { NamespaceOrigin } from '../../plan/output-files';
import type { OldNamespace } from './old-namespace';
import { grouped } from '../../fleet/values/groups';

/** What something that vanished may be called now. */
export interface LikelyHeir {
  readonly name: string;
  /** All former names that it would state, the oldest first. */
  readonly renamedFrom: readonly string[];
  /** Whether it is an environment of the same tenant. */
  readonly isEnvironment: boolean;
  /** What both have in common. */
  readonly reason: string;
}

/** Something new in the input that may be what vanished. */
interface Candidate {
  readonly name: string;
  readonly before: readonly string[];
  readonly origins: readonly NamespaceOrigin[];
}

/** Signs that something was renamed, the surest first. */
const SIGNS: readonly {
  readonly reason: string;
  readonly holds: (name: string, old: readonly OldNamespace[], candidate: Candidate) => boolean;
}[] = [
  {
    reason: 'has the same namespace',
    holds: (_name, old, { origins }) =>
      origins.some(({ namespace }) => old.some((item) => item.name === namespace)),
  },
  {
    reason: 'is new and has the same admins',
    holds: (_name, old, { origins }) =>
      origins.some(({ admins }) => admins !== '' && old.some((item) => item.admins === admins)),
  },
  {
    reason: 'is new and has a similar name',
    holds: (name, _old, candidate) =>
      nearest(name, [candidate.name]) !== undefined ||
      candidate.name.startsWith(name) ||
      name.startsWith(candidate.name),
  },
  {
    reason: 'is new and has the same cost center',
    holds: (_name, old, { origins }) =>
      origins.some(({ costCenter }) => old.some((item) => item.costCenter === costCenter)),
  },
];

/** The new owner that an owner most likely is now. */
export function likelyOwner(
  kind: NamespaceOrigin['kind'],
  name: string,
  old: readonly OldNamespace[],
  added: readonly NamespaceOrigin[],
): LikelyHeir | undefined {
  const alike = added.filter((origin) => origin.kind === kind);
  const byOwner = grouped(alike, ({ owner }) => owner);
  const candidates = [...byOwner].map(([owner, origins]): Candidate => ({
    name: owner,
    before: origins[0]!.ownerBefore,
    origins,
  }));
  return choose(name, old, candidates, false);
}

/** The new environment of a tenant that one of its environments most likely is now. */
export function likelyEnvironment(
  tenant: string,
  name: string,
  old: OldNamespace,
  added: readonly NamespaceOrigin[],
): LikelyHeir | undefined {
  const candidates = added
    .filter(({ kind, owner }) => kind === 'tenant' && owner === tenant)
    .map((origin): Candidate => ({
      name: origin.environment,
      before: origin.environmentBefore,
      origins: [origin],
    }));
  // Environments of one tenant have its cost center and usually its admins, which tells nothing.
  const { path, name: namespace, line, column } = old;
  return choose(name, [{ path, name: namespace, line, column }], candidates, true);
}

function choose(
  name: string,
  old: readonly OldNamespace[],
  candidates: readonly Candidate[],
  isEnvironment: boolean,
): LikelyHeir | undefined {
  for (const { reason, holds } of SIGNS) {
    const fitting = candidates.filter((candidate) => holds(name, old, candidate));
    if (fitting.length > 1) return undefined;
    const [heir] = fitting;
    if (heir === undefined) continue;
    const renamedFrom = [...heir.before.filter((text) => text !== name), name];
    return { name: heir.name, renamedFrom, isEnvironment, reason };
  }
  return undefined;
}
