import type { FindingPath } from '../../findings/finding';
import { placeAt } from './place-at';
import { type Samples, samplesAt } from './samples-at';
import type { JsonType, Place } from './shape-table';
import { code } from './shape-words';

/** A value of a wrong type, and what is known of its place. */
export interface Slip {
  readonly value: unknown;
  readonly path: FindingPath;
  readonly place: Place;
  /** The types that fit, without null. */
  readonly types: readonly JsonType[];
  /** Whether `null` fits as well. */
  readonly nullable: boolean;
  /** The last key; that of the list or map for one of its entries, with `[]` or `{}` after it. */
  readonly key: string;
  /** What can be written there. */
  readonly samples: Samples;
}

/** What to write instead, if this advice fits. */
export type Advice = (slip: Slip) => string | undefined;

export function slipAt(place: Place, value: unknown, path: FindingPath): Slip {
  return {
    value,
    path,
    place,
    types: place.types.filter((type) => type !== 'null'),
    nullable: place.types.includes('null'),
    key: placeAt(path)?.key ?? '',
    samples: samplesAt(path),
  };
}

/** `Write a map, such as ….`, or without an example where there is none. */
export function writeSuch(what: string, sample: string | undefined): string {
  return sample === undefined ? `Write ${what}.` : `Write ${what}, such as ${code(sample)}.`;
}

export function writeExactly(text: string): string {
  return `Write ${code(text)}.`;
}

/** A text as it is written in YAML between brackets: in quotes where YAML would read something else. */
export function yamlText(text: string): string {
  const isPlain = /^[A-Za-z/.][\w./@=-]*$/.test(text) && !/^(?:true|false|null)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** A scalar as it is written in YAML between brackets. */
export function yamlScalar(value: string | number | boolean): string {
  return typeof value === 'string' ? yamlText(value) : String(value);
}

export function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** Whether a value says that something is not wanted. */
export function saysNo(value: unknown): boolean {
  return value === false || (typeof value === 'string' && NO.has(value.toLowerCase()));
}

const NO: ReadonlySet<string> = new Set(['false', 'no', 'off', 'n', 'none', 'disabled', 'removed']);
