import type { KindName } from '../client/kinds-of-server';

/** An object as a file states it. */
export interface WantedObject extends KindName {
  readonly name: string;
  readonly namespace?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly place: { readonly file: string; readonly line: number };
}

/** An object as the cluster has it. */
export interface LiveObject {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What tells objects of a cluster apart. */
export function objectKey({
  group,
  kind,
  namespace,
  name,
}: Pick<LiveObject, 'group' | 'kind' | 'namespace' | 'name'>): string {
  return `${group} ${kind} ${namespace ?? ''} ${name}`;
}
