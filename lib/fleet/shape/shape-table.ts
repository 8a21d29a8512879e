/** A type of JSON. Whole numbers are numbers here: the check of each value says better what a fraction means. */
export type JsonType = 'array' | 'boolean' | 'null' | 'number' | 'object' | 'string';

/** What may be written in one place. */
export interface Place {
  /** The types that fit, in the order in which messages name them. */
  readonly types: readonly JsonType[];
  /** The only texts that are allowed. */
  readonly words?: readonly string[];
  /** What each item is, wherever a list fits. */
  readonly items?: Place;
  /** What each entry of a map is that has names of the user's choice. */
  readonly entries?: Place;
  /** Which map of the table it is, where the map has keys of ours. */
  readonly map?: string;
  /** Whether the key must be there, or another one that `unless` names. */
  readonly required?: true;
}

/** A map with keys of ours. */
export interface MapShape {
  readonly keys: Readonly<Record<string, Place>>;
  /** Those that must be there. */
  readonly required: readonly string[];
  /** Those that must be there unless another key is, which is the value. */
  readonly unless?: Readonly<Record<string, string>>;
}

/** All maps with keys of ours, by the name of their interface in the props. */
export type ShapeTable = Readonly<Record<string, MapShape>>;
