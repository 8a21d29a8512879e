import type { ApiObject } from 'cdk8s';
import { contentOf } from '../../constructs/api-object/manifest';
import { TenancyError, finding } from '../../findings/finding';
import { emitDocuments } from './emitter';
import { HEADER } from './header';

/** An API object in a file. */
export interface ApiContent {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** The order in a file: the namespace, what protects it, what it grants, and everything else. */
const ORDER = [
  'Namespace',
  'ServiceAccount',
  'ResourceQuota',
  'LimitRange',
  'NetworkPolicy',
  'RoleBinding',
];

/** The text of a file with some objects. */
export function fileContent(path: string, objects: readonly ApiObject[]): string {
  const contents = objects.map(contentOf);
  refuseDuplicates(path, contents);
  return `${HEADER}${emitDocuments(inOrder(contents))}`;
}

function inOrder(contents: readonly ApiContent[]): ApiContent[] {
  const rank = ({ kind }: ApiContent): number => {
    const index = ORDER.indexOf(kind);
    return index === -1 ? ORDER.length : index;
  };
  // Array.prototype.sort is stable: objects of one kind keep the order of construction.
  return [...contents].sort((a, b) => rank(a) - rank(b));
}

function refuseDuplicates(path: string, contents: readonly ApiContent[]): void {
  const seen = new Set<string>();
  for (const { apiVersion, kind, metadata } of contents) {
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    const key = `${kind}\0${metadata.namespace ?? ''}\0${metadata.name}\0${group}`;
    if (seen.has(key)) throw duplicate(path, kind, metadata.name);
    seen.add(key);
  }
}

/** Only an extension can cause this: the names of all other objects are known to differ. */
function duplicate(path: string, kind: string, name: string): TenancyError {
  return new TenancyError([
    finding({
      code: 'OBJECT_DUPLICATE',
      path: [],
      message: `${path} would have two objects ${kind} ${name}.`,
      fix: 'Rename the object that an extension adds.',
    }),
  ]);
}
