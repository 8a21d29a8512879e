import type { ApiKind } from '../../../lib/verify/rights/api-kinds';
import type { Request } from '../client';

interface Discovered {
  readonly items: readonly {
    readonly metadata: { readonly name?: string };
    readonly versions: readonly {
      readonly resources: readonly {
        readonly resource: string;
        readonly singularResource: string;
        readonly responseKind?: { readonly kind: string };
        readonly scope: string;
        readonly shortNames?: readonly string[];
        readonly subresources?: readonly { readonly subresource: string }[];
      }[];
    }[];
  }[];
}

const ACCEPT = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** The kinds that a control plane serves by itself, as our table of them has them. */
export async function kindTable(request: Request): Promise<ApiKind[]> {
  const kinds = new Map<string, ApiKind>();
  for (const root of ['/api', '/apis']) {
    const { body } = await request('GET', root, undefined, { accept: ACCEPT });
    for (const { metadata, versions } of (body as Discovered).items) {
      // The preferred version comes first; others may have kinds that it lacks.
      for (const { resources } of versions) {
        for (const one of resources) {
          const group = metadata.name ?? '';
          const key = `${one.resource}.${group}`;
          if (!kinds.has(key)) kinds.set(key, kindOf(group, one));
        }
      }
    }
  }
  return [...kinds.values()];
}

function kindOf(
  group: string,
  {
    resource,
    singularResource,
    responseKind,
    scope,
    shortNames = [],
    subresources = [],
  }: Discovered['items'][number]['versions'][number]['resources'][number],
): ApiKind {
  const names = [singularResource, ...shortNames].filter((name) => name !== '');
  return {
    group,
    resource,
    kind: responseKind?.kind ?? '',
    names,
    isNamespaced: scope === 'Namespaced',
    subresources: subresources.map(({ subresource }) => subresource).sort(),
  };
}
