/** The series that says whose a namespace is: one for each, with the value 1. */
export const INFO = 'tenancy:namespace_info';

/** The labels that it gives to what is known of a namespace. */
export const WHOSE = 'tenant, environment, cost_center';

/** The name of our ResourceQuota in every namespace. */
const QUOTA = 'namespace';

/** What is known by namespace, with whose the namespace is. Namespaces of nobody are left out. */
export function withOwner(expression: string): string {
  return `(\n${indented(expression)}\n)\n* on (namespace) group_left (${WHOSE}) ${INFO}`;
}

/** A text with two more spaces before each line. */
export function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

/** A regular expression that matches these texts, as it is written between quotes. */
export function anyOf(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/[.+*?()[\]{}|^$\\]/g, '[$&]')).join('|');
}

/** What our quotas count as used or as hard, by namespace and resource. */
export function quotaOf(type: 'used' | 'hard', resources: string): string {
  return `max by (namespace, resource) (kube_resourcequota{resourcequota="${QUOTA}", type="${type}", resource=~"${resources}"})`;
}

/** A percentage as a part of 1: `0.95`. */
export function partOfOne(percent: number): string {
  return String(percent / 100);
}
