import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { KUEUE, buildCompanion } from '../companions';
import type { ControlPlane } from '../control-plane';
import { HOST } from '../flags';
import { freePorts } from '../ports';
import { Processes } from '../processes';
import { GiveUp, waitFor } from '../wait';
import { type Ports, configuration } from './configuration';
import {
  CERTIFICATE_SECRET,
  KUEUE_ACCOUNT,
  KUEUE_NAMESPACE,
  type Installation,
  mount,
} from './installation';

/** The real Kueue, with the account and the rights that it is installed with. */
export class Kueue {
  private readonly processes: Processes;

  private constructor(
    private readonly program: string,
    private readonly plane: ControlPlane,
    private readonly folder: string,
    private readonly ports: Ports,
  ) {
    this.processes = new Processes(folder);
  }

  /** Builds it if it is not in the cache, and installs what belongs to it besides the definitions. */
  static async prepare(
    plane: ControlPlane,
    folder: string,
    { port, others }: Installation,
  ): Promise<Kueue> {
    const program = await buildCompanion(KUEUE);
    const [health = 0, metrics = 0] = await freePorts(2);
    await plane.apply(others);
    return new Kueue(program, plane, folder, { health, metrics, webhook: port });
  }

  /** What it has written so far: a line of JSON for every step of its scheduler. */
  get log(): string {
    return path.join(this.folder, 'kueue.log');
  }

  /** Starts it, gives it its certificate, and waits until it answers its webhooks. */
  async start(): Promise<void> {
    const certificates = path.join(this.folder, 'certificates');
    const settings = path.join(this.folder, 'configuration.yaml');
    // JSON is YAML.
    await fs.writeFile(settings, JSON.stringify(configuration(this.ports, certificates)));
    this.processes.start('kueue', this.program, [
      `--config=${settings}`,
      `--kubeconfig=${await this.writeKubeconfig()}`,
      // The list of what waits is an API server of its own, which would need certificates of the plane's.
      '--feature-gates=VisibilityOnDemand=false',
      '--zap-log-level=3',
    ]);
    const secret = `/api/v1/namespaces/${KUEUE_NAMESPACE}/secrets/${CERTIFICATE_SECRET}`;
    await this.waitFor('its certificate', async () => {
      const { data } = (await this.plane.request('GET', secret)).body;
      if (data?.['tls.crt'] === undefined) return false;
      await mount(data, certificates);
      return true;
    });
    await this.waitFor('it to be ready', async () => {
      return (await fetch(`http://${HOST}:${this.ports.health}/readyz`)).ok;
    });
  }

  /** Says how it ended, if it did. */
  casualty(): string | undefined {
    return this.processes.casualty();
  }

  /** Its processor time so far in milliseconds. */
  processorTime(): number {
    return this.processes.processorTime()['kueue'] ?? 0;
  }

  /** Its highest resident memory in MiB. */
  memory(): number {
    return this.processes.memory()['kueue']?.peak ?? 0;
  }

  stop(): Promise<void> {
    return this.processes.stop();
  }

  private waitFor(what: string, ask: () => Promise<boolean>): Promise<boolean> {
    return waitFor(
      () => {
        const casualty = this.casualty();
        if (casualty) throw new GiveUp(casualty);
        return ask();
      },
      { what: `Kueue: ${what}` },
    );
  }

  private async writeKubeconfig(): Promise<string> {
    const account = `/api/v1/namespaces/${KUEUE_NAMESPACE}/serviceaccounts/${KUEUE_ACCOUNT}`;
    const { status, body } = await this.plane.request('POST', `${account}/token`, {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: 86_400 },
    });
    if (status >= 300) throw new Error(`no token for Kueue: ${body.message}`);
    const file = path.join(this.folder, 'kueue.kubeconfig');
    const admin = await fs.readFile(this.plane.kubeconfig, 'utf8');
    await fs.writeFile(file, admin.replaceAll(this.plane.token, body.status.token), {
      mode: 0o600,
    });
    return file;
  }
}
