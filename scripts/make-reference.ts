import type { Schema } from './make-schema';

/** Definitions that hold the settings of `SettingsProps`. */
const LEVELS = [
  'PlatformEntry',
  'TierEntry',
  'TenantEntry',
  'SharedServiceEntry',
  'EnvironmentEntry',
];

/** The reference page of tenants.yaml: a table for each kind of map, in the order in which they are reached. */
export function makeReference(schema: Schema): string {
  const definitions = schema.definitions ?? {};
  const settings = commonProperties(LEVELS.map((name) => definitions[name]!));
  const names = reachable(schema, definitions).filter(
    (name) => definitions[name]!.properties !== undefined,
  );
  const lines = [
    '<!-- Generated from lib/fleet/model/props.ts by npm run generate. Do not edit. -->',
    '',
    '# tenants.yaml, key by key',
    '',
    'A map is merged by key over what it inherits, a scalar or a list replaces it, and `null` removes it. Layers, later',
    'wins: built-in defaults, platform, tier, tenant, environment (of the platform, of the tier, of the tenant).',
    '',
    ...contents(names),
    '',
    ...section('The file', schema, definitions),
    ...section(
      SETTINGS,
      {
        description:
          'What may stand at any level: platform, tier, tenant, shared service, environment. Later layers win.',
        properties: settings,
      },
      definitions,
    ),
  ];
  for (const name of names) {
    const definition = definitions[name]!;
    lines.push(
      ...(LEVELS.includes(name)
        ? section(title(name), withoutKeys(definition, settings), definitions, ALL_SETTINGS)
        : section(title(name), definition, definitions)),
    );
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

const SETTINGS = 'Settings';

const ALL_SETTINGS = 'All [settings](#settings), and:';

/** Links to the sections: the levels first, then the rest by name. */
function contents(names: readonly string[]): string[] {
  const link = (heading: string): string => `[${heading}](#${anchor(heading)})`;
  const parts = names.filter((name) => !LEVELS.includes(name)).map(title);
  return [
    `- ${['The file', SETTINGS, ...names.filter((name) => LEVELS.includes(name)).map(title)].map(link).join(', ')}`,
    `- ${parts.sort().map(link).join(', ')}`,
  ];
}

/** What all of them declare alike. */
function commonProperties(nodes: readonly Schema[]): Record<string, Schema> {
  const [first, ...others] = nodes;
  return Object.fromEntries(
    Object.entries(first?.properties ?? {}).filter(([key, property]) =>
      others.every((node) => JSON.stringify(node.properties?.[key]) === JSON.stringify(property)),
    ),
  );
}

function withoutKeys(node: Schema, keys: Record<string, Schema>): Schema {
  const own = Object.entries(node.properties ?? {}).filter(([key]) => !Object.hasOwn(keys, key));
  return { ...node, properties: Object.fromEntries(own) };
}

function title(name: string): string {
  return name.replace(/(Entry|Props)$/, '').replace(/Switches$/, 's');
}

function anchor(name: string): string {
  return title(name).toLowerCase().replaceAll(' ', '-');
}

/** Names of definitions with properties, breadth first. */
function reachable(schema: Schema, definitions: Record<string, Schema>): string[] {
  const found: string[] = [];
  const queue: unknown[] = [schema.properties];
  while (queue.length > 0) {
    const node = queue.shift();
    if (Array.isArray(node)) queue.push(...node);
    else if (typeof node === 'object' && node !== null) {
      for (const [key, value] of Object.entries(node)) {
        if (key !== '$ref') queue.push(value);
        else {
          const name = String(value).replace('#/definitions/', '');
          if (found.includes(name)) continue;
          found.push(name);
          queue.push(definitions[name]);
        }
      }
    }
  }
  return found;
}

function section(
  heading: string,
  node: Schema,
  definitions: Record<string, Schema>,
  note?: string,
): string[] {
  const lines = [`## ${heading}`, ''];
  if (node.description !== undefined) lines.push(prose(node.description), '');
  if (note !== undefined) lines.push(note, '');
  lines.push('| key | value | default | meaning |', '| --- | --- | --- | --- |');
  for (const [key, property] of Object.entries(node.properties ?? {})) {
    const required = node.required?.includes(key) === true;
    const { meaning, fallback } = split(property);
    lines.push(
      `| \`${key}\` | ${typeName(property, definitions)} | ${required ? '**required**' : fallback} | ${meaning} |`,
    );
  }
  return [...lines, ''];
}

function split(property: Schema): { meaning: string; fallback: string } {
  const text = property.description ?? '';
  const match = /(?:^|\n\n)Default: ([\s\S]*)\.$/.exec(text);
  const meaning = prose(match === null ? text : text.slice(0, match.index));
  if (property.default !== undefined) {
    return { meaning, fallback: `\`${String(property.default)}\`` };
  }
  return { meaning, fallback: match === null ? '' : prose(match[1] ?? '') };
}

function prose(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

function typeName(node: Schema, definitions: Record<string, Schema>): string {
  if (node.$ref !== undefined) {
    const name = node.$ref.replace('#/definitions/', '');
    const target = definitions[name]!;
    if (target.properties !== undefined) return `[${title(name)}](#${anchor(name)})`;
    if (name.endsWith('Value') && target.anyOf === undefined) {
      return title(name)
        .replace(/Value$/, '')
        .toLowerCase();
    }
    return typeName(target, definitions);
  }
  if (node.enum !== undefined) return node.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (node.const !== undefined) return `\`${String(node.const)}\``;
  if (node.anyOf !== undefined) {
    return [...new Set(node.anyOf.map((branch) => typeName(branch, definitions)))].join(' or ');
  }
  if (node.type === 'array') return `list of ${typeName(node.items ?? {}, definitions)}`;
  if (node.type === 'object' && typeof node.additionalProperties === 'object') {
    return `map of ${typeName(node.additionalProperties, definitions)}`;
  }
  if (Array.isArray(node.type)) return node.type.join(' or ');
  return node.type ?? 'anything';
}
