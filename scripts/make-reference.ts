import { generatedFrom, page } from './markdown';
import { mapSection } from './reference/map-section';
import { link } from './reference/type-words';
import { usesOf } from './reference/uses';
import { valueSection, wordSections } from './reference/value-sections';
import { type Schema, type Schemas, definitionOf, reachable } from './schema/json-schema';

/** The levels of tenants.yaml, in the order in which later ones win. All hold the settings of `SettingsProps`. */
const LEVELS = ['PlatformEntry', 'TierEntry', 'TenantEntry', 'EnvironmentEntry'];

/** It is written like a tenant. */
const SHARED_SERVICE = 'SharedServiceEntry';

const ALL_SETTINGS = 'All [settings](#settings)';

const INTRODUCTION = `\
Settings come in layers, and a later layer wins: built-in defaults, platform, tier, tenant, environment (of the platform,
of the tier, of the tenant). Maps merge by key, scalars and lists replace what is inherited, and \`null\` removes it.

Editors show this page while you type, and mark what is wrong: \`tenancy init\` writes the line that tells them where the
schema is. Begin an included file with the same line and \`tenants-part.schema.json\`.`;

/** The reference page of tenants.yaml: a table for each kind of map, in the order in which a reader meets them. */
export function makeReference(declared: Schema): string {
  const { definitions = {} } = declared;
  const map = (name: string): Schema => definitionOf(name, definitions);
  const settings = commonKeys([...LEVELS, SHARED_SERVICE].map(map));
  const owned = commonKeys(['TenantEntry', SHARED_SERVICE].map(map));
  const parts = reachable(declared, definitions)
    .filter((name) => map(name).properties && ![...LEVELS, SHARED_SERVICE].includes(name))
    .sort((a, b) => (map(a).title! < map(b).title! ? -1 : 1));
  const uses = usesOf(declared, settings);
  const file: Schema = { ...declared, title: 'The file', examples: [] };
  const common: Schema = {
    title: 'Settings',
    description:
      'Every level takes these keys: platform, tier, tenant, environment and shared service.',
    properties: settings,
  };
  const levels = LEVELS.map((name) => withoutKeys(map(name), settings));
  const service = withoutKeys(map(SHARED_SERVICE), owned);
  return page([
    generatedFrom('lib/fleet/model/props.ts'),
    '# tenants.yaml, key by key',
    INTRODUCTION,
    [
      `- Levels: ${links([file, common, ...levels, service])}`,
      `- Parts: ${links(parts.map(map))}`,
      '- How values are written: [Words](#words), [Values](#values)',
    ],
    ...[file, common].flatMap((node) => mapSection(node, definitions)),
    ...levels.flatMap((node) => mapSection(node, definitions, { more: `${ALL_SETTINGS}, and:` })),
    ...mapSection(service, definitions, {
      more: `${ALL_SETTINGS}, the keys of a [tenant](#tenant) except \`name\` and \`namespaces\`, and:`,
    }),
    ...parts.flatMap((name) => mapSection(map(name), definitions, { use: uses.get(name)! })),
    ...wordSections(definitions),
    ...valueSection(declared),
  ]);
}

function links(nodes: readonly Schema[]): string {
  return nodes.map(({ title }) => link(title!)).join(', ');
}

/** What all of them declare alike. */
function commonKeys(nodes: readonly Schema[]): Schemas {
  const [first, ...others] = nodes;
  return Object.fromEntries(
    Object.entries(first?.properties ?? {}).filter(([key, property]) =>
      others.every((node) => JSON.stringify(node.properties?.[key]) === JSON.stringify(property)),
    ),
  );
}

function withoutKeys(node: Schema, keys: Schemas): Schema {
  const own = Object.entries(node.properties ?? {}).filter(([key]) => !Object.hasOwn(keys, key));
  return { ...node, properties: Object.fromEntries(own) };
}
