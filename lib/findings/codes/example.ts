/** Files by name. A text alone is tenants.yaml. Indentation that all lines share does not count. */
export type ExampleFiles = string | Readonly<Record<string, string>>;

/** A mistake, and the same input without it. Both are complete. */
export interface Example {
  readonly wrong: ExampleFiles;
  readonly right: ExampleFiles;
  /** Codes that the right half still has, because it cannot show its point without them. */
  readonly remaining?: readonly string[];
}

/** In place of an example. */
export interface NoExample {
  /** Why no text can show the mistake. */
  readonly none: string;
}

/** The name of the file that a text alone is. */
export const MAIN_FILE = 'tenants.yaml';

/** The files of an example with their names, the main file first. */
export function filesOf(files: ExampleFiles): readonly (readonly [name: string, text: string])[] {
  const named = typeof files === 'string' ? { [MAIN_FILE]: files } : files;
  return Object.entries(named).map(([name, text]) => [name, withoutIndentation(text)]);
}

/** A text without the indentation that it has in our source, and without the breaks around it. */
function withoutIndentation(text: string): string {
  const lines = text.replace(/^\n/, '').replace(/\n *$/, '').split('\n');
  const indents = lines.map((line) => /^ */.exec(line)![0].length);
  const indent = Math.min(...indents);
  return `${lines.map((line) => line.slice(indent)).join('\n')}\n`;
}
