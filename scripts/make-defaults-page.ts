import {
  DEFAULT_ENVIRONMENTS,
  DEFAULT_KUBERNETES_VERSION,
  DEFAULT_QUOTA,
  DEFAULT_SETTINGS,
  OLDEST_KUBERNETES_VERSION,
} from '../lib/fleet/model/defaults';
import { DEFAULT_REASONS } from './facts/default-reasons';
import { type Protection, PROTECTIONS } from './facts/protections';
import { code, generatedFrom, page, table } from './markdown';

/** The page of what you get without asking: every object and every default, and what each prevents. */
export function makeDefaultsPage(): string {
  const of = (role: Protection['role']): string[] =>
    objectTable(PROTECTIONS.filter((row) => row.role === role));
  return page([
    generatedFrom('lib/fleet/model/defaults.ts and scripts/facts/protections.ts'),
    '# What you get without asking, and what it prevents',
    [
      'Every object that `tenancy synth` writes stands here once, with what goes wrong where it is missing. A name in',
      'angle brackets comes from your `tenants.yaml`. What these objects cannot do: [limits](limits.md).',
    ],
    '## In every namespace: what guards it',
    [
      'These stay in the cluster when their entry vanishes from Git by accident: they carry the annotations that keep',
      'Flux and Argo CD from deleting them. A namespace is [given up on purpose](how-to/remove-a-tenant.md).',
    ],
    of('guard'),
    '## In every namespace: what opens it',
    [
      'Each of these gives somebody something, and goes when its entry does. Where nothing is asked for, the object is',
      'not there.',
    ],
    of('grant'),
    '## Once in a cluster',
    'These stand in `dist/platform`. Apply them before the tenants.',
    of('platform'),
    '## Default values',
    [
      'A later layer wins: built-in defaults, platform, tier, tenant, environment. What each key means:',
      '[reference](reference.md).',
    ],
    table(
      ['key', 'default', 'why'],
      Object.entries(DEFAULT_SETTINGS).map(([key, value]) => [
        code(key),
        key === 'objects' ? '[below](#caps-on-objects)' : valueText(value),
        DEFAULT_REASONS[key as keyof typeof DEFAULT_SETTINGS],
      ]),
    ),
    '### A tenant that states no quota',
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
    'Per namespace, not split. `0` is closed until you grant some.',
    table(
      ['key', 'default'],
      Object.entries(DEFAULT_SETTINGS.objects).flatMap(([key, value]) =>
        typeof value === 'number' ? [[code(key), code(String(value))]] : [],
      ),
    ),
    '### The API server',
    [
      `\`kubernetesVersion\` is \`${DEFAULT_KUBERNETES_VERSION}\`; \`${OLDEST_KUBERNETES_VERSION}\` is the oldest that takes what we write.`,
    ],
  ]);
}

function objectTable(rows: readonly Protection[]): string[] {
  const closing = rows.some(({ closes }) => closes.length > 0);
  return table(
    ['object', 'says', 'without it', ...(closing ? ['closes'] : [])],
    rows.map(({ kind, name, says, without, closes }) => [
      `${kind} ${code(name)}`,
      says,
      without,
      ...(closing ? [closes.length === 0 ? '–' : closes.join('; ')] : []),
    ]),
  );
}

/** A default as somebody would write it, in one line. */
function valueText(value: unknown): string {
  return isEmpty(value) ? 'none' : code(inline(value));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function inline(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).filter(([, inner]) => !isEmpty(inner));
  return `{${entries.map(([key, inner]) => `${key}: ${inline(inner)}`).join(', ')}}`;
}
