import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type SchemaObject } from 'ajv';
import { tenancy } from '../cli/command';
import { ROOT } from '../docs/pages';

const FILE = join(ROOT, 'schema/verify.v1alpha1.schema.json');
const schema = JSON.parse(readFileSync(FILE, 'utf8')) as SchemaObject;
const validate = new Ajv({ strict: false }).compile(schema);

async function verified(...args: readonly string[]): Promise<Record<string, unknown>> {
  const { stdout } = await tenancy(['verify', '--format', 'json', ...args]);
  return JSON.parse(stdout) as Record<string, unknown>;
}

test.each([
  ['our own output', []],
  ['a folder with defects', [join(ROOT, 'test/verify/naive')]],
  ['one without some invariants', [join(ROOT, 'test/verify/naive'), '--ignore', 'quota-keys-count']],
])('what is said of %s is what the schema says', async (_, args) => {
  validate(await verified(...args));
  expect(validate.errors).toBeNull();
});

test('a field that is missing, or of another version, is an error; one that is new is not', async () => {
  const report = await verified(join(ROOT, 'test/verify/naive'));
  expect(validate({ ...report, new: 1 })).toBe(true);
  expect(validate({ ...report, invariants: undefined })).toBe(false);
  expect(validate({ ...report, invariants: [{ outcome: 'perhaps' }] })).toBe(false);
  expect(validate({ ...report, apiVersion: 'cdk8s-tenancy/v2' })).toBe(false);
});

test('tenancy schema verify prints it', async () => {
  const { status, stdout } = await tenancy(['schema', 'verify']);
  expect([status, stdout]).toEqual([0, readFileSync(FILE, 'utf8')]);
});
