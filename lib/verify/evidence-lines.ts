import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Node, LineCounter, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { FindingPath } from '../findings/finding';
import type { Defect } from './defect';

/** The lines of keys in the documents of a file. It parses a file once, for defects that come in the order of files. */
export class EvidenceLines {
  private file: string | undefined;
  private documents: readonly Located[] = [];

  /** @param folder - what the files of places are relative to */
  constructor(private readonly folder: string) {}

  /** The line of what is wrong: that of the last key of its path that the object has. */
  lineOf({ object: { place }, path }: Defect): number {
    if (path.length === 0) return place.line;
    if (this.file !== place.file) this.open(place.file);
    const document = this.documents.find(
      ({ first, last }) => first <= place.line && place.line <= last,
    );
    return document?.lineOf(path) ?? place.line;
  }

  private open(file: string): void {
    this.file = file;
    this.documents = [];
    this.documents = locate(readFileSync(join(this.folder, file), 'utf8'));
  }
}

interface Located {
  readonly first: number;
  readonly last: number;
  readonly lineOf: (path: FindingPath) => number | undefined;
}

function locate(text: string): Located[] {
  const counter = new LineCounter();
  const documents = parseAllDocuments(text.replace(/\r\n/g, '\n'), { lineCounter: counter });
  if (!Array.isArray(documents)) return [];
  return documents.map(({ contents, range }) => ({
    first: counter.linePos(range[0]).line,
    last: counter.linePos(range[2]).line,
    lineOf: (path) => lineAt(contents as Node | null, path, counter),
  }));
}

function lineAt(root: Node | null, path: FindingPath, counter: LineCounter): number | undefined {
  let node: unknown = root;
  let line: number | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (pair === undefined) break;
      line = startOf(pair.key as Node, counter) ?? line;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      if (node === undefined) break;
      line = startOf(node as Node, counter) ?? line;
    } else break;
  }
  return line;
}

function startOf({ range }: Node, counter: LineCounter): number | undefined {
  return range === undefined || range === null ? undefined : counter.linePos(range[0]).line;
}
