import type { ReadObject } from '../../cluster/adopt/adopt-reading';
import { SINGLE_ENVIRONMENT } from '../../fleet/model/defaults';
import { textsAt } from './adopted-namespace';

/** A namespace that somebody wants to adopt, and the environment that he states for it. */
export interface WantedNamespace {
  readonly name: string;
  readonly environment?: string;
}

/** What the adopted tenant is called, and which namespace each environment has. */
export interface AdoptedNames {
  readonly tenant: string;
  /** Whether it has one namespace, and nothing says which environment that is. */
  readonly isSingle: boolean;
  /** Namespaces by environment. */
  readonly environments: ReadonlyMap<string, string>;
}

/** What keeps namespaces from being adopted together, each with what to do. */
export interface NameProblems {
  readonly problems: readonly string[];
}

/** Labels that say whose a namespace is, and which environment: by the name after the domain, the best first. */
const TENANT_LABELS = ['tenant', 'team'];
const ENVIRONMENT_LABELS = ['environment', 'env', 'stage'];

/** Finds names for a tenant and its environments: what is stated, then labels, then the names of namespaces. */
export function adoptedNames(
  wanted: readonly WantedNamespace[],
  found: readonly ReadObject[],
  stated: string | undefined,
): AdoptedNames | NameProblems {
  const labelled = wanted.map(({ name, environment }) => {
    const labels = textsAt(
      found.find((namespace) => namespace.name === name),
      'metadata.labels',
    );
    return {
      name,
      tenant: labelCalled(labels, TENANT_LABELS),
      environment: environment ?? labelCalled(labels, ENVIRONMENT_LABELS),
    };
  });
  const tenant = stated ?? tenantOf(labelled);
  if (typeof tenant !== 'string') return { problems: tenant };
  const [only, ...others] = labelled;
  const isSingle =
    others.length === 0 &&
    only!.environment === undefined &&
    restAfter(only!.name, tenant) === undefined;
  const environments = new Map<string, string>();
  const problems: string[] = [];
  for (const { name, environment } of labelled) {
    const own = isSingle
      ? SINGLE_ENVIRONMENT
      : nameLike(environment ?? restAfter(name, tenant) ?? name);
    const other = environments.get(own);
    if (other !== undefined) {
      problems.push(
        `${other} and ${name} would both be the environment ${own} of ${tenant}; ` +
          `state one of them: ${name}=OTHER-NAME, or adopt them as two tenants`,
      );
    }
    environments.set(own, name);
  }
  return problems.length > 0 ? { problems } : { tenant, isSingle, environments };
}

export function hasProblems(names: AdoptedNames | NameProblems): names is NameProblems {
  return 'problems' in names;
}

interface Labelled {
  readonly name: string;
  readonly tenant: string | undefined;
}

/** The name that all namespaces have in common, or why there is none. */
function tenantOf(namespaces: readonly Labelled[]): string | string[] {
  const labels = new Set(namespaces.map(({ tenant }) => tenant));
  const [label] = labels;
  if (labels.size === 1 && label !== undefined) return nameLike(label);
  if (labels.size > 1) {
    const each = namespaces.map(({ name, tenant }) => `${name}: ${tenant ?? 'none'}`).join(', ');
    return [
      `the labels name different tenants (${each}); adopt one tenant at a time, or state its name with --tenant`,
    ];
  }
  const names = namespaces.map(({ name }) => name);
  const shared = names.length === 1 ? names[0]! : sharedStart(names);
  return shared === ''
    ? [
        `nothing says which tenant ${names.join(', ')} belong to; state its name with --tenant, or adopt one tenant at a time`,
      ]
    : shared;
}

/** The parts that all names start with: `vision` for `vision-dev` and `vision-prod`. */
function sharedStart(names: readonly string[]): string {
  const [first, ...others] = names.map((name) => name.split('-'));
  const parts = first!.filter((part, index) =>
    [first!, ...others].every(
      (other) =>
        other.slice(0, index + 1).join('-') === first!.slice(0, index + 1).join('-') && part !== '',
    ),
  );
  return parts.join('-');
}

/** What a name has after the name of its tenant: `dev` of `ml-vision-dev` for `vision`. */
function restAfter(name: string, tenant: string): string | undefined {
  return new RegExp(`(?:^|-)${tenant}-(.+)$`).exec(name)?.[1];
}

function labelCalled(
  labels: Readonly<Record<string, string>>,
  names: readonly string[],
): string | undefined {
  for (const name of names) {
    // Without a domain comes first, then by the alphabet.
    const keys = Object.keys(labels)
      .filter((key) => key === name || key.endsWith(`/${name}`))
      .sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
    const value = keys.map((key) => labels[key]!).find((text) => text !== '');
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A text in the form of a name: lower-case letters, digits and hyphens. */
export function nameLike(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
