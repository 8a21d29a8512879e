import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What V8 writes to the folder that NODE_V8_COVERAGE names. */
interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      /** The first one is the whole function. Offsets are those of the text. */
      readonly ranges: readonly [{ readonly startOffset: number; readonly count: number }];
    }[];
  }[];
}

/** A function that a run called. */
export interface Call {
  /** The module that the bundle took it from. */
  readonly module: string;
  readonly name: string;
  readonly count: number;
}

/** The files that one run loaded. */
export function filesIn(folder: string): string[] {
  return read(folder).result.flatMap(({ url }) =>
    url.startsWith('file:') ? fileURLToPath(url) : [],
  );
}

/** The functions of a bundle that one run called, without those that run while a module loads. */
export function callsIn(folder: string, bundle: string): Call[] {
  const text = readFileSync(bundle, 'latin1');
  const starts = [...text.matchAll(/__commonJS\(\{"([^"]+)"\(/g)].reverse();
  const script = read(folder).result.find(
    ({ url }) => url.startsWith('file:') && fileURLToPath(url) === bundle,
  )!;
  return script.functions.flatMap(({ functionName: name, ranges: [{ startOffset, count }] }) => {
    const module = starts.find(({ index }) => index < startOffset)?.[1];
    const isCalled = count > 0 && module !== undefined && name !== module;
    return isCalled && name !== '<static_initializer>' ? { module, name, count } : [];
  });
}

function read(folder: string): Coverage {
  const [name] = readdirSync(folder);
  return JSON.parse(readFileSync(join(folder, name!), 'utf8')) as Coverage;
}
