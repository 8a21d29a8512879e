import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { ApiObject } from './values';

/** How many objects there are in the files below a folder. */
export function countObjects(folder: string): number {
  let count = 0;
  for (const file of filesIn(folder)) {
    const pattern = file.endsWith('.json') ? /^\{"apiVersion"/gm : /^kind: /gm;
    count += readFileSync(file, 'latin1').match(pattern)?.length ?? 0;
  }
  return count;
}

/** Throws unless both folders hold the same objects. */
export function assertSameObjects(ours: string, theirs: string, who: string): void {
  const expected = objectsIn(ours);
  const actual = objectsIn(theirs);
  for (const [key, text] of expected) {
    if (actual.get(key) === text) continue;
    throw new Error(`${who} writes another ${key}:\n${text}\n${actual.get(key) ?? 'nothing'}`);
  }
  for (const key of actual.keys()) {
    if (!expected.has(key)) throw new Error(`${who} writes ${key}, which we do not`);
  }
}

function objectsIn(folder: string): Map<string, string> {
  const objects = new Map<string, string>();
  for (const file of filesIn(folder)) {
    for (const object of read(file)) {
      const { kind, metadata } = object;
      objects.set(`${kind} ${metadata.namespace ?? ''}/${metadata.name}`, canonical(object));
    }
  }
  return objects;
}

function read(file: string): ApiObject[] {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.json')) {
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ApiObject);
  }
  // The 1.1 of Kubernetes' own reader.
  return parseAllDocuments(text, { version: '1.1' })
    .map((document) => document.toJS() as ApiObject | null)
    .filter((object) => object !== null);
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const map = value as Record<string, unknown>;
  const entries = Object.keys(map)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(map[key])}`);
  return `{${entries.join(',')}}`;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name));
}
