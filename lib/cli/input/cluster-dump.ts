import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ListObjects,
  type ListedObject,
  OFFBOARD_RESOURCE_NAMES,
  kubectlName,
} from '../../cluster/offboard/offboard-resources';
import { Misuse } from '../session/status';

/** The commands that write a folder as `listDump` reads it. */
export function dumpCommands(folder: string): string[] {
  return OFFBOARD_RESOURCE_NAMES.map(
    (name) =>
      `kubectl get ${kubectlName(name)} --all-namespaces --output json > ${folder}/${name}.json`,
  );
}

/** Lists objects from a folder with a file for each resource, as kubectl prints it: `pods.json`. */
export function listDump(folder: string): ListObjects {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Misuse(`there is no folder ${folder}`);
  }
  return (name) => {
    const file = join(folder, `${name}.json`);
    return Promise.resolve(existsSync(file) ? itemsOf(file) : undefined);
  };
}

function itemsOf(file: string): readonly ListedObject[] {
  const text = readFileSync(file, 'utf8');
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new Misuse(`${file} is not JSON: ${(error as Error).message}`);
  }
  const items = (list as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) {
    throw new Misuse(`${file} is not a list of objects; write it with kubectl get … --output json`);
  }
  return items as readonly ListedObject[];
}
