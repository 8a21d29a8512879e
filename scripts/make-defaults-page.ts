import {
  DEFAULT_ENVIRONMENTS,
  DEFAULT_KUBERNETES_VERSION,
  DEFAULT_QUOTA,
  DEFAULT_SETTINGS,
  OLDEST_KUBERNETES_VERSION,
} from '../lib/fleet/model/defaults';
import { DEFAULT_REASONS } from './facts/default-reasons';
import type { Protection } from './facts/protection';
import { PROTECTIONS } from './facts/protections';
import { code, generatedFrom, page, table } from './markdown';

/** The page of what you get without asking: every object and every default value, with its reason. */
export function makeDefaultsPage(): string {
  const of = (role: Protection['role']): string[] =>
    objectTable(PROTECTIONS.filter((row) => row.role === role));
  return page([
    generatedFrom('lib/fleet/model/defaults.ts and scripts/facts/protections.ts'),
    '# What you get without asking, and what it prevents',
    [
      'This page lists every object that `tenancy synth` writes, and what goes wrong without it. A name in angle brackets',
      'comes from your `tenants.yaml`. What these objects cannot do is on the page of [limits](limits.md).',
    ],
    '## In every namespace: what guards it',
    [
      'These objects stay in the cluster when their entry vanishes from Git by accident, because their annotations keep',
      'Flux and Argo CD from deleting them. You [remove a namespace](how-to/remove-a-tenant.md) on purpose.',
    ],
    of('guard'),
    '## In every namespace: what opens it',
    [
      'Each of these objects grants something, and is deleted together with its entry. Most of them exist only if you ask',
      'for them.',
    ],
    of('grant'),
    '## Once in a cluster',
    'These objects are in `dist/platform`. Apply them before the tenants. The policies stay when they vanish from Git.',
    of('platform'),
    '## Default values',
    [
      'Later layers override earlier ones: built-in defaults, platform, tier, tenant, environment. The',
      '[reference](reference.md) says what each key means.',
    ],
    table(
      ['key', 'default', 'why'],
      Object.entries(DEFAULT_SETTINGS).map(([key, value]) => [
        code(key),
        key === 'objects' ? '[below](#caps-on-objects)' : valueText(value),
        DEFAULT_REASONS[key as keyof typeof DEFAULT_SETTINGS],
      ]),
    ),
    '### A tenant without a quota',
    table(
      ['key', 'default'],
      Object.entries(DEFAULT_QUOTA).map(([key, value]) => [
        code(key),
        typeof value === 'string' ? code(value) : 'none',
      ]),
    ),
    '### Environments',
    table(
      ['environment', 'share of the quota'],
      Object.entries(DEFAULT_ENVIRONMENTS).map(([name, { share }]) => [code(name), String(share)]),
    ),
    '### Caps on objects',
    'These caps apply to each namespace and are not divided. With `0`, there can be none until you grant some.',
    table(
      ['key', 'default'],
      Object.entries(DEFAULT_SETTINGS.objects).flatMap(([key, value]) =>
        typeof value === 'number' ? [[code(key), code(String(value))]] : [],
      ),
    ),
    '### The API server',
    [
      `\`kubernetesVersion\` is \`${DEFAULT_KUBERNETES_VERSION}\` by default. The oldest version that accepts the output is \`${OLDEST_KUBERNETES_VERSION}\`.`,
    ],
  ]);
}

function objectTable(rows: readonly Protection[]): string[] {
  const closing = rows.some(({ closes }) => closes.length > 0);
  return table(
    ['object', 'what it does', 'without it', ...(closing ? ['what it closes'] : [])],
    rows.map(({ kind, name, says, without, closes }) => [
      `${kind} ${code(name)}`,
      says,
      without,
      ...(closing ? [closes.length === 0 ? '–' : closes.join('; ')] : []),
    ]),
  );
}

/** A default value as people would write it, on one line. */
function valueText(value: unknown): string {
  return isEmpty(value) ? 'none' : code(inline(value));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function inline(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  const entries = Object.entries(value).filter(([, inner]) => !isEmpty(inner));
  return `{${entries.map(([key, inner]) => `${key}: ${inline(inner)}`).join(', ')}}`;
}
