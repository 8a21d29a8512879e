import { parseAllDocuments } from 'yaml';
import type { Request, RequestOptions, Response } from './client';
import type { FindPath, ObjectReference } from './discovery';

export interface ApplyOptions extends Pick<RequestOptions, 'as' | 'groups'> {
  /** @default test */
  readonly fieldManager?: string;
  /** Take fields over from other managers. @default true */
  readonly force?: boolean;
  /** @default false */
  readonly dryRun?: boolean;
  /** Sends only these objects. @default all */
  readonly only?: (object: ObjectReference) => boolean;
}

export interface Applied extends Response {
  readonly object: ObjectReference;
}

/** YAML text of any number of documents, or objects. */
export type Manifests = string | readonly object[];

/** Applies and gives the server's answer for each object, refusals included. */
export type TryApply = (manifests: Manifests, options?: ApplyOptions) => Promise<Applied[]>;

/**
 * Server-side apply, one object after the other, with `fieldValidation=Strict`.
 * YAML is sent as it was written: a duplicate key is for the server to find, not for our parser.
 */
export function createTryApply(request: Request, findPath: FindPath): TryApply {
  return async (manifests, options = {}) => {
    const query = new URLSearchParams({
      fieldManager: options.fieldManager ?? 'test',
      force: String(options.force ?? true),
      fieldValidation: 'Strict',
    });
    if (options.dryRun) query.set('dryRun', 'All');
    const results: Applied[] = [];
    for (const { object, text } of documentsOf(manifests)) {
      if (options.only?.(object) === false) continue;
      const path = await findPath(object);
      const answer: Response = path
        ? await request('PATCH', `${path}?${query}`, text, {
            as: options.as,
            groups: options.groups,
            contentType: 'application/apply-patch+yaml',
          })
        : { status: 404, body: { message: 'the server serves no such kind' }, warnings: [] };
      results.push({ object, ...answer });
    }
    return results;
  };
}

/** The first refusal as an error, in the server's words. */
export function refuseRefusals(results: readonly Applied[]): void {
  for (const { object, status, body } of results) {
    if (status < 300) continue;
    const { kind, metadata } = object;
    const place = metadata.namespace ? `${metadata.namespace}/${metadata.name}` : metadata.name;
    throw new Error(`${kind} ${place} was refused (${status}): ${body?.message ?? body}`);
  }
}

function documentsOf(manifests: Manifests): { object: ObjectReference; text: string }[] {
  if (typeof manifests !== 'string') {
    return manifests.map((object) => ({
      object: object as ObjectReference,
      text: JSON.stringify(object),
    }));
  }
  // Without `uniqueKeys: false` a duplicate key would end here, before the server sees it.
  const documents = parseAllDocuments(manifests, { uniqueKeys: false });
  return [...documents].flatMap((document) => {
    if (document.errors[0]) throw document.errors[0];
    const object = document.toJS() as ObjectReference | null;
    if (!object) return [];
    return [{ object, text: manifests.slice(document.range[0], document.range[1]) }];
  });
}
