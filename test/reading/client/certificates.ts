import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate and its key, as PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** An authority that signs certificates in a folder of its own. It needs openssl. */
export class Authority {
  readonly cert: string;

  constructor(private readonly folder: string) {
    this.openssl(
      ...['req', '-x509', ...NEW_KEY, '-keyout', 'ca.key', '-out', 'ca.crt'],
      ...['-subj', '/CN=authority', '-days', '30'],
    );
    this.cert = this.read('ca.crt');
  }

  /**
   * Signs a certificate for a server.
   *
   * @param host - as openssl writes it: `IP:127.0.0.1`, `DNS:example.com`
   * @param days - how long it is valid; below 0, it has expired
   */
  sign(host: string, days: number): KeyPair {
    this.openssl(
      ...['req', '-new', ...NEW_KEY, '-keyout', 'server.key', '-out', 'server.csr'],
      ...['-subj', '/CN=server', '-addext', `subjectAltName=${host}`],
    );
    this.openssl(
      ...['x509', '-req', '-in', 'server.csr', '-CA', 'ca.crt', '-CAkey', 'ca.key'],
      ...['-CAcreateserial', '-copy_extensions', 'copy', '-out', 'server.crt'],
      ...['-days', String(days)],
    );
    return { cert: this.read('server.crt'), key: this.read('server.key') };
  }

  private openssl(...args: string[]): void {
    execFileSync('openssl', args, { cwd: this.folder, stdio: 'pipe' });
  }

  private read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
