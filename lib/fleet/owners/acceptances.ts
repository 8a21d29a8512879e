import type { Acceptance } from '../../findings/accept';
import { codesOf, entryOf, isCode } from '../../findings/codes/entry-of';
import type { FindingPath } from '../../findings/finding';
import { type Findings, startsWith } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import { isMap } from '../model/layers';

/**
 * Every valid entry of the `accept` lists in the input; reports the others. An entry covers its own level and what is
 * below it: everything is below the platform, and all tenants of a tier are below the tier. What is found on one cluster alone is below it.
 */
export function readAcceptances(input: unknown, findings: Findings): Acceptance[] {
  const levels = [...levelsOf(input)];
  if (levels.length === 0) return [];
  const tiers = tiersOfTenants(input);
  return levels.flatMap(({ list, level }) =>
    list.flatMap((entry, index) => {
      const path = [...level, 'accept', index];
      const covers: Acceptance['covers'] = (place, clusters) =>
        isOfCluster(clusters, level) || isBelow(place, level, tiers);
      return readEntry(entry, path, findings).map((read) => ({ ...read, path, covers }));
    }),
  );
}

/** An `accept` list, and the path of the map that it is in. */
interface AcceptLevel {
  readonly list: readonly unknown[];
  readonly level: FindingPath;
}

function* levelsOf(input: unknown): Generator<AcceptLevel> {
  if (!isMap(input)) return;
  const owners: [FindingPath, unknown][] = ['platform', 'prices', 'billing'].map((key) => [
    [key],
    input[key],
  ]);
  for (const key of ['clusters', 'costCenters', 'organizations', 'tiers', 'sharedServices']) {
    if (!isMap(input[key])) continue;
    for (const [name, owner] of Object.entries(input[key])) owners.push([[key, name], owner]);
  }
  if (Array.isArray(input['tenants'])) {
    input['tenants'].forEach((tenant: unknown, index) => owners.push([['tenants', index], tenant]));
  }
  for (const [level, owner] of owners) {
    if (!isMap(owner)) continue;
    if (Array.isArray(owner['accept'])) yield { list: owner['accept'], level };
    if (!isMap(owner['environments'])) continue;
    for (const [name, environment] of Object.entries(owner['environments'])) {
      if (!isMap(environment) || !Array.isArray(environment['accept'])) continue;
      yield { list: environment['accept'], level: [...level, 'environments', name] };
    }
  }
}

/** The entry, unless it is invalid. Missing keys and wrong types are reported with the shape of the input. */
function readEntry(
  entry: unknown,
  path: FindingPath,
  findings: Findings,
): Pick<Acceptance, 'code' | 'why'>[] {
  if (!isMap(entry)) return [];
  const { code, why } = entry;
  if (typeof code !== 'string' || typeof why !== 'string') return [];
  const report = (key: string, message: string, fix: string): [] => {
    findings.add('ACCEPT_INVALID', [...path, key], message, fix);
    return [];
  };
  if (!isCode(code)) {
    const near = nearest(code, codesOf('warning'));
    const fix =
      near === undefined ? 'Copy the code from the warning.' : `Did you mean \`${near}\`?`;
    return report('code', `There is no code \`${code}\`.`, fix);
  }
  if (entryOf(code).severity === 'error') {
    return report(
      'code',
      `\`${code}\` is an error, and only warnings can be accepted.`,
      'Fix the error, and remove this entry.',
    );
  }
  if (why.trim() === '') {
    return report(
      'why',
      `This entry gives no reason for accepting \`${code}\`.`,
      'Write the reason for the people who read this file next year.',
    );
  }
  return [{ code, why }];
}

/** The tier of each tenant, by index. */
function tiersOfTenants(input: unknown): (string | undefined)[] {
  if (!isMap(input) || !Array.isArray(input['tenants'])) return [];
  return input['tenants'].map((tenant: unknown) =>
    isMap(tenant) && typeof tenant['tier'] === 'string' ? tenant['tier'] : undefined,
  );
}

/** Whether something was found on one cluster alone, and the level is that cluster. */
function isOfCluster(clusters: readonly string[] | undefined, level: FindingPath): boolean {
  return level[0] === 'clusters' && clusters?.length === 1 && clusters[0] === level[1];
}

function isBelow(
  place: FindingPath,
  level: FindingPath,
  tiers: readonly (string | undefined)[],
): boolean {
  if (startsWith(place, level)) return true;
  const [kind, name, ...rest] = level;
  const [root, index, ...below] = place;
  // An acceptance for an environment, on the platform or in a tier, is for that environment of each tenant.
  const environment = kind === 'platform' ? level.slice(1) : rest;
  if (!startsWith(below, environment)) return false;
  if (kind === 'platform') return true;
  return kind === 'tiers' && root === 'tenants' && tiers[Number(index)] === name;
}
