import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The path of a file from the root of the repository, with `/`; an absolute path if the file is outside. */
export function repositoryPath(file: string, root: string): string {
  if (file === '<stdin>') return file;
  const absolute = resolve(file);
  const path = relative(root, absolute);
  const isOutside = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
  return (isOutside ? absolute : path).split(sep).join('/');
}

/** The same path as a URI reference. */
export function repositoryUri(file: string, root: string): string {
  const path = repositoryPath(file, root);
  return isAbsolute(path)
    ? pathToFileURL(path).href
    : path.split('/').map(encodeURIComponent).join('/');
}
