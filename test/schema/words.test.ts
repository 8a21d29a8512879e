import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODES } from '../../lib/findings/codes/codes';
import { INTEGRATIONS } from '../../lib/fleet/catalogue/known-integrations';
import main from '../../schema/tenants.schema.json';
import part from '../../schema/tenants-part.schema.json';
import { type Page, readPage, ROOT, tablesOf } from '../docs/pages';
import { placeCheck } from './editor-schema';

/** A node of a schema, as far as it has words. */
interface Node {
  readonly title?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly definitions?: Readonly<Record<string, Node>>;
}

const SCHEMAS = { main, part } as unknown as Readonly<Record<string, Node>>;
const DEFINITIONS = SCHEMAS['main']!.definitions!;

/** Every node of a schema, with its place. */
function* nodesOf(node: unknown, place = ''): Generator<readonly [place: string, node: Node]> {
  if (typeof node !== 'object' || node === null) return;
  yield [place, node as Node];
  for (const [key, child] of Object.entries(node)) {
    if (['default', 'examples', 'enum', 'const'].includes(key)) continue;
    yield* nodesOf(child, `${place}/${key}`);
  }
}

const NODES = Object.values(SCHEMAS).flatMap((schema) => [...nodesOf(schema)]);

/** Every key of a map with keys of ours, by `Map.key`. */
const KEYS = [['FleetProps', SCHEMAS['main']!] as const, ...Object.entries(DEFINITIONS)].flatMap(
  ([name, { properties = {} }]) =>
    Object.entries(properties).map(([key, node]) => [`${name}.${key}`, node] as const),
);

describe('what an editor shows', () => {
  test('every key and every kind of value is described, for both kinds of editors', () => {
    const described = [...KEYS, ...Object.entries(DEFINITIONS)];
    expect(KEYS.length).toBeGreaterThan(250);
    for (const [name, { description, markdownDescription }] of described) {
      expect([name, description]).toEqual([name, expect.stringMatching(/^[A-Z`].*[.:]/s)]);
      expect([name, markdownDescription]).toEqual([name, expect.stringMatching(/^[A-Z`[]/)]);
    }
  });

  test('a node has both descriptions or none: an editor prefers the one in Markdown', () => {
    for (const [place, { description, markdownDescription }] of NODES) {
      expect([place, typeof description === 'string']).toEqual([
        place,
        typeof markdownDescription === 'string',
      ]);
    }
  });

  test('a form has a message, which says what to write in its place', () => {
    const forms = NODES.filter(([, { pattern }]) => typeof pattern === 'string');
    expect(forms.length).toBeGreaterThan(100);
    for (const [place, { patternErrorMessage }] of forms) {
      expect([place, patternErrorMessage]).toEqual([
        place,
        expect.stringMatching(/^Must be [a-z`]/),
      ]);
    }
  });

  test('a default is told, and a literal one is given as well', () => {
    const literal = KEYS.filter(([, node]) => node.default !== undefined);
    expect(literal.length).toBeGreaterThan(70);
    for (const [name, node] of literal) {
      expect([name, node.description]).toEqual([
        name,
        expect.stringContaining(`Default: \`${String(node.default)}\`.`),
      ]);
    }
  });

  test('every word of a closed set is described, where the set is', () => {
    const sets = Object.entries(DEFINITIONS).filter(([, node]) => node.enum !== undefined);
    expect(sets.length).toBeGreaterThan(10);
    for (const [name, node] of sets) {
      expect([name, node.enumDescriptions]).toEqual([
        name,
        node.enum!.map(() => expect.stringMatching(/\w/)),
      ]);
    }
  });

  test('a warning is described by what its code means', () => {
    const { enum: codes, enumDescriptions } = DEFINITIONS['WarningCode']!;
    expect(enumDescriptions).toEqual(
      codes!.map((code) => CODES[code as keyof typeof CODES].summary),
    );
  });

  test('an operator is described with the namespace in which it usually runs', () => {
    const { enum: names, enumDescriptions } = DEFINITIONS['IntegrationName']!;
    for (const [name, { namespace }] of Object.entries(INTEGRATIONS)) {
      expect(enumDescriptions![names!.indexOf(name)]).toContain(`in \`${namespace}\``);
    }
  });
});

describe('examples', () => {
  const shown = Object.entries(DEFINITIONS).flatMap(([name, { examples = [], properties = {} }]) => [
    ...examples.map((example) => [name, example] as const),
    ...Object.entries(properties).flatMap(([key, node]) =>
      (node.examples ?? []).map((example) => [`${name}/properties/${key}`, example] as const),
    ),
  ]);

  test('there are some', () => expect(shown.length).toBeGreaterThan(150));

  test('each is valid in its place', () => {
    const wrong = shown.filter(([place, example]) => !placeCheck(place)(example));
    expect(wrong).toEqual([]);
  });

  test('none is lost on the way: each is written as JSON5', () => {
    const folder = join(ROOT, 'lib', 'fleet', 'model', 'props');
    const lines = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/\* @example (.*)$/gm)].map(
        ([, text]) => text!,
      ),
    );
    expect(lines.length).toBeGreaterThan(80);
    for (const text of lines) expect(() => new Function(`return (${text});`)() as unknown).not.toThrow();
  });
});

// Tried with yaml-language-server, which inserts the defaults of a map that somebody completes by the first type of a key.
describe('what an editor inserts', () => {
  test('no default that would take the place of what is inherited', () => {
    const inserted = KEYS.filter(([, node]) => {
      const first = [node.type ?? []].flat()[0];
      return node.default !== undefined && ['boolean', 'integer', 'number', 'string'].includes(first!);
    });
    expect(inserted).toEqual([]);
  });
});

describe('the reference page', () => {
  const page: Page = readPage('docs/reference.md');

  test('has a table for every kind of map, with every key', () => {
    const keys = new Set(
      tablesOf(page)
        .filter(({ headings }) => headings[0] === 'key')
        .flatMap(({ rows }) => rows.map(([cell]) => cell!.replaceAll('`', ''))),
    );
    for (const [name] of KEYS) expect(keys).toContain(name.split('.')[1]);
  });

  test('tells forms in words', () => {
    expect(page.text).not.toMatch(/\(\?|\[a-z/);
    const values = tablesOf(page).find(({ headings }) => headings[0] === 'value')!;
    expect(values.rows.length).toBeGreaterThan(25);
    for (const [title, form, example] of values.rows) {
      expect([title, form]).toEqual([title, expect.stringMatching(/^(An? |Huge).*\.$/)]);
      expect([title, example]).toEqual([title, expect.stringMatching(/^`.+`$/)]);
    }
  });

  test('leaves no cell of a meaning, a value or a word empty', () => {
    for (const { headings, rows } of tablesOf(page)) {
      for (const row of rows) {
        const cells = row.filter((_, index) => headings[index] !== 'default');
        expect(cells).not.toContain('');
      }
    }
  });
});
