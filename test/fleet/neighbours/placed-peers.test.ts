import { placedPeers } from '../../../lib/fleet/neighbours/placed-peers';
import type { Neighbour } from '../../../lib/fleet/neighbours/environments-of';

const targets = ['dev', 'prod'].map((name) => ({
  tenant: { name: 'vision', namespaces: 'environment' },
  name,
  spec: { namespace: `vision-${name}` },
})) as unknown as readonly Neighbour[];

describe('a peer by the name of its tenant', () => {
  it('becomes an entry for each namespace', () => {
    expect(placedPeers('cameras', { tenant: 'vision' }, targets)).toEqual([
      ['cameras-dev', { namespace: 'vision-dev' }],
      ['cameras-prod', { namespace: 'vision-prod' }],
    ]);
  });

  it('keeps its name where it means one environment', () => {
    const peer = { tenant: 'vision', environment: 'prod' };
    expect(placedPeers('cameras', peer, targets.slice(1))).toEqual([
      ['cameras', { namespace: 'vision-prod' }],
    ]);
  });

  it('keeps everything that narrows it', () => {
    const narrow = {
      pods: { app: 'camera' },
      for: { app: 'api' },
      ports: [{ port: 80, protocol: 'TCP' as const }],
      http: [{ method: 'GET', path: '/v1/.*' }],
    };
    const [, placed] = placedPeers('cameras', { tenant: 'vision', ...narrow }, targets)[0]!;
    expect(placed).toEqual({ namespace: 'vision-dev', ...narrow });
  });
});
