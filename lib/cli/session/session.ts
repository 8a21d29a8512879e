import { dirname } from 'node:path';
import { shortPath } from '../../fleet/reading/source/short-path';
import type { TableOptions } from '../printing/table';
import { colors, wantsColor } from './color';
import type { Output } from './output';

/** The streams and the environment of a run. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
}

/** Flags of all commands. */
export interface CommonFlags {
  readonly file: string;
  readonly quiet?: boolean;
}

/** What a command knows about its run. Data goes to `stdout`, everything else to `stderr`. */
export class Session {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly file: string;
  readonly quiet: boolean;
  /** When the run began, in seconds on the clock of `process.uptime()`. */
  readonly began = process.uptime();
  readonly env: NodeJS.ProcessEnv;
  private readonly said = new Set<string>();

  constructor({ stdout, stderr, env }: Io, { file, quiet }: CommonFlags) {
    this.stdout = stdout;
    this.stderr = stderr;
    this.env = env;
    this.file = file === '-' ? file : shortPath(file);
    this.quiet = quiet === true;
  }

  /** The name of the file in messages. */
  get fileName(): string {
    return this.file === '-' ? '<stdin>' : this.file;
  }

  /** The folder that paths in the file are relative to. */
  get folder(): string {
    return this.file === '-' ? '.' : dirname(this.file);
  }

  /** The root of the repository in a workflow of GitHub; otherwise the current folder. */
  get root(): string {
    return this.env['GITHUB_WORKSPACE'] || '.';
  }

  /** A variable of the environment; undefined if it is empty. */
  variable(name: string): string | undefined {
    return this.env[name] || undefined;
  }

  hasColor(output: Output): boolean {
    return wantsColor(output, this.env);
  }

  /** How a table is printed to this output. */
  tableOptions(output: Output): TableOptions {
    return {
      paintHeading: colors(this.hasColor(output)).bold,
      ...(output.isTerminal ? { width: output.columns } : {}),
    };
  }

  /** Whether a line on standard error can be erased. */
  get isInteractive(): boolean {
    return !this.quiet && this.stderr.isTerminal && this.env['TERM'] !== 'dumb';
  }

  /** Prints a message for people, unless the run is quiet. */
  say(text: string | (() => string)): void {
    if (!this.quiet) this.stderr.print(`${typeof text === 'string' ? text : text()}\n`);
  }

  /** Prints a message once, however often it is called with it. */
  sayOnce(text: string): void {
    if (this.said.has(text)) return;
    this.said.add(text);
    this.say(text);
  }
}
