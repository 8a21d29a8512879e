import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import type { Schema } from './make-schema';

const PREAMBLE = `// @ts-nocheck
// Generated from lib/fleet/model/props.ts by npm run generate. Do not edit.
import type { ShapeCheck } from '../shape-error';
`;

/**
 * The check of the schema as a plain JavaScript module without dependencies, so that start-up compiles nothing.
 *
 * A union is checked by the branch that fits the value's type: otherwise every branch would report, and a typing
 * error inside a map would read "must be string".
 */
export function compileShapeCheck(schema: Schema): string {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    messages: false,
    strict: false,
    code: { source: true, optimize: 2 },
  });
  const validate = ajv.compile(byType(schema, schema));
  const code = standaloneCode(ajv, validate).replace(
    /^"use strict";module\.exports = (\w+);module\.exports\.default = \1;/,
    'export const shapeCheck = $1 as unknown as ShapeCheck;',
  );
  if (!code.startsWith('export ')) throw new Error('ajv writes its modules in another way now');
  return `${PREAMBLE}${code}\n`;
}

/** Replaces every `anyOf` by a chain that picks the branch by type. */
function byType(node: Schema, root: Schema): Schema {
  if (Array.isArray(node)) return node.map((item) => byType(item as Schema, root)) as never;
  if (typeof node !== 'object' || node === null) return node;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === 'description' || key === 'default') continue;
    if (key === 'anyOf') copy[key] = value;
    // Here keys are names of ours, which may be `default` or `description`.
    else if (key === 'properties' || key === 'definitions') copy[key] = eachByType(value, root);
    else copy[key] = byType(value as Schema, root);
  }
  const branches = copy['anyOf'] as Schema[] | undefined;
  if (branches === undefined) return copy;
  delete copy['anyOf'];
  const flat = branches.flatMap((branch) => flatten(branch, root));
  const seen = new Set<string>();
  for (const type of flat.flatMap((branch) => typesOf(branch, root))) {
    if (seen.has(type)) throw new Error(`two branches of a union are both ${type}`);
    seen.add(type);
  }
  copy['type'] = [...seen];
  copy['allOf'] = flat
    .filter((branch) => Object.keys(branch).some((key) => key !== 'type' && key !== 'description'))
    .map((branch) => ({
      if: { type: typesOf(branch, root) },
      then: byType(branch, root),
    }));
  if ((copy['allOf'] as unknown[]).length === 0) delete copy['allOf'];
  return copy;
}

function eachByType(map: unknown, root: Schema): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(map as Record<string, Schema>).map(([name, schema]) => [
      name,
      byType(schema, root),
    ]),
  );
}

function resolveRef(node: Schema, root: Schema): Schema {
  if (node.$ref === undefined) return node;
  const name = decodeURIComponent(node.$ref.replace('#/definitions/', ''));
  const target = root.definitions?.[name];
  if (target === undefined) throw new Error(`no definition ${name}`);
  return target;
}

/** A reference to a union becomes its branches; any other reference stays one. */
function flatten(node: Schema, root: Schema): Schema[] {
  const target = resolveRef(node, root);
  if (target.anyOf !== undefined) return target.anyOf.flatMap((branch) => flatten(branch, root));
  return [node.$ref !== undefined && target.properties === undefined ? target : node];
}

function typesOf(node: Schema, root: Schema): string[] {
  const { type } = resolveRef(node, root);
  if (type === undefined) throw new Error(`a union branch without a type: ${JSON.stringify(node)}`);
  return typeof type === 'string' ? [type] : type;
}
