import { isUtf8 } from 'node:buffer';
import type { FindingInit } from '../../../findings/finding';

/** Where and why bytes are not a UTF-8 text. */
export type EncodingFault = Pick<
  FindingInit,
  'code' | 'message' | 'fix' | 'line' | 'column' | 'length'
>;

/** The first reason why `bytes` are not a UTF-8 text, or nothing. */
export function findEncodingFault(bytes: Buffer): EncodingFault | undefined {
  if (looksLikeUtf16(bytes)) {
    return fault(
      'The file is UTF-16 text, not UTF-8.',
      'Save the file as UTF-8 (PowerShell: Set-Content -Encoding utf8).',
      1,
      1,
    );
  }
  if (isUtf8(bytes)) return undefined;

  // A line feed is never part of a longer character, so the bad byte is in the first line that is
  // not UTF-8.
  let line = 1;
  let start = 0;
  for (;;) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed;
    const content = bytes.subarray(start, end);
    if (!isUtf8(content)) {
      const good = firstBadByte(content);
      const value = content[good]!.toString(16).toUpperCase().padStart(2, '0');
      return fault(
        `The byte 0x${value} is not UTF-8.`,
        'Save the file as UTF-8.',
        line,
        columnAfter(content.subarray(0, good), line),
      );
    }
    line += 1;
    start = end + 1;
  }
}

function fault(message: string, fix: string, line: number, column: number): EncodingFault {
  return { code: 'FILE_NOT_UTF8', message, fix, line, column, length: 1 };
}

/** Either it has a byte order mark, or one half of its first character is a zero byte, as in ASCII. */
function looksLikeUtf16(bytes: Buffer): boolean {
  if (bytes.length < 2) return false;
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (first === 0) !== (second === 0);
}

function columnAfter(good: Buffer, line: number): number {
  const text = good.toString('utf8');
  const mark = line === 1 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return text.length - mark + 1;
}

/** How long the character at `start` is, or 0 if it is not well-formed. */
function characterBytes(bytes: Buffer, start: number): number {
  const lead = bytes[start]!;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return isUtf8(bytes.subarray(start, start + length)) ? length : 0;
}

function firstBadByte(bytes: Buffer): number {
  let at = 0;
  for (;;) {
    const length = characterBytes(bytes, at);
    if (length === 0) return at;
    at += length;
  }
}
