import {
  readQuickly,
  switchQuickReader,
} from '../../../../../lib/fleet/reading/yaml/quick/quick-reader';
import { parseYaml, type ParsedYaml } from '../../../../../lib/fleet/reading/yaml/yaml-reader';

/** What the parser alone makes of a text. */
export function parserAlone(text: string): ParsedYaml {
  switchQuickReader(false);
  try {
    return parseYaml({ file: 'tenants.yaml', text });
  } finally {
    switchQuickReader(true);
  }
}

/**
 * Compares what is read with the quick reader and without it: data, the order of keys, and findings.
 * Says whether the quick reader took the text; if not, the parser read it both times.
 */
export function compareReaders(text: string): boolean {
  if (readQuickly(text) === undefined) return false;
  const quick = parseYaml({ file: 'tenants.yaml', text });
  const alone = parserAlone(text);
  if (JSON.stringify(quick) !== JSON.stringify(alone)) {
    expect({ text, ...quick }).toEqual({ text, ...alone });
    throw new Error(`the keys of ${JSON.stringify(text)} are in another order`);
  }
  return true;
}
