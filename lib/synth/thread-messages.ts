import type { Finding } from '../findings/finding';
import { TenancyError } from '../findings/finding';
import type { FleetPlatform, FleetTenant } from '../fleet/model/fleet';
import type { PreparedFile } from './tree/prepare';

/** What a rendering thread is told first. */
export interface ThreadSetup {
  readonly platform: FleetPlatform;
  /** What the paths of extensions are relative to. */
  readonly folder: string;
  readonly output: string;
}

/** Some tenants to render. */
export interface ThreadTask {
  readonly index: number;
  readonly tenants: readonly FleetTenant[];
  /** Files of ours that stand. */
  readonly standing: readonly string[];
}

export type ToThread = { readonly setup: ThreadSetup } | { readonly task: ThreadTask };

/** What became of a task. */
export type FromThread =
  | { readonly index: number; readonly files: readonly PreparedFile[] }
  | { readonly index: number; readonly failure: ThreadFailure };

/** An error on its way between threads, which would lose its class. */
export interface ThreadFailure {
  readonly findings?: readonly Finding[];
  readonly message: string;
  readonly stack?: string;
}

export function toFailure(error: unknown): ThreadFailure {
  if (error instanceof TenancyError) return { findings: error.findings, message: error.message };
  return error instanceof Error
    ? { message: error.message, stack: error.stack }
    : { message: String(error) };
}

export function fromFailure({ findings, message, stack }: ThreadFailure): Error {
  if (findings !== undefined) return new TenancyError(findings);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
