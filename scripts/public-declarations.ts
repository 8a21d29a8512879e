import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * Removes the declarations to which the public one does not lead. The compiler writes one for each file, and who uses the
 * package needs a tenth of them.
 *
 * @param folder - that of the public declaration
 */
export function keepPublicDeclarations(folder: string): void {
  const needed = neededFrom(join(folder, 'index.d.ts'));
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (name.endsWith('.d.ts') && !needed.has(file)) rmSync(file);
  }
}

function neededFrom(start: string): ReadonlySet<string> {
  const needed = new Set<string>();
  const queue = [start];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (needed.has(file)) continue;
    needed.add(file);
    const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
    const own = importedFiles.filter(({ fileName }) => fileName.startsWith('.'));
    for (const { fileName } of own) {
      const path = join(dirname(file), fileName);
      queue.push([`${path}.d.ts`, join(path, 'index.d.ts')].find(existsSync)!);
    }
  }
  return needed;
}
