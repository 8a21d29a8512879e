import { Writable } from 'node:stream';
import { Output } from '../../../lib/cli/session/output';
import { run } from '../../../lib/cli/run';

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line of the product in this process. */
export async function tenancy(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const texts = ['', ''];
  const stream = (index: number): Writable =>
    new Writable({
      decodeStrings: false,
      write(chunk: string, _, done) {
        texts[index] += chunk;
        done();
      },
    });
  const [out, err] = [stream(0), stream(1)];
  const status = await run(args, {
    stdout: new Output(() => out),
    stderr: new Output(() => err),
    env,
  });
  return { status, stdout: texts[0]!, stderr: texts[1]! };
}
