import { asMap, asText, valueAt } from '../../../verify/objects/manifest-data';
import type { FieldChange } from './field-changes';

/** Longer values are cut: they are in the files. */
const LONGEST = 120;

/** A changed field as people read it: `` `spec.wait` from `true` to `false` ``. */
export function fieldText({ path, before, after }: FieldChange): string {
  if (path.length === 0) return wholeText(before, after);
  const name = `\`${pathText(path)}\``;
  if (before === undefined) return `${name} is new: ${valueText(after)}`;
  if (after === undefined) return `${name} is gone: it was ${valueText(before)}`;
  return `${name} changes from ${valueText(before, after)} to ${valueText(after, before)}`;
}

/** A path as people write it. Keys that hold dots or slashes are in brackets. */
export function pathText(path: readonly string[]): string {
  return path.reduce((text, step) => {
    if (step.startsWith('[')) return text + step;
    if (/[./]/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

function wholeText(before: unknown, after: unknown): string {
  const word = before === undefined ? 'is new' : 'is gone';
  const data = asMap(after ?? before);
  const keys = Object.keys(data).filter((key) => !['apiVersion', 'kind', 'metadata'].includes(key));
  const apiVersion = asText(data['apiVersion']);
  const spec = Object.keys(asMap(valueAt(data, 'spec')));
  const fields = keys.length === 1 && keys[0] === 'spec' ? spec.map((key) => `spec.${key}`) : keys;
  return `${word} (${apiVersion}${fields.length === 0 ? '' : `; ${fields.join(', ')}`})`;
}

/** A value on one line. Of a long one, the part is shown in which it differs from the other value. */
export function valueText(value: unknown, other?: unknown): string {
  const [text, otherText] = [value, other].map(plainText) as [string, string];
  if (text.length <= LONGEST) return quoted(text);
  let start = 0;
  while (other !== undefined && start < text.length && text[start] === otherText[start]) start += 1;
  const from = Math.max(0, Math.min(start - LONGEST / 4, text.length - LONGEST));
  const cut = text.slice(from, from + LONGEST);
  const [before, after] = [from > 0 ? '…' : '', from + LONGEST < text.length ? '…' : ''];
  return `${quoted(`${before}${cut}${after}`)} (${text.length} characters)`;
}

function plainText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.replace(/\s+/g, ' ');
}

/** A backtick would end the quotation. */
function quoted(text: string): string {
  return text === '' ? 'nothing (an empty text)' : `\`${text.replaceAll('`', "'")}\``;
}
