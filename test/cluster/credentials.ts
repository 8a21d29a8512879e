import { generateKeyPairSync, randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { filesOf } from './flags';

/** Tokens by holder. */
export interface Tokens {
  readonly admin: string;
  readonly controllerManager: string;
  readonly scheduler: string;
}

/**
 * Makes tokens and the key pair of the service accounts. The controllers and the scheduler get the
 * names that they have everywhere: admission policies look at them.
 */
export async function writeCredentials(folder: string): Promise<Tokens> {
  const files = filesOf(folder);
  const [admin, controllerManager, scheduler] = [newToken(), newToken(), newToken()];
  const lines = [
    `${admin},admin,admin,"system:masters"`,
    `${controllerManager},system:kube-controller-manager,controller-manager`,
    `${scheduler},system:kube-scheduler,scheduler`,
  ];
  await fs.writeFile(files.tokens, `${lines.join('\n')}\n`, { mode: 0o600 });

  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await fs.writeFile(
    files.serviceAccountKey,
    privateKey.export({ type: 'pkcs1', format: 'pem' }) as string,
    { mode: 0o600 },
  );
  await fs.writeFile(
    files.serviceAccountPublicKey,
    publicKey.export({ type: 'spki', format: 'pem' }) as string,
  );
  return { admin, controllerManager, scheduler };
}

function newToken(): string {
  return randomBytes(24).toString('hex');
}

/** The kubeconfig of the holder of a token. */
export async function writeKubeconfig(
  folder: string,
  file: string,
  url: string,
  token: string,
): Promise<void> {
  const { certificate } = filesOf(folder);
  const name = 'cdk8s-tenancy';
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server: url, 'certificate-authority': certificate } }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  };
  // JSON is YAML: no library is needed to write it.
  await fs.writeFile(file, JSON.stringify(config, null, 2), { mode: 0o600 });
}
