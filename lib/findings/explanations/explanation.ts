import type { Code } from '../codes';

/** Files by name, as they stand beside each other; a text alone is tenants.yaml. */
export type ExampleFiles = string | Readonly<Record<string, string>>;

/** A mistake, and the same input without it. Both are complete. */
export interface Example {
  readonly wrong: ExampleFiles;
  readonly right: ExampleFiles;
  /** Codes that the mended input still has, because what it shows cannot be had without them. */
  readonly stays?: readonly Code[];
}

/** What a code means and what to do about it, for people who look it up. */
export type Explanation = {
  /** What happened, and why it matters: one to three sentences. */
  readonly cause: string;
  /** What to do: one or two sentences. */
  readonly fix: string;
} & (
  | { readonly example: Example; readonly noExample?: undefined }
  /** Why no text of tenants.yaml can show it. */
  | { readonly noExample: string; readonly example?: undefined }
);

/** The explanations of one subject, by code. */
export type Explanations = Readonly<Partial<Record<Code, Explanation>>>;

/** The name of the file that a text alone is. */
export const MAIN_FILE = 'tenants.yaml';

/** The files of an example with their names, the main one first. */
export function filesOf(files: ExampleFiles): readonly (readonly [name: string, text: string])[] {
  return typeof files === 'string' ? [[MAIN_FILE, files]] : Object.entries(files);
}
