import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Node, LineCounter, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { FindingPath } from '../findings/finding';
import type { Defect } from './defect';
import { documentParts } from './objects/manifest-documents';

/**
 * The lines of keys in the documents of a file. It reads a file once, for defects that come in the order of files, and
 * parses only the documents that somebody asks about: a file of the platform holds dozens of large ones.
 */
export class EvidenceLines {
  private file: string | undefined;
  private parts: readonly FilePart[] = [];

  /** @param folder - what the files of places are relative to */
  constructor(private readonly folder: string) {}

  /** The line of what is wrong: that of the last key of its path that the object has. */
  lineOf({ object: { place }, path }: Defect): number {
    if (path.length === 0) return place.line;
    if (this.file !== place.file) this.open(place.file);
    const part = this.parts.findLast(({ first }) => first <= place.line);
    if (part === undefined) return place.line;
    part.documents ??= locate(part.text, part.first - 1);
    const document = part.documents.find(
      ({ first, last }) => first <= place.line && place.line <= last,
    );
    return document?.lineOf(path) ?? place.line;
  }

  private open(file: string): void {
    this.file = file;
    this.parts = [];
    let first = 1;
    const parts = documentParts(readFileSync(join(this.folder, file), 'utf8'));
    this.parts = parts.map((text) => {
      const part = { first, text };
      first += text.split('\n').length - 1;
      return part;
    });
  }
}

/** A part of a file that is parsed by itself. */
interface FilePart {
  /** The 1-based line where it starts, which is that of its separator. */
  readonly first: number;
  readonly text: string;
  /** Absent: nobody asked about it. */
  documents?: readonly Located[];
}

interface Located {
  readonly first: number;
  readonly last: number;
  readonly lineOf: (path: FindingPath) => number | undefined;
}

/** @param before - how many lines come before the text */
function locate(text: string, before: number): Located[] {
  const counter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: counter });
  if (!Array.isArray(documents)) return [];
  const lineOf = (position: number): number => before + counter.linePos(position).line;
  return documents.map(({ contents, range }) => ({
    first: lineOf(range[0]),
    last: lineOf(range[2]),
    lineOf: (path) => lineAt(contents as Node | null, path, lineOf),
  }));
}

/** The line of a position in a text. */
type LineOf = (position: number) => number;

function lineAt(root: Node | null, path: FindingPath, lineOf: LineOf): number | undefined {
  let node: unknown = root;
  let line: number | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (pair === undefined) break;
      line = startOf(pair.key as Node, lineOf) ?? line;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      if (node === undefined) break;
      line = startOf(node as Node, lineOf) ?? line;
    } else break;
  }
  return line;
}

function startOf({ range }: Node, lineOf: LineOf): number | undefined {
  return range === undefined || range === null ? undefined : lineOf(range[0]);
}
