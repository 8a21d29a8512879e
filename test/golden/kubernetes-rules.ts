import { isIPv4, isIPv6 } from 'node:net';

/**
 * What the API server demands of names, labels, keys, quantities and address ranges, written from its validation
 * (apimachinery pkg/util/validation and pkg/api/resource) and not from our own checks.
 */

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const QUALIFIED_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** RFC 1123 label: names of namespaces. */
export function isDns1123Label(text: string): boolean {
  return text.length <= 63 && LABEL.test(text);
}

/** RFC 1123 subdomain: names of most objects. */
export function isDns1123Subdomain(text: string): boolean {
  return text.length <= 253 && text.split('.').every((part) => LABEL.test(part));
}

/** Names of roles and bindings: whatever can be a segment of a path. */
export function isPathSegment(text: string): boolean {
  return text !== '' && text !== '.' && text !== '..' && !/[/%]/.test(text);
}

/** Keys of labels, of quotas and, in lower case, of annotations. */
export function isQualifiedName(text: string): boolean {
  const parts = text.split('/');
  if (parts.length > 2) return false;
  const name = parts.pop()!;
  const [prefix] = parts;
  if (prefix !== undefined && !isDns1123Subdomain(prefix)) return false;
  return name.length <= 63 && QUALIFIED_NAME.test(name);
}

export function isLabelValue(text: string): boolean {
  return text === '' || (text.length <= 63 && QUALIFIED_NAME.test(text));
}

/** Bytes of all annotations of an object together. */
export const ANNOTATIONS_LIMIT = 256 * 1024;

/** Suffixes in order, with the factor to the next one. */
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** Whether the API server would give a quantity back as it is written: no sign, no fraction, the largest suffix. */
export function isCanonicalQuantity(text: string): boolean {
  const match = /^(0|[1-9][0-9]*)([a-zA-Z]*)$/.exec(text);
  if (match === null) return false;
  const [, digits, suffix] = match as unknown as [string, string, string];
  if (digits === '0') return suffix === '';
  const decimal = DECIMAL.indexOf(suffix);
  const binary = BINARY.indexOf(suffix);
  if (decimal === -1 && binary === -1) return false;
  const [place, last, factor] =
    decimal === -1 ? [binary, BINARY.length - 1, 1024n] : [decimal, DECIMAL.length - 1, 1000n];
  return place === last || BigInt(digits) % factor !== 0n;
}

/** The bits of an address, or undefined. */
function bitsOf(address: string): string | undefined {
  if (isIPv4(address)) {
    return address
      .split('.')
      .map((part) => bits(Number(part), 8))
      .join('');
  }
  if (!isIPv6(address)) return undefined;
  const [head, tail] = address.split('::') as [string, string | undefined];
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const zeros = new Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after].map((group) => bits(parseInt(group, 16), 16)).join('');
}

function bits(value: number, width: number): string {
  return value.toString(2).padStart(width, '0');
}

/** The bits that an address range fixes, or undefined for what is no range or has bits behind its prefix. */
export function prefixOf(cidr: string): string | undefined {
  const match = /^([0-9a-f.:]+)\/(0|[1-9][0-9]{0,2})$/.exec(cidr);
  const address = match === null ? undefined : bitsOf(match[1]!);
  const length = Number(match?.[2]);
  if (address === undefined || length > address.length) return undefined;
  return address.slice(length).includes('1') ? undefined : address.slice(0, length);
}
