import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type SchemaObject } from 'ajv';
import { tenancy } from '../cli/command';
import { ROOT } from '../docs/pages';

const FILE = join(ROOT, 'schema/diff.v1alpha1.schema.json');
const schema = JSON.parse(readFileSync(FILE, 'utf8')) as SchemaObject;
const validate = new Ajv({ strict: false }).compile(schema);
const GOLDENS = join(ROOT, 'test/review/diff/goldens');

function golden(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(GOLDENS, name), 'utf8')) as Record<string, unknown>;
}

test.each(readdirSync(GOLDENS).filter((name) => name.endsWith('.json')))(
  'the difference %s is what the schema says',
  (name) => {
    validate(golden(name));
    expect(validate.errors).toBeNull();
  },
);

test('a field that is missing, or of another version, is an error; one that is new is not', () => {
  const diff = golden('gpu-up.json');
  expect(validate({ ...diff, new: 1 })).toBe(true);
  expect(validate({ ...diff, changes: undefined })).toBe(false);
  expect(validate({ ...diff, changes: [{ risk: 'enormous' }] })).toBe(false);
  expect(validate({ ...diff, apiVersion: 'cdk8s-tenancy/v2' })).toBe(false);
});

test('tenancy schema diff prints it', async () => {
  const { status, stdout } = await tenancy(['schema', 'diff']);
  expect([status, stdout]).toEqual([0, readFileSync(FILE, 'utf8')]);
});
