import type * as Yaml from 'yaml';
import { excerpt } from './yaml-excerpt';
import type { WalkReport } from './yaml-report';

const NAME_FIX = 'Write a name before the colon, in quotes if need be.';

/**
 * The text of a key, or nothing where the entry is reported and left out. Numbers and booleans are
 * keys by their source text, as `8080` in a map of ports.
 *
 * @param value - what the scalar would be as a value
 */
export function readKey(node: Yaml.Scalar, value: unknown, report: WalkReport): string | undefined {
  const source = node.source ?? '';
  const range = node.range!;
  if (source === '<<' && node.type === 'PLAIN') {
    report.addAtKey(
      'YAML_MERGE_KEY',
      source,
      range,
      'The merge key `<<` is no part of YAML 1.2.',
      'Put what entries share into a tier, or use an anchor for a whole value.',
    );
    return undefined;
  }
  if (value === null) {
    const what = source === '' ? 'A key is empty.' : `The key ${excerpt(source)} means null.`;
    report.addAtKey('YAML_KEY', source, range, what, NAME_FIX);
    return undefined;
  }
  // Every JavaScript object has these names: reading or writing them would not mean the data.
  if (source in Object.prototype) {
    const what = `The key ${excerpt(source)} is never allowed.`;
    report.addAtKey('YAML_KEY', source, range, what, 'Choose another name.');
    return undefined;
  }
  return source;
}

/** Reports a key that is a map, a list or an alias. */
export function reportComplexKey(node: Yaml.Node, report: WalkReport): void {
  const { text } = report.lines;
  const [start, end] = node.range!;
  const key = text.slice(start, end).split('\n', 1)[0]!;
  if (text.startsWith('{{', start - 1)) {
    report.addAtKey(
      'YAML_KEY',
      key,
      [start, end],
      'This looks like a template, not like YAML.',
      'Render it first; a text with braces goes in quotes.',
    );
  } else {
    const what = 'A key is no plain text but a map, a list or an alias.';
    report.addAtKey('YAML_KEY', key, [start, end], what, NAME_FIX);
  }
}

/**
 * Reports an entry in braces that has no colon, such as `{cpu:100}`: YAML takes all of it for a
 * key.
 */
export function reportNoValue(node: Yaml.Node, key: string, report: WalkReport): void {
  const fix = key.includes(':')
    ? 'Put a space after the colon.'
    : 'Write `key: value`; for an empty value, `key: null`.';
  report.add('YAML_SYNTAX', node.range!, `${excerpt(key)} is a key without a value.`, fix);
}
