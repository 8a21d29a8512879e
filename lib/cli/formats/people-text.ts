import { addTo } from '../../fleet/values/groups';
import { ROLES_OF_PEOPLE, subjectText } from '../../fleet/values/subjects';
import type { EnvironmentSummary } from './fleet-summary';

/** What a role is called behind a name. Most people are users, so that goes without saying. */
const ROLE_WORDS = {
  admins: 'admin',
  users: '',
  viewers: 'viewer',
  deployers: 'deployer',
} as const;

/**
 * The people of a tenant, those with the most rights first: `alice@example.com (admin), group:vision, ci (in prod)`.
 * Environments are named where somebody has a role in some of them only. People with nothing but roles of the platform's
 * own come last, with the names of these: `group:support (log-reader)`.
 */
export function peopleText(environments: readonly EnvironmentSummary[]): string {
  const texts = [...ROLES_OF_PEOPLE, 'deployers' as const].flatMap((role) => {
    const word = ROLE_WORDS[role];
    const holders = environmentsBy(environments, ({ subjects }) => subjects[role].map(subjectText));
    return Array.from(holders, ([name, where]) => withNote(name, word, where, environments.length));
  });
  const all = [...texts, ...boundTexts(environments)];
  return all.length === 0 ? '-' : all.join(', ');
}

/** Those who have roles of the platform's own and are in none of the lists of people. */
function boundTexts(environments: readonly EnvironmentSummary[]): string[] {
  const bindings = environments.flatMap((environment) => environment.bindings);
  const roles = [...new Set(bindings.map(({ clusterRole }) => clusterRole))].sort();
  return roles.flatMap((role) => {
    const holders = environmentsBy(environments, (environment) => {
      const listed = new Set(Object.values(environment.subjects).flat().map(subjectText));
      return environment.bindings
        .filter(({ clusterRole }) => clusterRole === role)
        .flatMap(({ subjects }) => subjects.map(subjectText))
        .filter((name, index, names) => !listed.has(name) && names.indexOf(name) === index);
    });
    return Array.from(holders, ([name, where]) => withNote(name, role, where, environments.length));
  });
}

/** The Pod Security Standard, per environment if they differ: `restricted, baseline +1 (in dev)`. */
export function podSecurityText(environments: readonly EnvironmentSummary[]): string {
  const standards = environmentsBy(environments, ({ podSecurity, podSecurityExceptions }) => {
    const { length } = podSecurityExceptions;
    return [length === 0 ? podSecurity : `${podSecurity} +${length}`];
  });
  return Array.from(standards, ([standard, where]) =>
    withNote(standard, '', where, environments.length),
  ).join(', ');
}

/** The names of the environments that have each value, by value. */
function environmentsBy(
  environments: readonly EnvironmentSummary[],
  valuesOf: (environment: EnvironmentSummary) => readonly string[],
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const environment of environments) {
    for (const value of valuesOf(environment)) addTo(found, value, environment.name);
  }
  return found;
}

function withNote(text: string, word: string, where: readonly string[], all: number): string {
  const place = where.length === all ? '' : `in ${sentenceList(where)}`;
  const note = [word, place].filter((part) => part !== '').join(' ');
  return note === '' ? text : `${text} (${note})`;
}

/** `dev`, `dev and prod`, `dev, staging and prod`. */
function sentenceList(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), names.at(-1)].filter((part) => part !== '').join(' and ');
}
