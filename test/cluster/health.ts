import * as https from 'node:https';
import { HOST } from './flags';

/**
 * Whether a program of the plane answers `/healthz`. It shows a certificate that it made itself;
 * we started it, on loopback, so there is nothing to compare it with.
 */
export function isHealthy(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const sent = https.get(
      { host: HOST, port, path: '/healthz', rejectUnauthorized: false, agent: false },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode === 200);
      },
    );
    sent.setTimeout(2000, () => sent.destroy());
    sent.on('error', () => resolve(false));
  });
}
