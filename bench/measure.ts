import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** One measured run of a whole process. */
export interface Run {
  readonly seconds: number;
  /** Processor time of all its threads; nothing where the system does not tell. A busy machine changes it little. */
  readonly cpuSeconds?: number;
  /** Highest resident memory; nothing where the system does not tell. */
  readonly megabytes?: number;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A file that takes standard output. */
  readonly stdout?: string;
}

/** Linux keeps the highest mark itself; it is gone with the process, so it is read while that runs. */
const LOOK_MS = 10;

/** Runs a program to its end. */
export function measure({ program, args, env, stdout }: Command): Promise<Run> {
  const out = stdout === undefined ? undefined : openSync(stdout, 'w');
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, args, {
      // With this variable, Node 20 reads certificates before it starts any program, for as long as it takes to start.
      env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined, ...env },
      stdio: ['ignore', out ?? 'ignore', 'pipe'],
    });
    let complaints = '';
    let marks: Omit<Run, 'seconds'> = {};
    child.stderr!.on('data', (data: Buffer) => (complaints += data.toString()));
    const look = (): void => {
      marks = marksOf(child.pid!) ?? marks;
    };
    const timer = setInterval(look, LOOK_MS);
    child.on('error', reject);
    child.on('exit', (code) => {
      const seconds = (performance.now() - started) / 1000;
      clearInterval(timer);
      if (out !== undefined) closeSync(out);
      if (code === 0) resolve({ seconds, ...marks });
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code}: ${complaints}`));
    });
  });
}

/** Ticks of the clock that Linux counts processor time with. */
const TICKS_PER_SECOND = 100;

function marksOf(pid: number): Omit<Run, 'seconds'> | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // What follows the name, which may hold anything: user and system time are the 14th and 15th field of all.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (kilobytes === undefined) return undefined;
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { megabytes: Number(kilobytes) / 1024, cpuSeconds: ticks / TICKS_PER_SECOND };
  } catch {
    return undefined;
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
