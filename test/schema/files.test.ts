import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { allPages, isGenerated, ROOT } from '../docs/pages';
import { marks, SCHEMAS } from './editor-schema';

const MAIN = 'tenants.schema.json';
const PART = 'tenants-part.schema.json';

/** Something in this repository that editors check. */
interface Written {
  readonly place: string;
  readonly text: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => /(^|\/)(tenants|tenants\.d\/[^/]+)\.yaml$/.test(path));
}

/** Files that people of this repository, and those who copy its examples, open in an editor. */
const EDITED = ['tenants.yaml', ...filesBelow('tenants.d'), ...filesBelow('examples')].sort();

/** Fleets of tests. */
const TESTED = [...filesBelow('test'), 'test/cluster/fleet.yaml'].sort();

const FILES: readonly Written[] = [...EDITED, ...TESTED].map((path) => ({
  place: path,
  text: readFileSync(join(ROOT, path), 'utf8'),
}));

/** Blocks that are fine: the page of findings shows wrong ones. */
const BLOCKS: readonly Written[] = allPages()
  .filter((page) => !isGenerated(page))
  .flatMap(({ path, blocks }) =>
    blocks
      .filter(({ language, info, text }) => {
        const isFleet = info === '' && /^apiVersion: cdk8s-tenancy\//m.test(text);
        return language === 'yaml' && (isFleet || info.startsWith('tenants.d/'));
      })
      .map(({ line, text }) => ({ place: `${path}:${line}`, text })),
  );

/** Only the main file says which version of the format it has. */
function schemaOf({ text }: Written): string {
  return /^apiVersion:/m.test(text) ? MAIN : PART;
}

/** The schemas that the first lines of a file name for yaml-language-server and for JetBrains. */
function namedSchemas(text: string): string[] {
  const lines = /^# (?:yaml-language-server: \$schema=|\$schema: )(.+)$/gm;
  return [...text.matchAll(lines)].map(([, schema]) => schema!);
}

describe('an editor marks nothing in what this repository holds and shows', () => {
  test('there are files and parts, on disk and on pages', () => {
    const counts = [FILES, BLOCKS].map((written) => {
      const parts = written.filter((item) => schemaOf(item) === PART).length;
      return { files: written.length - parts, parts };
    });
    expect(counts[0]!.files).toBeGreaterThan(15);
    expect(counts[0]!.parts).toBeGreaterThan(10);
    expect(counts[1]!.files).toBeGreaterThan(15);
    expect(counts[1]!.parts).toBeGreaterThan(0);
  });

  test.each([...FILES, ...BLOCKS].map((written) => [written.place, written] as const))(
    '%s',
    (_, written) => {
      expect(marks(SCHEMAS[schemaOf(written)]!, parse(written.text))).toEqual([]);
    },
  );
});

describe('the first lines of a file name the schema that is for it', () => {
  test.each(EDITED)('%s', (path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    const named = namedSchemas(text);
    expect(named.length).toBeGreaterThan(0);
    for (const schema of named) {
      expect(existsSync(join(ROOT, dirname(path), schema))).toBe(true);
      expect(basename(schema)).toBe(schemaOf({ place: path, text }));
    }
  });

  test('a whole file with the schema of a part is marked, and a part with that of a file', () => {
    const whole = { apiVersion: 'cdk8s-tenancy/v1alpha1', platform: {}, tenants: [] };
    expect(marks(SCHEMAS[PART]!, whole)).toEqual([' additionalProperties']);
    expect(marks(SCHEMAS[MAIN]!, { tenants: [] })).toEqual([' required']);
  });
});

describe('a part', () => {
  const tenants = [{ name: 'vision', costCenter: 'ENG-1' }];

  test.each([
    ['holds tenants', { tenants }, []],
    ['may repeat the version', { apiVersion: 'cdk8s-tenancy/v1alpha1', tenants }, []],
    ['of another version', { apiVersion: 'cdk8s-tenancy/v1', tenants }, ['/apiVersion const']],
    ['without tenants', {}, [' required']],
    ['that includes again', { include: 'x.yaml', tenants }, [' additionalProperties']],
    ['with a misspelt key', { tenants: [{ ...tenants[0], qouta: {} }] }, ['/tenants/0 additionalProperties']],
    ['with a wrong name', { tenants: [{ name: 'A', costCenter: 'x' }] }, ['/tenants/0/name pattern']],
  ])('%s', (_, data, expected) => {
    expect(marks(SCHEMAS[PART]!, data)).toEqual(expected);
  });
});
