import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { allPages, codesIn, isGenerated, type Page, ROOT } from './pages';

interface Schema {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const SCHEMA = withoutRequired(
  JSON.parse(readFileSync(join(ROOT, 'schema', 'tenants.schema.json'), 'utf8')),
) as Schema;

/** Everything in tenants.yaml that has keys: the file itself, and each part of it. */
const PARTS = [SCHEMA, ...Object.values(SCHEMA.definitions ?? {})].filter(
  ({ properties }) => properties !== undefined,
);

/** Whether something can be a piece of one of the parts. */
const IS_PIECE: readonly ValidateFunction[] = PARTS.map((part) =>
  new Ajv({ strict: false }).compile({ ...part, definitions: SCHEMA.definitions }),
);

const KEYS = new Set(PARTS.flatMap(({ properties }) => Object.keys(properties!)));

/** A snippet shows a few keys of a part, and never all that the part needs. */
function withoutRequired(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutRequired);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword, value]) => keyword !== 'required' || !Array.isArray(value))
      // The keys of a condition are what it asks about, and not what a part needs.
      .map(([keyword, value]) => [keyword, keyword === 'if' ? value : withoutRequired(value)]),
  );
}

/** Keys of Kubernetes, Flux, Argo CD, Kueue, Prometheus, Grafana and pre-commit that the pages show in the same form. */
const FOREIGN_KEYS = [
  'args',
  'cdk8s-tenancy/api-access',
  'grafana_dashboard',
  'honorLabels',
  'hostUsers',
  'maxSurge',
  'path',
  'podset-unconstrained-topology',
  'prune',
  'readOnly',
  'reclaimPolicy',
  'recursiveReadOnly',
  'serviceAccountName',
  'services',
  'sidecar',
  'suspend',
];

/** Pages about tenants.yaml. The others are about the code. */
const FOR_USERS = [
  /^(README|SECURITY|CHANGELOG)\.md$/,
  /^docs\/[\w-]+(?<!architecture)\.md$/,
  /^docs\/how-to\//,
  /^examples\//,
];

/** What a page says to write in tenants.yaml: code spans with a key and its value or a path of keys, and blocks. */
function snippetsOn({ prose, blocks }: Pick<Page, 'prose' | 'blocks'>): string[] {
  const parts = blocks
    .filter(({ language, info }) => language === 'yaml' && info === '')
    .map(({ text }) => text)
    .filter((text) => !text.startsWith('apiVersion:'));
  const spans = codesIn(prose).filter(
    (code) =>
      (/^\{?[\w./-]+: /.test(code) ||
        /^[a-z]\w+(\.[a-z]\w+)+(?<!\.(yaml|json|html))$/.test(code)) &&
      !FOREIGN_KEYS.includes(/^[\w/-]+/.exec(code)?.[0] ?? ''),
  );
  return [...parts, ...spans];
}

/** Whether tenants.yaml can hold a snippet. */
function isKnown(snippet: string): boolean {
  if (!snippet.includes(': ')) return snippet.split('.').every((key) => KEYS.has(key));
  const pieces = [parse(snippet) as unknown].flat();
  return pieces.every((piece) => IS_PIECE.some((accepts) => accepts(piece)));
}

describe('code spans that say what to write', () => {
  const pages = allPages().filter(
    (page) => !isGenerated(page) && FOR_USERS.some((pattern) => pattern.test(page.path)),
  );
  const snippets = pages.flatMap((page) =>
    snippetsOn(page).map((snippet) => [page.path, snippet] as const),
  );

  test('there are some', () => expect(snippets.length).toBeGreaterThan(40));

  test.each(snippets)('%s: %s', (_, snippet) => expect(isKnown(snippet)).toBe(true));

  test.each([
    ['`devices: [rdma/hca]`', ['devices: [rdma/hca]']],
    ['`reach: all`', ['reach: all']],
    ['`quota: {gpus: 2}`', ['quota: {gpus: 2}']],
    ['`images.registry`', ['images.registry']],
    ['`quota: {gpu: {h100: 2}}` and `images.registries`', []],
    ['`prune: false` and `kubectl get nodes`', []],
  ])('%s is judged', (prose, wrong) => {
    expect(snippetsOn({ prose, blocks: [] }).filter((snippet) => !isKnown(snippet))).toEqual(wrong);
  });
});
