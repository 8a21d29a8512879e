import type { ApiObject } from 'cdk8s';
import { contentOf } from '../../constructs/api-object/manifest';
import { TenancyError, finding } from '../../findings/finding';
import { emitDocuments } from './emitter';
import { HEADER } from './header';

/** An API object as it is written. */
export interface ApiContent {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** In a file, the namespace comes first, then what guards it, then what it grants, then all else. */
const ORDER = [
  'Namespace',
  'ServiceAccount',
  'ResourceQuota',
  'LimitRange',
  'RoleBinding',
  'NetworkPolicy',
];

/** The text of a file that holds some objects. */
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
  // Array.prototype.sort is stable: within a kind the order of construction stays.
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

/** Our own objects never clash: their names were planned. What an extension adds may. */
function duplicate(path: string, kind: string, name: string): TenancyError {
  return new TenancyError([
    finding({
      code: 'OBJECT_DUPLICATE',
      path: [],
      message: `${path} would hold two objects ${kind} ${name}.`,
      fix: 'Rename the one that an extension adds.',
    }),
  ]);
}
