import { parseAllDocuments } from 'yaml';

/** A ResourceSet of ours. */
export interface ResourceSet {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: object };
  readonly spec: {
    readonly dependsOn?: readonly object[];
    readonly inputs: readonly { readonly stages: readonly Readonly<Record<string, unknown>>[] }[];
    readonly resourcesTemplate: string;
  };
}

/** A Kustomization that a set makes. */
export interface MadeStage {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly path: string;
    readonly dependsOn?: readonly { readonly name: string }[];
  };
}

/**
 * What Flux Operator makes of a set, as far as our template asks for it: a document for each stage, with its fields. The
 * real one does it in `test/cluster/delivery/operator-test.ts`.
 */
export function stagesOfSet({ spec: { inputs, resourcesTemplate } }: ResourceSet): MadeStage[] {
  const body = /^<<- range inputs\.stages >>(?<body>[^]*)<<- end >>\n$/.exec(resourcesTemplate);
  if (body === null) throw new Error(`an unknown template:\n${resourcesTemplate}`);
  const text = inputs
    .flatMap(({ stages }) => stages)
    .map((stage) =>
      body.groups!['body']!.replace(/<< (?<call>toJson )?\.(?<key>\w+) >>/g, (_, call, key) => {
        const value = stage[key as string];
        if (value === undefined) throw new Error(`an entry without ${key}`);
        return call === undefined ? String(value) : JSON.stringify(value);
      }),
    )
    .join('');
  return parseAllDocuments(text).flatMap((document) => {
    const made = document.toJS() as MadeStage | null;
    return made === null ? [] : [made];
  });
}
