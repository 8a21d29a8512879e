import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { parse } from 'yaml';
import { exists } from './modules';

/** Definitions whose projects publish no Go module: a folder for each API group. A clone does not have them. */
export const SHARED =
  process.env['DEFINITIONS_FOLDER'] ?? path.join(__dirname, '../../../shared/crds');

/** All definitions of an API group in that folder. Undefined where it is absent: what needs them is skipped. */
export async function sharedDefinitions(group: string): Promise<object[] | undefined> {
  const folder = path.join(SHARED, group);
  if (!(await exists(folder))) return undefined;
  const files = (await fs.readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
  return Promise.all(
    files.map(async (file) => parse(await fs.readFile(path.join(folder, file), 'utf8')) as object),
  );
}
