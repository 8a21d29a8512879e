import { INTEGRATIONS } from '../../lib/fleet/catalogue/known-integrations';
import type { Protection } from '../../scripts/facts/protection';
import { PROTECTIONS } from '../../scripts/facts/protections';

/** Placeholders with a closed set of names. Every other placeholder matches any name. */
const CLOSED_PLACEHOLDERS: Readonly<Record<string, readonly string[]>> = {
  integration: Object.keys(INTEGRATIONS),
  // Those of the fixtures and of this repository: a ClusterRole without a row must not pass for one of them.
  role: ['board-reader', 'dashboard', 'run\\.operator'],
};

/** The row that names an object most precisely. */
export function protectionOf(kind: string, name: string): Protection | undefined {
  return PROTECTIONS.filter((row) => row.kind === kind && patternOf(row.name).test(name)).sort(
    (a, b) => fixedLength(b.name) - fixedLength(a.name),
  )[0];
}

function patternOf(name: string): RegExp {
  const parts = name.split(/(<\w+>)/).map((part) => {
    const placeholder = /^<(\w+)>$/.exec(part)?.[1];
    if (placeholder === undefined) return part;
    return `(?:${CLOSED_PLACEHOLDERS[placeholder]?.join('|') ?? '.+'})`;
  });
  return new RegExp(`^${parts.join('')}$`);
}

function fixedLength(name: string): number {
  return name.replaceAll(/<\w+>/g, '').length;
}
