import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import { SHARED_ENVIRONMENT } from '../model/defaults';
import { clusterNames, entryOn } from '../values/placement';
import { type Layer, isMap } from '../model/layers';
import type { EnvironmentEntry } from '../model/props';
import { type MergedEntry, withSettings } from './inherited-settings';

/** The environments that one layer states, if it states any. */
export interface Level {
  readonly path: FindingPath;
  readonly environments: Readonly<Record<string, EnvironmentEntry | null>> | undefined;
}

/** All levels of a tenant, the lowest first. The platform, or the single environment, states which there are. */
export interface Levels {
  readonly lowest: Level;
  /** Those of the tier and of the tenant itself. */
  readonly above: readonly Level[];
  /** What the only environment is called, where there is a single namespace. */
  readonly single?: string;
}

/** One environment on its way to the normal form. */
export interface EnvironmentDraft {
  readonly name: string;
  readonly merged: MergedEntry;
  /** All that was written for it, including what the tenant as a whole states. */
  readonly written: readonly Layer[];
  /** What was written for it alone. */
  readonly own: readonly EnvironmentLayer[];
}

/** What one level states for an environment. */
interface EnvironmentLayer extends Layer {
  readonly data: EnvironmentEntry;
}

/** Every environment with all its layers merged, in order. */
export function draftEnvironments(
  { lowest, above, single }: Levels,
  settings: MergedEntry,
  written: readonly Layer[],
): EnvironmentDraft[] {
  const levels = [lowest, ...above];
  const names =
    single === undefined ? namesOf(levels) : namesOf(levels).filter((name) => name === single);
  return names.map((name) => {
    const layers = levels.flatMap(({ path, environments = {} }) => {
      const data = Object.hasOwn(environments, name) ? environments[name] : undefined;
      return data === undefined ? [] : [{ path: [...path, name], data }];
    });
    // A `null` removes what the levels below it state.
    const kept = layers
      .slice(layers.findLastIndex(({ data }) => data === null) + 1)
      .flatMap(({ path, data }) => (data === null ? [] : [{ path, data }]));
    return {
      name,
      merged: withSettings(settings, ...kept.map(({ data }) => data)),
      written: [...written, ...kept],
      own: kept,
    };
  });
}

/** The environments that are on a cluster, with what they state for it as their last layers. */
export function environmentsOn(
  cluster: string,
  environments: readonly EnvironmentDraft[],
): EnvironmentDraft[] {
  return environments.flatMap((environment) => {
    const { merged, written, own } = environment;
    const names = clusterNames(merged.clusters);
    if (names !== undefined && !names.includes(cluster)) return [];
    if (!isMap(merged.clusters)) return environment;
    // A list replaces what the layers below it say of single clusters.
    const layers = own
      .slice(own.findLastIndex(({ data }) => Array.isArray(data.clusters)) + 1)
      .flatMap(({ path, data }) => {
        const entry = entryOn(data.clusters, cluster);
        return entry === undefined ? [] : [{ path: [...path, 'clusters', cluster], data: entry }];
      });
    return {
      ...environment,
      merged: withSettings(merged, ...layers.map(({ data }) => data)),
      written: [...written, ...layers],
    };
  });
}

/** The names of the environments that no level above removes, in the order in which they are first stated. */
function namesOf(levels: readonly Level[]): string[] {
  const names = new Set<string>();
  for (const { environments = {} } of levels) {
    for (const [name, environment] of Object.entries(environments)) {
      if (environment === null) names.delete(name);
      else if (environment !== undefined) names.add(name);
    }
  }
  return [...names];
}

/** Reports environments that do not exist. Returns whether there are none of those. */
export function checkEnvironmentNames(
  { lowest, above, single }: Levels,
  findings: Findings,
): boolean {
  const known = new Set(Object.keys(lowest.environments ?? {}));
  if (single === undefined) for (const level of above) addNew(level, known);
  // A tier serves tenants of both kinds: what does not fit a single environment is meant for the others.
  const judged = single === undefined ? above : above.slice(-1);
  const unknown = judged.flatMap(({ path, environments = {} }) =>
    Object.entries(environments).flatMap(([name, environment]) =>
      // What could not be read is undefined.
      known.has(name) || environment === undefined
        ? []
        : [{ name, environment, path: [...path, name] }],
    ),
  );
  for (const { name, environment, path } of unknown) {
    findings.add(
      'ENVIRONMENT_UNKNOWN',
      path,
      single === undefined
        ? `There is no environment \`${name}\`.`
        : single === SHARED_ENVIRONMENT
          ? `A shared service has no environment \`${name}\`.`
          : `A tenant with a single namespace has no environment \`${name}\`.`,
      single === undefined
        ? unknownFix(name, environment, [...known])
        : `Its only environment is called \`${single}\`: write the settings beside \`environments\` instead.`,
    );
  }
  return unknown.length === 0;
}

/** A new environment is one with a share. */
function addNew({ environments = {} }: Level, known: Set<string>): void {
  for (const [name, environment] of Object.entries(environments)) {
    if (environment?.share !== undefined) known.add(name);
  }
}

function unknownFix(
  name: string,
  environment: EnvironmentEntry | null,
  known: readonly string[],
): string {
  const near = nearest(name, known);
  const list = `Environments: ${known.join(', ')}.`;
  if (environment === null) {
    return near === undefined
      ? `Remove the line: there is nothing to leave out. ${list}`
      : `Did you mean \`${near}\`?`;
  }
  return near === undefined
    ? `To add one, give it a share: \`${name}: {share: 10%}\`. ${list}`
    : `Did you mean \`${near}\`? To add one, give it a share.`;
}

/** Reports a tenant without environments, and environments without a share. Returns whether there is nothing to report. */
export function checkEnvironmentDrafts(
  tenant: string,
  { lowest, above }: Levels,
  drafts: readonly EnvironmentDraft[],
  place: FindingPath,
  findings: Findings,
): boolean {
  if (drafts.length === 0 && Object.keys(lowest.environments ?? {}).length === 0) {
    findings.add(
      'ENVIRONMENTS_NONE',
      lowest.path,
      'The platform has no environment, and not every tenant adds one of its own.',
      'Add one, such as `prod: {share: 100%}`, or remove `environments` to get dev, staging and prod.',
    );
  } else if (drafts.length === 0) {
    findings.add(
      'ENVIRONMENTS_NONE',
      above.findLast(({ environments }) => environments !== undefined)?.path ?? place,
      `The tenant \`${tenant}\` has no environment left.`,
      'Keep one, or remove the tenant with `state: removed`.',
    );
  }
  const incomplete = drafts.filter(({ merged }) => merged.share === undefined);
  for (const { name, written } of incomplete) {
    findings.add(
      'SHARE_MISSING',
      written[written.length - 1]!.path,
      `\`${name}\` was removed from what this tenant inherits, and is added again without a share.`,
      `Give it one: \`${name}: {share: 10%}\`.`,
    );
  }
  return drafts.length > 0 && incomplete.length === 0;
}
