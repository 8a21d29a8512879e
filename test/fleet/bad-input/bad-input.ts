/** The first line of every tenants.yaml. */
export const API = 'apiVersion: cdk8s-tenancy/v1alpha1\n';

/** A tenant that is right, for files about something else. */
export const TENANTS = 'tenants:\n  - { name: vision, costCenter: ENG-1 }\n';

/** Two tenants of the tier `small`, which would say one mistake of that tier twice. */
export const TIER_TENANTS =
  'tenants:\n' +
  '  - { name: speech, costCenter: ENG-2, tier: small }\n' +
  '  - { name: vision, costCenter: ENG-1, tier: small }\n';

/** Files by name; a function makes what no text can be, in the folder of the others. */
export type Files = Readonly<Record<string, string | Buffer>>;

/**
 * What is found, sorted by place: `CODE line:column`, with the file before it where that is not tenants.yaml; a pattern
 * of the message; a pattern of the fix.
 */
export type Found = readonly [place: string, message: RegExp, fix: RegExp];

/** One mistake that people make, or something that looks like one and is fine. */
export interface BadInput {
  /** The rule, as the title of the test. */
  readonly rule: string;
  /** The text of tenants.yaml, or several files. */
  readonly input: string | Files;
  readonly finds: readonly Found[];
  /** Makes what no text can be, such as a folder of that name. */
  readonly prepare?: (folder: string) => void;
}

/** A file with one tenant, `vision`, of which `lines` (from line 5, column 5) are a part. */
export function tenant(lines: string): string {
  return withTenant('', lines);
}

/** A file with a platform (from line 3, column 3) and a tenant that is right. */
export function platform(lines: string): string {
  return `${API}platform:\n${indent(lines, 2)}${TENANTS}`;
}

/** A file with the tier `small` (from line 4, column 5) and two tenants of that tier. */
export function tier(lines: string): string {
  return `${API}tiers:\n  small:\n${indent(lines, 4)}${TIER_TENANTS}`;
}

/** A file with `top` (from line 2, column 1) and one tenant, `vision`, of which `lines` are a part. */
export function withTenant(top: string, lines: string): string {
  return `${API}${indent(top, 0)}tenants:\n  - name: vision\n    costCenter: ENG-1\n${indent(lines, 4)}`;
}

function indent(text: string, spaces: number): string {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `${' '.repeat(spaces)}${line}\n`)
    .join('');
}

/** Two pools without a default. */
export const TWO_POOLS =
  'platform: { pools: { a100: { resource: nvidia.com/gpu }, mi300x: { resource: amd.com/gpu } } }';

/** One pool, which is the default. */
export const ONE_POOL = 'platform: { pools: { h100: { resource: nvidia.com/gpu } } }';
