import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Platform } from '../../constructs/platform/platform';
import type { Tenant } from '../../constructs/tenant/tenant';
import { TenancyError, finding } from '../../findings/finding';
import { type FailedLoad, fixOfFailedLoad } from './load-failure';
import { callUserCode, placeInUserCode } from './user-code';

/**
 * A user's module that adds objects to the output. Its functions are called after construction, and see all objects.
 */
export interface Extension extends ExtensionEntry {
  readonly tenant?: (tenant: Tenant) => void;
  readonly platform?: (platform: Platform) => void;
}

/** An entry of `platform.extensions`. */
export interface ExtensionEntry {
  /** As it is written. */
  readonly path: string;
  /** Its place in the list. */
  readonly index: number;
  /** The folder of tenants.yaml as the user named it. The path is relative to it. */
  readonly folder: string;
}

/**
 * Loads the modules that a fleet names.
 *
 * @param folder - the folder of tenants.yaml, to which their paths are relative
 */
export function loadExtensions(paths: readonly string[], folder: string): Extension[] {
  const load = createRequire(resolve(folder, 'tenants.yaml'));
  return paths.map((path, index) => {
    const entry: ExtensionEntry = { path, index, folder };
    let loaded: Partial<Extension>;
    try {
      loaded = callUserCode(() => load(resolve(folder, path)) as Partial<Extension>);
    } catch (error) {
      throw failure(entry, 'cannot be loaded', {
        error,
        fix: fixOfFailedLoad({
          path,
          error: error as FailedLoad['error'],
          hasTypeScript: hasTypeScript(load),
        }),
      });
    }
    const { tenant, platform } = loaded;
    if (typeof tenant !== 'function' && typeof platform !== 'function') {
      throw failure(entry, 'exports neither `tenant` nor `platform`');
    }
    return {
      ...entry,
      ...(typeof tenant === 'function' ? { tenant } : {}),
      ...(typeof platform === 'function' ? { platform } : {}),
    };
  });
}

/** Node.js 22.18 and newer load TypeScript themselves; tsx and ts-node add it to any Node.js. */
function hasTypeScript({ extensions }: NodeJS.Require): boolean {
  const { features } = process as { features: { typescript?: string | false } };
  return Boolean(features.typescript) || '.ts' in extensions;
}

/** Lets every extension add to a tenant. */
export function extendTenant(tenant: Tenant, extensions: readonly Extension[]): void {
  for (const extension of extensions) {
    run(extension, `the tenant \`${tenant.name}\``, () => extension.tenant?.(tenant));
  }
}

/** Lets every extension add to the platform. */
export function extendPlatform(platform: Platform, extensions: readonly Extension[]): void {
  for (const extension of extensions) {
    run(extension, 'the platform', () => extension.platform?.(platform));
  }
}

function run(extension: Extension, whose: string, call: () => unknown): void {
  let result: unknown;
  try {
    result = callUserCode(call);
  } catch (error) {
    throw failure(extension, `throws an error for ${whose}`, { error });
  }
  // What it adds later would be missing from the files, and nobody would know.
  if (result instanceof Promise) {
    throw failure(extension, `returns a promise for ${whose}`, {
      fix: 'Return nothing, and add everything before the function returns.',
    });
  }
}

/** An error with one finding about an extension, at the place in its code if it is known. */
export function failure(
  { path, index, folder }: ExtensionEntry,
  what: string,
  { error, fix = FIX }: { readonly error?: unknown; readonly fix?: string } = {},
): TenancyError {
  const reason = error === undefined ? '' : `: ${firstLine(error)}`;
  const failed = new TenancyError([
    finding({
      code: 'EXTENSION_FAILED',
      path: ['platform', 'extensions', index],
      ...(placeInUserCode(error, folder) ?? { file: join(folder, path) }),
      message: `The extension ${path} ${what}${reason}.`,
      fix,
    }),
  ]);
  failed.cause = error;
  return failed;
}

const FIX = 'Correct the module, or remove the entry.';

/**
 * An error while files were rendered. Our own objects never fail, so if there are extensions, one of them has added or
 * changed an object that cannot be written.
 */
export function renderFailure(error: unknown, extensions: readonly Extension[]): unknown {
  const [extension, ...others] = extensions;
  if (extension === undefined || error instanceof TenancyError) return error;
  const who = others.length === 0 ? '' : 'or another one ';
  const reason = firstLine(error);
  const failed = failure(
    extension,
    `${who}adds or changes an object that cannot be written: ${reason}`,
  );
  failed.cause = error;
  return failed;
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0]!.replace(/\.$/, '');
}
