import { spawn } from 'node:child_process';

export class GoMissing extends Error {
  constructor() {
    super(
      'The test control plane is built from source and there is no `go` on the PATH.\n' +
        'Install Go 1.26 or newer, or set KUBEBUILDER_ASSETS to a folder that holds etcd,\n' +
        'kube-apiserver and kubectl: what needs controllers or running pods is skipped then.',
    );
    this.name = 'GoMissing';
  }
}

/** Runs `go` in a folder and gives what it printed; what it complained about is in the error. */
export function go(args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('go', args, {
      cwd,
      env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let complaints = '';
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? new GoMissing() : error),
    );
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(out);
      const lines = complaints.trimEnd().split('\n').slice(-30).join('\n');
      reject(new Error(`go ${args[0]} ended with ${signal ?? code}:\n${lines}`));
    });
  });
}
