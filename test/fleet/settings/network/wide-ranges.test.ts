import type { Finding } from '../../../../lib/findings/finding';
import type { NetworkProps, PeerProps, PlatformEntry } from '../../../../lib/fleet/model/props';
import { API_VERSION, resolve } from '../../../../lib/fleet/resolve';
import {
  METADATA_ADDRESSES,
  overlaps,
  parseCidr,
  subtract,
} from '../../../../lib/fleet/values/cidr';
import { PRIVATE_RANGES } from '../../../../lib/fleet/values/private-ranges';

function findingsOf(network: NetworkProps, platform: PlatformEntry = {}): readonly Finding[] {
  const tenants = [{ name: 'vision', costCenter: 'ENG-1', network }];
  const stated = { kubernetesVersion: '1.34', ...platform };
  return resolve({ apiVersion: API_VERSION, platform: stated, tenants }).findings.all;
}

function egressFindings(peer: PeerProps, platform?: PlatformEntry): readonly Finding[] {
  return findingsOf({ egress: { x: peer } }, platform);
}

/** The peer as it is once the `except` list of a fix is pasted into it. */
function pasted(peer: PeerProps, { fix }: Finding): PeerProps {
  const [, list] = /`except: \[([^\]]+)\]`/.exec(fix)!;
  return { ...peer, except: list!.split(', ') };
}

const EVERYTHING = [
  { cidr: '0.0.0.0/0' },
  { cidr: '::/0' },
  { cidr: '0.0.0.0/1' },
  { cidr: '128.0.0.0/1' },
  { cidr: '0.0.0.0/0', except: ['203.0.113.0/24', '10.1.0.0/16'] },
  { cidr: '8000::/1' },
  { cidr: '160.0.0.0/4' },
];

describe('a fix for an egress that covers metadata services', () => {
  test.each(EVERYTHING)('%j: what is pasted back is silent, and opens nothing private', (peer) => {
    const [forbidden] = egressFindings(peer);
    expect(forbidden).toMatchObject({ code: 'CIDR_FORBIDDEN' });
    const better = pasted(peer, forbidden!);
    expect(egressFindings(better)).toEqual([]);
    const except = better.except!.map((text) => parseCidr(text)!);
    const open = subtract(parseCidr(peer.cidr)!, except);
    const closed = [...PRIVATE_RANGES, ...METADATA_ADDRESSES.map(({ range }) => range)];
    expect(closed.filter((range) => open.some((part) => overlaps(part, range)))).toEqual([]);
  });

  test('what was left out before stays out', () => {
    const peer = { cidr: '0.0.0.0/0', except: ['203.0.113.0/24'] };
    expect(pasted(peer, egressFindings(peer)[0]!).except).toContain('203.0.113.0/24');
  });

  test.each(['10.0.0.0/8', '100.64.0.0/10', 'fc00::/7', 'fd00::/8'])(
    'a whole private range, %s, gets no list to paste: nobody knows all that is in it',
    (cidr) => {
      const [first, ...rest] = egressFindings({ cidr });
      expect(first!.fix).not.toContain('except: [');
      expect(rest).toEqual([]);
    },
  );
});

describe('an egress that contains the cluster', () => {
  const RANGES = {
    nodes: ['10.1.0.0/16'],
    pods: ['10.244.0.0/16', 'fd01::/48'],
    services: ['10.96.0.0/12'],
  };
  const STATED: PlatformEntry = {
    network: { apiServer: { cidrs: ['10.0.0.10/32'] } },
    clusterRanges: RANGES,
  };

  test.each(['10.0.0.0/8', '0.0.0.0/3', 'fd01::/32'])(
    '%s: its fix names everything that is stated, and is silent',
    (cidr) => {
      const [wide, ...rest] = egressFindings({ cidr }, STATED).filter(
        ({ code }) => code === 'EGRESS_WIDE',
      );
      expect(rest).toEqual([]);
      expect(egressFindings(pasted({ cidr }, wide!), STATED)).toEqual([]);
    },
  );

  test.each(['10.20.0.0/16', '172.20.0.0/16', '10.96.0.10/32', '10.0.0.11/32', '203.0.113.0/24'])(
    '%s contains none of it',
    (cidr) => expect(egressFindings({ cidr }, STATED)).toEqual([]),
  );

  test('the API server itself is one of its addresses', () => {
    const [wide] = egressFindings({ cidr: '10.0.0.10/32' }, STATED);
    expect(wide).toMatchObject({ code: 'EGRESS_WIDE', path: expect.arrayContaining(['cidr']) });
    expect(wide!.fix).not.toContain('except: [');
  });

  test('where not all of it is stated, a whole private range is reported as well', () => {
    const some = { nodes: RANGES.nodes, pods: RANGES.pods };
    const platform = { ...STATED, clusterRanges: some };
    expect(egressFindings({ cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }, platform)).toMatchObject(
      [{ code: 'EGRESS_WIDE', message: expect.stringContaining('a whole private range') }],
    );
  });

  test('the warning can be accepted where the opening is', () => {
    const accept = [{ code: 'EGRESS_WIDE', why: 'the firewall decides' }];
    const network = { egress: { x: { cidr: '10.0.0.0/8' } } };
    const platform = { kubernetesVersion: '1.34' };
    const tenants = [{ name: 'vision', costCenter: 'ENG-1', network, accept }];
    const { findings, accepted } = resolve({ apiVersion: API_VERSION, platform, tenants });
    expect(findings.all).toEqual([]);
    expect(accepted).toHaveLength(1);
  });
});

describe('an ingress that hardly anybody can mean', () => {
  test.each(['203.0.113.0/24', '130.0.0.0/8', '10.20.0.0/16', '2001:db8::/32'])(
    '%s is fine',
    (cidr) => expect(findingsOf({ ingress: { lb: { cidr } } })).toEqual([]),
  );

  test('its fix is a namespace, which is silent', () => {
    const [wide] = findingsOf({ ingress: { lb: { cidr: '0.0.0.0/0' } } });
    expect(wide!.fix).toContain('{namespace: ingress-nginx}');
    expect(findingsOf({ ingress: { lb: { namespace: 'ingress-nginx' } } })).toEqual([]);
  });
});

test('the addresses of the cluster are in normal form, without lists that say nothing', () => {
  const platform = { clusterRanges: { pods: ['FD01::/48', '10.244.0.0/16'], nodes: [] } };
  const { fleet } = resolve({ apiVersion: API_VERSION, platform, tenants: [] });
  expect(fleet!.platform.clusterRanges).toEqual({ pods: ['10.244.0.0/16', 'fd01::/48'] });
});
