import * as path from 'node:path';
import type { Battery } from '../battery/attack';
import { readTree } from '../battery/trees';
import { waitFor } from '../wait';
import { POLICY_CHECKS } from '../../../lib/constructs/monitoring/guard-rail-alerts';
import { MANAGED_NAMESPACE_ATTACKS } from './managed-namespaces';

const TREE = path.join(__dirname, '../../fixtures/monitoring/dist');

/** What is refused before the metrics are read. */
export const COUNTED_ATTACKS = MANAGED_NAMESPACE_ATTACKS.slice(0, 1);

/** The counter with the two labels that the alert asks for, whatever else an API server puts between them. */
const DENIED = new RegExp(
  `^${POLICY_CHECKS}\\{[^}]*enforcement_action="deny"[^}]*policy="managed-namespaces"[^}]*\\} ([1-9][0-9]*)`,
  'm',
);

/** Rules and dashboards on a real API server, and what that server counts when a guard rail refuses. */
export async function checkGuardRailMetrics({ plane, recorder }: Battery): Promise<void> {
  const { files } = await readTree('monitoring', TREE);
  for (const name of ['monitoring', 'grafana']) {
    await plane.request('POST', '/api/v1/namespaces', { metadata: { name } });
  }
  for (const { path: file, text } of files.filter(({ path: one }) => /^monitoring/.test(one))) {
    const problem = await plane.apply(text).then(
      () => undefined,
      (error: Error) => error.message,
    );
    recorder.check('apply', `monitoring: ${file}`, problem);
  }
  let seen = '';
  const isCounted = async (): Promise<boolean> => {
    const { body } = await plane.request('GET', '/metrics', undefined, { accept: 'text/plain' });
    const lines = String(body).split('\n');
    seen = lines.filter((line) => line.startsWith(`${POLICY_CHECKS}{`)).join('\n');
    return DENIED.test(seen);
  };
  const problem = await waitFor(isCounted, { what: 'the counter of denials' }).then(
    () => undefined,
    () => `the API server counts otherwise:\n${seen.slice(0, 600)}`,
  );
  recorder.check('work', 'a denial is counted by policy and by what was done', problem);
}
