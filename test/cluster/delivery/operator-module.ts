import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { go } from '../go-tool';
import { type Module, exists, moduleAt } from '../modules';
import { buildFlags, familyFolder } from '../programs';

const MODULE = 'github.com/controlplaneio-fluxcd/flux-operator';

/**
 * Where Flux Operator is built from: the committed go.mod, with a copy of the module in which the web page is empty. The
 * program embeds that page, and the module leaves it out, because it is built from other sources.
 */
export async function operatorModule(): Promise<Module> {
  const committed = await moduleAt(familyFolder('flux-operator'), buildFlags());
  const source = path.join(committed.cache, 'module');
  if (await exists(source)) return { ...committed, source };
  const unfinished = `${source}.${process.pid}`;
  await fs.cp(committed.source, unfinished, { recursive: true });
  const printed = await go(['mod', 'download', '-json', MODULE], committed.source);
  const { Dir } = JSON.parse(printed) as { Dir: string };
  const copy = path.join(unfinished, 'flux-operator');
  await copyWritable(Dir, copy);
  await fs.mkdir(path.join(copy, 'web/dist'));
  await fs.writeFile(path.join(copy, 'web/dist/index.html'), '');
  const replace = `\nreplace ${MODULE} => ./flux-operator\n`;
  await fs.appendFile(path.join(unfinished, 'go.mod'), replace);
  await fs.rename(unfinished, source);
  return { ...committed, source };
}

/** Copies what Go keeps write-protected. */
async function copyWritable(from: string, to: string): Promise<void> {
  await fs.cp(from, to, { recursive: true });
  const folders = await fs.readdir(to, { recursive: true, withFileTypes: true });
  await fs.chmod(to, 0o755);
  for (const entry of folders.filter((one) => one.isDirectory())) {
    await fs.chmod(path.join(entry.parentPath, entry.name), 0o755);
  }
}
