import {
  ApiObject,
  App,
  ImplicitTokenResolver,
  LazyResolver,
  NumberStringUnionResolver,
} from 'cdk8s';
import type { Construct } from 'constructs';
import { isTidied, tidy, tidyMap } from './tidy';

/** An API object as plain data. */
export interface ManifestContent {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ManifestMetadata;
  readonly [key: string]: unknown;
}

export interface ManifestMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly [key: string]: unknown;
}

/** A kind of cdk8s-plus, whose types let a manifest be anything. */
interface ApiKind<Props> {
  manifest(props: Props): unknown;
}

/** What an API object of a kind holds. */
export function manifestOf<Props>(kind: ApiKind<Props>, props: Props): ManifestContent {
  return kind.manifest(props) as ManifestContent;
}

/**
 * An API object of plain data. `ApiObject.toJson` looks for tokens in every value, which is two thirds of the time of a
 * large fleet; here there are none, because everything was checked and resolved before, so the fast path leaves that out.
 *
 * It is taken only where it gives the same bytes. Patches, resolvers of the app, and metadata beyond name, namespace,
 * labels and annotations are left to `ApiObject`.
 */
export class Manifest extends ApiObject {
  private patched = false;

  constructor(
    scope: Construct,
    id: string,
    private readonly content: ManifestContent,
  ) {
    super(scope, id, content);
  }

  override addJsonPatch(...operations: Parameters<ApiObject['addJsonPatch']>): void {
    this.patched = true;
    super.addJsonPatch(...operations);
  }

  override toJson(): ManifestContent {
    const metadata = this._plainMetadata();
    if (metadata === undefined) return super.toJson() as ManifestContent;
    const { apiVersion, kind } = this.content;
    return { apiVersion, kind, metadata, ...tidyMap(this.content, NAMED_FIRST) };
  }

  /**
   * What `toJson` returns, for callers that change nothing in it: content that many objects share is not copied.
   *
   * @internal
   */
  _toShared(): ManifestContent {
    const metadata = this._plainMetadata();
    if (metadata === undefined) return super.toJson() as ManifestContent;
    const { content } = this;
    const { apiVersion, kind } = content;
    const result: Record<string, unknown> & ManifestContent = { apiVersion, kind, metadata };
    for (const key of Object.keys(content).sort()) {
      if (NAMED_FIRST.includes(key)) continue;
      const value = content[key];
      if (value === undefined || value === null) continue;
      result[key] = typeof value === 'object' && isTidied(value) ? value : tidy(value);
    }
    return result;
  }

  /**
   * The metadata where the fast path may be taken; undefined where `ApiObject` has to render the object.
   *
   * @internal
   */
  _plainMetadata(): ManifestMetadata | undefined {
    if (this.patched || !hasStockResolvers(App.of(this.chart))) return undefined;
    return plainMetadata(this.metadata as unknown as Definition);
  }
}

/**
 * What an object looks like, for callers that change nothing in it. It asks for the method, because `instanceof Manifest`
 * is true of every API object.
 */
export function contentOf(object: ApiObject): ManifestContent {
  return '_toShared' in object
    ? (object as Manifest)._toShared()
    : (object.toJson() as ManifestContent);
}

const NAMED_FIRST: readonly string[] = ['apiVersion', 'kind', 'metadata'];

/** Resolvers of cdk8s itself. They replace tokens alone, and our content holds none. */
const STOCK_RESOLVERS: ReadonlySet<unknown> = new Set([
  LazyResolver,
  ImplicitTokenResolver,
  NumberStringUnionResolver,
]);

function hasStockResolvers({ resolvers }: App): boolean {
  return resolvers.every(({ constructor }) => STOCK_RESOLVERS.has(constructor));
}

/** What `ApiObjectMetadataDefinition` holds. Its fields are private, so whatever is not as it was is left to itself. */
interface Definition {
  readonly name?: unknown;
  readonly namespace?: unknown;
  readonly labels?: unknown;
  readonly annotations?: unknown;
  readonly finalizers?: unknown;
  readonly ownerReferences?: unknown;
  readonly _additionalAttributes?: unknown;
}

const PLAIN_KEYS: ReadonlySet<string> = new Set(['name', 'namespace', 'labels', 'annotations']);

/** Metadata of texts alone; nothing where there may be more to it. */
function plainMetadata(definition: Definition): ManifestMetadata | undefined {
  const { name, namespace, finalizers, ownerReferences } = definition;
  const attributes = definition._additionalAttributes;
  if (typeof name !== 'string' || !isEmptyList(finalizers) || !isEmptyList(ownerReferences)) {
    return undefined;
  }
  if (namespace !== undefined && typeof namespace !== 'string') return undefined;
  if (typeof attributes !== 'object' || attributes === null) return undefined;
  for (const key in attributes) if (!PLAIN_KEYS.has(key)) return undefined;
  const labels = plainTexts(definition.labels);
  const annotations = plainTexts(definition.annotations);
  if (labels === undefined || annotations === undefined) return undefined;
  // In the order in which it is written. Spread objects would take a tenth of the time of a large fleet.
  const metadata: Record<string, unknown> = {};
  if (!isEmpty(annotations)) metadata['annotations'] = annotations;
  if (!isEmpty(labels)) metadata['labels'] = labels;
  metadata['name'] = name;
  if (namespace !== undefined) metadata['namespace'] = namespace;
  return metadata as ManifestContent['metadata'];
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isEmpty(map: object): boolean {
  for (const _key in map) return false;
  return true;
}

/** A map of texts in the order of its keys. */
function plainTexts(map: unknown): Record<string, string> | undefined {
  if (typeof map !== 'object' || map === null) return undefined;
  const texts = map as Record<string, string>;
  const result: Record<string, string> = {};
  for (const key of Object.keys(texts).sort()) {
    const value: unknown = texts[key];
    if (typeof value !== 'string') return undefined;
    result[key] = value;
  }
  return result;
}
