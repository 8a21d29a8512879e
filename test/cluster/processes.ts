import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** A program that we started; its output goes to NAME.log in the log folder. */
export interface Running {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  /** How it ended, or undefined while it runs. */
  ended(): string | undefined;
}

/**
 * Fake pods have addresses at which nobody of ours is. Should an API server be led to ask one (a
 * proxy into a pod does), the request ends at a closed port of this machine.
 */
const LOOPBACK_ONLY = {
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  // Kueue's services lead to this machine, as kueue/installation.ts has them.
  NO_PROXY: '127.0.0.1,localhost,.kueue-system.svc',
} as const;

/** What /proc counts in: a hundredth of a second, on every Linux that we know. */
const MILLISECONDS_PER_TICK = 10;

/** The programs of one plane: started in order, ended by pid, never by name. */
export class Processes {
  readonly running: Running[] = [];
  private readonly children: ChildProcess[] = [];
  /** When this process ends without stop(), its programs must not stay behind. */
  private readonly killAll = () => this.signal('SIGKILL');

  constructor(private readonly logs: string) {
    process.once('exit', this.killAll);
  }

  start(name: string, command: string, args: readonly string[]): Running {
    const log = path.join(this.logs, `${name}.log`);
    const output = fs.openSync(log, 'a');
    const env = { ...process.env, ...LOOPBACK_ONLY };
    const child = spawn(command, args, { env, stdio: ['ignore', output, output] });
    fs.closeSync(output);
    let ended: string | undefined;
    child.once('error', (error) => (ended = error.message));
    child.once('exit', (code, signal) => (ended = `it ended with ${signal ?? `code ${code}`}`));
    this.children.push(child);
    const running: Running = { name, pid: child.pid ?? -1, log, ended: () => ended };
    this.running.push(running);
    return running;
  }

  /** The first program that ended by itself, with the last lines of its log. */
  casualty(): string | undefined {
    const dead = this.running.find((program) => program.ended());
    if (!dead) return undefined;
    const tail = fs.readFileSync(dead.log, 'utf8').trimEnd().split('\n').slice(-20).join('\n');
    return `${dead.name}: ${dead.ended()}. ${dead.log} ends:\n${tail}`;
  }

  /** Ends the programs, last started first; one that does not go within five seconds is killed. */
  async stop(): Promise<void> {
    for (const child of [...this.children].reverse()) await end(child);
    process.removeListener('exit', this.killAll);
  }

  /** Resident memory now and at its highest, in MiB, by program; empty where there is no /proc. */
  memory(): Record<string, { now: number; peak: number }> {
    const result: Record<string, { now: number; peak: number }> = {};
    for (const { name, pid } of this.running) {
      try {
        const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
        const read = (key: string) =>
          Math.round(Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024);
        result[name] = { now: read('VmRSS'), peak: read('VmHWM') };
      } catch {
        // No /proc on this system, or the program has ended.
      }
    }
    return result;
  }

  /** Processor time so far in milliseconds, by program; empty where there is no /proc. */
  processorTime(): Record<string, number> {
    const result: Record<string, number> = {};
    for (const { name, pid } of this.running) {
      try {
        // The name of the program is in brackets, and may hold blanks.
        const fields = fs
          .readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        result[name] = (Number(fields[11]) + Number(fields[12])) * MILLISECONDS_PER_TICK;
      } catch {
        // No /proc on this system, or the program has ended.
      }
    }
    return result;
  }

  private signal(signal: NodeJS.Signals): void {
    for (const child of this.children) if (isAlive(child)) child.kill(signal);
  }
}

function isAlive(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function end(child: ChildProcess): Promise<void> {
  if (!isAlive(child)) return Promise.resolve();
  return new Promise((resolve) => {
    const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
    child.once('exit', () => {
      clearTimeout(patience);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
