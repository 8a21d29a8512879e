import type { Code } from '../../../findings/codes/codes';
import { entryOf } from '../../../findings/codes/entry-of';
import type { Finding, FindingPath } from '../../../findings/finding';
import { Lines } from '../../../findings/print/source-lines';
import { isSourceText, readSource, type SourceReader, type SourceText } from '../source/source';
import { locate, type Wanted } from '../yaml/yaml-places';
import { addTo } from '../../values/groups';

/** Where a path of the merged input was written. */
export interface Origin {
  readonly file: string;
  /** The path inside that file. */
  readonly path: FindingPath;
}

/** The tenants that one included file added, as a range of indices into the merged list. */
export interface IncludedTenants {
  readonly file: string;
  readonly first: number;
  readonly count: number;
}

/**
 * The files that one input was merged from.
 *
 * Included files are read again when one of their lines is wanted: there can be thousands of them,
 * but only a few have findings. The main file is kept, because standard input and pipes cannot be
 * read twice.
 */
export class SourceSet {
  private latest: { readonly file: string; readonly lines: Lines | undefined } | undefined;

  /**
   * @param file - the main file as it is shown
   * @param main - its text; nothing if it could not be read
   * @param included - sorted by `first`, without gaps
   * @param read - reads an included file once more
   */
  constructor(
    readonly file: string,
    private readonly main: SourceText | undefined,
    private readonly included: readonly IncludedTenants[] = [],
    private readonly read: SourceReader = readSource,
  ) {}

  /** All files that contributed to the input, by name. */
  get files(): string[] {
    return [this.file, ...this.included.map(({ file }) => file)];
  }

  /** The file from which a path of the merged input comes, and the path in that file. */
  origin(path: FindingPath): Origin {
    const [root, index] = path;
    if (root === 'tenants' && typeof index === 'number') {
      const part = this.partOf(index);
      if (part !== undefined) {
        return { file: part.file, path: ['tenants', index - part.first, ...path.slice(2)] };
      }
    }
    return { file: this.file, path };
  }

  /**
   * The same findings, each with file, line, column and length. Findings that already have a file
   * are not changed.
   */
  place(findings: readonly Finding[]): Finding[] {
    const placed = [...findings];
    const byFile = new Map<string, number[]>();
    findings.forEach((item, index) => {
      if (item.file !== undefined) return;
      addTo(byFile, this.origin(item.path).file, index);
    });
    for (const [file, indices] of byFile) {
      const items = indices.map((index) => findings[index]!);
      const text = this.text(file);
      const located =
        text === undefined
          ? items.map((item) => ({ ...item, file }))
          : placeIn(text, items, (item) => this.origin(item.path).path);
      located.forEach((item, position) => {
        placed[indices[position]!] = this.withOther(item);
      });
    }
    return placed;
  }

  /** A finding whose message says where the other place is. */
  private withOther(item: Finding): Finding {
    if (item.other === undefined) return item;
    const { file, path } = this.origin(item.other);
    const source = this.text(file);
    const line = source && locate(source.text, [{ path, at: whereAt(item.code) }])[0]?.line;
    return line === undefined
      ? item
      : { ...item, message: `${item.message} That entry is at ${file}:${line}.` };
  }

  /** The lines of a file, for frames. */
  lines(file: string): Lines | undefined {
    if (this.latest?.file !== file) {
      const text = this.text(file)?.text;
      this.latest = { file, lines: text === undefined ? undefined : new Lines(text) };
    }
    return this.latest.lines;
  }

  private text(file: string): SourceText | undefined {
    if (file === this.file) return this.main;
    const read = this.read(file, 'included');
    return isSourceText(read) ? read : undefined;
  }

  private partOf(index: number): IncludedTenants | undefined {
    let low = 0;
    let high = this.included.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const part = this.included[middle]!;
      if (index < part.first) high = middle - 1;
      else if (index >= part.first + part.count) low = middle + 1;
      else return part;
    }
    return undefined;
  }
}

/** Findings of one text with their places. `pathOf` gives the path inside that text. */
export function placeIn(
  source: SourceText,
  findings: readonly Finding[],
  pathOf: (item: Finding) => FindingPath = (item) => item.path,
): Finding[] {
  // To find a place, the text is parsed again.
  if (findings.length === 0) return [];
  const places = locate(
    source.text,
    findings.map((item): Wanted => ({ path: pathOf(item), at: whereAt(item.code) })),
  );
  return findings.map((item, index) => ({ ...item, file: source.file, ...places[index] }));
}

function whereAt(code: Code): Wanted['at'] {
  const { caret } = entryOf(code);
  return caret === 'key' || caret === 'name' ? caret : 'value';
}
