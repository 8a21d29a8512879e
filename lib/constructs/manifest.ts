import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

/** An API object as plain data. */
export interface ManifestContent {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
  readonly [key: string]: unknown;
}

/**
 * An API object without tokens. `ApiObject.toJson` looks for some in every value, which is two thirds of the time of a
 * large fleet; here there are none, because everything was checked and resolved before. The bytes are the same, and
 * patches and metadata that somebody adds later work as with any other API object.
 */
export class Manifest extends ApiObject {
  private patched = false;

  constructor(
    scope: Construct,
    id: string,
    private readonly content: ManifestContent,
  ) {
    super(scope, id, content as unknown as ConstructorParameters<typeof ApiObject>[2]);
  }

  override addJsonPatch(...operations: Parameters<ApiObject['addJsonPatch']>): void {
    this.patched = true;
    super.addJsonPatch(...operations);
  }

  override toJson(): ManifestContent {
    if (this.patched) return super.toJson() as ManifestContent;
    const { apiVersion, kind } = this.content;
    const metadata = this.metadata.toJson() as ManifestContent['metadata'];
    return { apiVersion, kind, metadata, ...inOrder(this.content, NAMED_FIRST) };
  }
}

const NAMED_FIRST = ['apiVersion', 'kind', 'metadata'];

/** Keys in order, and nothing undefined: what `ApiObject.toJson` makes of plain data. */
function inOrder(map: object, without: readonly string[] = []): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(map).sort()) {
    const value = (map as Record<string, unknown>)[key];
    if (value !== undefined && value !== null && !without.includes(key)) result[key] = tidy(value);
  }
  return result;
}

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  return typeof value === 'object' && value !== null ? inOrder(value) : value;
}
