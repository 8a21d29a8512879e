import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type SchemaObject } from 'ajv';
import { loadFleets } from '../../lib';
import { summarize } from '../../lib/cli/formats/fleet-summary';
import { policyNames } from '../../lib/cli/formats/policy-names';
import { tenancy } from '../cli/command';
import { ROOT } from '../docs/pages';

const FILE = join(ROOT, 'schema/list.v1alpha1.schema.json');
const schema = JSON.parse(readFileSync(FILE, 'utf8')) as SchemaObject;
const validate = new Ajv({ strict: false }).compile(schema);

const FIXTURES = readdirSync(join(ROOT, 'test/fixtures'));

/** What the command prints, as its readers get it. */
function printed(name: string): Record<string, unknown> {
  const { fleets } = loadFleets(join(ROOT, 'test/fixtures', name, 'tenants.yaml'));
  return JSON.parse(JSON.stringify(summarize(fleets, policyNames))) as Record<string, unknown>;
}

test.each(FIXTURES)('the list of the fixture %s is what the schema says', (name) => {
  validate(printed(name));
  expect(validate.errors).toBeNull();
});

test('a field that is missing, or of another version, is an error; one that is new is not', () => {
  const list = printed('minimal');
  expect(validate({ ...list, new: 1 })).toBe(true);
  expect(validate({ ...list, tenants: undefined })).toBe(false);
  expect(validate({ ...list, apiVersion: 'cdk8s-tenancy/v2' })).toBe(false);
});

test('the version is in the name of the file', () => {
  const { const: version } = (schema['properties'] as Record<string, { const?: string }>)[
    'apiVersion'
  ]!;
  expect(FILE).toContain(`list.${version!.split('/')[1]}.`);
});

test('tenancy schema --list prints it', async () => {
  const { status, stdout } = await tenancy(['schema', '--list']);
  expect([status, stdout]).toEqual([0, readFileSync(FILE, 'utf8')]);
});
