import { spawn } from 'node:child_process';
import type { EmittedObject } from '../../golden/fleets';

/** A question about a project, which Argo CD's own code answers. */
export type Question =
  | { readonly ask: 'valid'; readonly project: string }
  | { readonly ask: 'source'; readonly project: string; readonly url: string }
  | {
      readonly ask: 'destination';
      readonly project: string;
      readonly server: string;
      readonly namespace: string;
    }
  | {
      readonly ask: 'kind';
      readonly project: string;
      readonly group: string;
      readonly kind: string;
      readonly namespaced: boolean;
    }
  | { readonly ask: 'application'; readonly project: string; readonly namespace: string }
  | {
      readonly ask: 'sync';
      readonly project: string;
      readonly namespace: string;
      readonly manual: boolean;
    }
  | {
      readonly ask: 'policy';
      readonly groups: readonly string[];
      readonly resource: string;
      readonly action: string;
      readonly object: string;
    };

/** What the code says. */
export interface Verdict {
  readonly allowed: boolean;
  /** Why not, where it says so. */
  readonly why?: string;
}

/**
 * Asks Argo CD's own code about projects.
 *
 * @param program - the path of the program with parts of Argo CD
 * @param namespace - of Argo CD
 */
export function judge(
  program: string,
  namespace: string,
  projects: readonly EmittedObject[],
  questions: readonly Question[],
): Promise<Verdict[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['judge'], { stdio: ['pipe', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(out) as Verdict[]);
      else reject(new Error(`Argo CD's code ended with ${code}`));
    });
    child.stdin.end(JSON.stringify({ namespace, projects, questions }));
  });
}
