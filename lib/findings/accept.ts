import { CODES, type Code } from './codes';
import type { Finding, FindingPath, Findings } from './finding';
import { isMap } from '../fleet/model/layers';
import { nearest } from './nearest';

/** A warning that somebody accepted, and why. */
export interface AcceptedFinding {
  readonly finding: Finding;
  readonly why: string;
}

/** One entry of an `accept` list. */
interface Acceptance {
  readonly code: Code;
  readonly why: string;
  readonly path: FindingPath;
  /** The level at which it stands. */
  readonly level: FindingPath;
  used: boolean;
}

/**
 * Takes out of the findings the warnings that the input accepts: those that stand at the level of the acceptance or
 * below it. Below the platform is everything, below a tier is every tenant of that tier.
 */
export function takeAccepted(input: unknown, findings: Findings): AcceptedFinding[] {
  const acceptances = [...levelsOf(input)].flatMap(({ list, level }) =>
    readList(list, level, findings),
  );
  if (acceptances.length === 0) return [];
  const tiers = tiersOfTenants(input);
  const accepted: AcceptedFinding[] = [];
  findings.remove((finding) => {
    if (finding.severity === 'error') return false;
    const fitting = acceptances.filter(
      ({ code, level }) => code === finding.code && isBelow(finding.path, level, tiers),
    );
    for (const acceptance of fitting) acceptance.used = true;
    if (fitting[0] === undefined) return false;
    accepted.push({ finding, why: fitting[0].why });
    return true;
  });
  // Errors hide what would come after them, so nothing is known of what is accepted there.
  if (!findings.hasErrors) {
    for (const { code, path } of acceptances.filter(({ used }) => !used)) {
      findings.add(
        'ACCEPT_UNUSED',
        path,
        `No warning ${code} stands here or below.`,
        'Remove the entry.',
      );
    }
  }
  return accepted;
}

/** Every `accept` of the input with the level at which it stands. */
function* levelsOf(input: unknown): Generator<{ list: unknown; level: FindingPath }> {
  if (!isMap(input)) return;
  const owners: [FindingPath, unknown][] = [[['platform'], input['platform']]];
  for (const key of ['tiers', 'sharedServices']) {
    if (!isMap(input[key])) continue;
    for (const [name, owner] of Object.entries(input[key])) owners.push([[key, name], owner]);
  }
  if (Array.isArray(input['tenants'])) {
    input['tenants'].forEach((tenant: unknown, index) => owners.push([['tenants', index], tenant]));
  }
  for (const [level, owner] of owners) {
    if (!isMap(owner)) continue;
    yield { list: owner['accept'], level };
    if (!isMap(owner['environments'])) continue;
    for (const [name, environment] of Object.entries(owner['environments'])) {
      if (!isMap(environment)) continue;
      yield { list: environment['accept'], level: [...level, 'environments', name] };
    }
  }
}

function readList(list: unknown, level: FindingPath, findings: Findings): Acceptance[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index): Acceptance[] => {
    if (!isMap(entry)) return [];
    const { code, why } = entry;
    const path = [...level, 'accept', index];
    if (typeof code !== 'string' || typeof why !== 'string') return [];
    if (!isCode(code)) {
      const near = nearest(code, WARNINGS);
      findings.add(
        'ACCEPT_INVALID',
        [...path, 'code'],
        `There is no code \`${code}\`.`,
        near === undefined ? 'Copy it from the warning.' : `Did you mean \`${near}\`?`,
      );
    } else if (CODES[code].severity === 'error') {
      findings.add(
        'ACCEPT_INVALID',
        [...path, 'code'],
        `\`${code}\` is an error: with it, nothing right can be written.`,
        'Mend what it says. Only warnings can be accepted.',
      );
    } else if (why.trim() === '') {
      findings.add(
        'ACCEPT_INVALID',
        [...path, 'why'],
        `It is not said why \`${code}\` is accepted.`,
        'Write the reason for whoever reads it next year.',
      );
    } else return [{ code, why, path, level, used: false }];
    return [];
  });
}

function isCode(code: string): code is Code {
  return Object.hasOwn(CODES, code);
}

const WARNINGS = (Object.keys(CODES) as Code[]).filter(
  (code) => CODES[code].severity === 'warning',
);

/** The tier of each tenant, by index. */
function tiersOfTenants(input: unknown): (string | undefined)[] {
  if (!isMap(input) || !Array.isArray(input['tenants'])) return [];
  return input['tenants'].map((tenant: unknown) =>
    isMap(tenant) && typeof tenant['tier'] === 'string' ? tenant['tier'] : undefined,
  );
}

function isBelow(
  path: FindingPath,
  level: FindingPath,
  tiers: readonly (string | undefined)[],
): boolean {
  const [kind, name, ...rest] = level;
  const [root, index, ...below] = path;
  if (startsWith(path, level)) return true;
  // An acceptance for an environment, at the platform or in a tier, is for that environment of each tenant.
  const environment = kind === 'platform' ? level.slice(1) : rest;
  if (!startsWith(below, environment)) return false;
  if (kind === 'platform') return true;
  return kind === 'tiers' && root === 'tenants' && tiers[Number(index)] === name;
}

function startsWith(path: FindingPath, start: FindingPath): boolean {
  return start.every((segment, position) => path[position] === segment);
}
