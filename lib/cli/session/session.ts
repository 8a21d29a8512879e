import { dirname } from 'node:path';
import { wantsColor } from './color';
import type { Output } from './output';

/** Where a run reads its surroundings from and writes to. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
}

/** Flags that all commands take. */
export interface CommonFlags {
  readonly file: string;
  readonly quiet?: boolean;
}

/** What a command needs to know of its run. Data goes to `stdout`, everything else to `stderr`. */
export class Session {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly file: string;
  readonly quiet: boolean;
  /** When the run began, in seconds on the clock of `process.uptime()`. */
  readonly began = process.uptime();
  private readonly env: NodeJS.ProcessEnv;
  private readonly said = new Set<string>();

  constructor({ stdout, stderr, env }: Io, { file, quiet }: CommonFlags) {
    this.stdout = stdout;
    this.stderr = stderr;
    this.env = env;
    this.file = file;
    this.quiet = quiet === true;
  }

  /** How the file is called in messages. */
  get fileName(): string {
    return this.file === '-' ? '<stdin>' : this.file;
  }

  /** The folder that paths in the file are relative to. */
  get folder(): string {
    return this.file === '-' ? '.' : dirname(this.file);
  }

  /** The root of the repository that a workflow works in; else the folder that we are in. */
  get root(): string {
    return this.env['GITHUB_WORKSPACE'] || '.';
  }

  hasColor(output: Output): boolean {
    return wantsColor(output, this.env);
  }

  /** Whether a line on standard error can be written and taken back. */
  get isInteractive(): boolean {
    return !this.quiet && this.stderr.isTerminal && this.env['TERM'] !== 'dumb';
  }

  /** Says how things went, unless nobody wants to hear it. */
  say(text: string | (() => string)): void {
    if (!this.quiet) this.stderr.print(`${typeof text === 'string' ? text : text()}\n`);
  }

  /** Says what a run says once, however often it comes up. */
  sayOnce(text: string): void {
    if (this.said.has(text)) return;
    this.said.add(text);
    this.say(text);
  }
}
