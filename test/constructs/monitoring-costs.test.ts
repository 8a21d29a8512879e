import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from '../review/diff/trees';

const MONITORED = readFileSync(join(__dirname, '../fixtures/monitoring/tenants.yaml'), 'utf8');

/** The rules of the cluster, with other prices. */
function rulesWith(prices: string): string {
  const text = MONITORED.replace('  memory: 0.004\n', `  memory: 0.004\n${prices}`);
  return render(text)['monitoring/cluster/rules.k8s.yaml']!;
}

describe('what Prometheus is told of node-local disk', () => {
  test('is its price and what pods request, where it has a price', () => {
    const rules = rulesWith('  ephemeralStorage: 0.0002\n');
    expect(rules).toContain('vector(0.0002 / 1073741824)');
    // kube-state-metrics replaces the hyphen in names of resources, and keeps it in keys of quotas.
    expect(rules).toContain('kube_pod_container_resource_requests{resource="ephemeral_storage"}');
    expect(rules).toContain('|requests[.]memory|requests[.]ephemeral-storage|');
  });

  test('is nothing without a price', () => {
    expect(rulesWith('')).not.toMatch(/ephemeral/);
  });
});
