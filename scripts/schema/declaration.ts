import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { mapChildren, type Schema } from './json-schema';

/** What lib/fleet/model/props.ts declares. */
export interface Declaration {
  /** tenants.yaml. */
  readonly fleet: Schema;
  /** A file that tenants.yaml includes. */
  readonly part: Schema;
}

/** Reads the declaration: types, and what their comments say. */
export function readDeclaration(root: string): Declaration {
  const generator = createGenerator({
    path: join(root, 'lib/fleet/model/props.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    expose: 'export',
    topRef: false,
    jsDoc: 'extended',
    skipTypeCheck: true,
    additionalProperties: false,
  });
  const read = (type: string): Schema => inOneForm(generator.createSchema(type) as Schema);
  return { fleet: read('FleetProps'), part: read('FleetPartProps') };
}

/** A long default is broken into lines like every comment, and a set of one explained word is a set as well. */
function inOneForm(node: Schema): Schema {
  const { const: word, ...copy } = mapChildren(node, inOneForm);
  const isSet = splitDescription(copy.description ?? '').words.has(String(word));
  return {
    ...copy,
    ...(word !== undefined && (isSet ? { enum: [word] } : { const: word })),
    ...(typeof copy.default === 'string' && {
      default: copy.default.replace(/\s+/g, ' ').trim(),
    }),
  };
}

/** A default in prose, `- none`: what it says, without the hyphen. Every other default is a value. */
export function proseDefault({ default: fallback }: Schema): string | undefined {
  return typeof fallback === 'string' && fallback.startsWith('- ') ? fallback.slice(2) : undefined;
}

/** A description without the list of words at its end, and what the list says of each word. */
export function splitDescription(text: string): { prose: string; words: Map<string, string> } {
  const words = new Map<string, string>();
  const prose = text
    .split('\n')
    .filter((line) => {
      const item = /^- `([^`]+)`: (.+)$/.exec(line);
      if (item !== null) words.set(item[1]!, item[2]!);
      return item === null;
    })
    .join('\n')
    .trim();
  return { prose, words };
}
