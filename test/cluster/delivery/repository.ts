import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import type { ControlPlane } from '../control-plane';
import { HOST } from '../flags';
import { FLUX_NAMESPACE } from './controller';

/** A GitRepository. */
export interface SourceName {
  readonly namespace: string;
  readonly name: string;
}

const PLATFORM: SourceName = { namespace: FLUX_NAMESPACE, name: 'tenancy' };

/**
 * What source-controller does, without Git: it serves a folder as an archive, and says so in the status of the
 * GitRepository. So a revision is exactly what a test makes of it.
 */
export class Repository {
  private count = 0;
  private readonly source: string;
  private readonly server: http.Server;

  constructor(
    private readonly plane: ControlPlane,
    private readonly folder: string,
    private readonly of = PLATFORM,
  ) {
    this.source = `/apis/source.toolkit.fluxcd.io/v1/namespaces/${of.namespace}/gitrepositories/${of.name}`;
    this.server = http.createServer((request, answer) => {
      const file = path.join(this.folder, path.basename(request.url ?? ''));
      if (fs.existsSync(file)) fs.createReadStream(file).pipe(answer);
      else answer.writeHead(404).end();
    });
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.server.listen(0, HOST, () => resolve()));
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Makes the output in a folder the next revision, and returns that. */
  async publish(dist: string): Promise<string> {
    this.count += 1;
    const name = `${this.of.namespace}-${this.of.name}-${this.count}.tar.gz`;
    const file = path.join(this.folder, name);
    execFileSync('tar', ['-czf', file, '-C', path.dirname(dist), path.basename(dist)]);
    const bytes = fs.readFileSync(file);
    const revision = `main@sha1:${createHash('sha1').update(name).digest('hex')}`;
    const { port } = this.server.address() as AddressInfo;
    const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    const { body: source } = await this.plane.request('GET', this.source);
    const observedGeneration = source.metadata.generation;
    const { status, body } = await this.plane.request(
      'PATCH',
      `${this.source}/status`,
      {
        status: {
          observedGeneration,
          artifact: {
            path: name,
            url: `http://${HOST}:${port}/${name}`,
            revision,
            digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
            size: bytes.length,
            lastUpdateTime: now,
          },
          conditions: [
            {
              type: 'Ready',
              status: 'True',
              reason: 'Succeeded',
              message: 'stored artifact',
              lastTransitionTime: now,
              observedGeneration,
            },
          ],
        },
      },
      { contentType: 'application/merge-patch+json' },
    );
    if (status >= 300) throw new Error(`the revision was refused: ${body.message}`);
    return revision;
  }
}
