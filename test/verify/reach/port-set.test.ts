import {
  ALL_PORTS,
  commonPorts,
  formatPorts,
  hasPort,
  isEmpty,
  joinPorts,
  namedPort,
  portRanges,
  withoutPorts,
} from '../../../lib/verify/reach/port-set';

const WEB = portRanges([
  { protocol: 'TCP', port: 80 },
  { protocol: 'TCP', port: 8000, endPort: 8010 },
  { protocol: 'UDP', port: 53 },
]);

describe('a set of ports', () => {
  it('is told in words', () => {
    expect(formatPorts(WEB)).toEqual(['TCP 80', 'TCP 8000-8010', 'UDP 53']);
    expect(formatPorts(ALL_PORTS)).toEqual(['all']);
    expect(formatPorts(portRanges([{ protocol: 'SCTP' }]))).toEqual(['SCTP']);
    expect(formatPorts(namedPort('TCP', 'metrics'))).toEqual(['TCP metrics']);
  });

  it('keeps protocols apart', () => {
    expect(hasPort(WEB, 'UDP', 53)).toBe(true);
    expect(hasPort(WEB, 'TCP', 53)).toBe(false);
    expect(hasPort(WEB, 'TCP', 8010)).toBe(true);
    expect(hasPort(WEB, 'TCP', 8011)).toBe(false);
    expect(hasPort(ALL_PORTS, 'SCTP', 65535)).toBe(true);
  });

  it('that is all of a protocol includes the ports that have names', () => {
    const named = joinPorts(namedPort('TCP', 'metrics'), namedPort('UDP', 'dns'));
    expect(formatPorts(commonPorts(ALL_PORTS, named))).toEqual(['TCP metrics', 'UDP dns']);
    const tcp = portRanges([{ protocol: 'TCP' }]);
    expect(formatPorts(commonPorts(tcp, named))).toEqual(['TCP metrics']);
    expect(formatPorts(withoutPorts(named, tcp))).toEqual(['UDP dns']);
    // Whether one of these numbers has the name, nobody knows.
    expect(isEmpty(commonPorts(WEB, named))).toBe(true);
  });

  it('loses what is taken out of the middle of a range', () => {
    expect(formatPorts(withoutPorts(WEB, portRanges([{ protocol: 'TCP', port: 8005 }])))).toEqual([
      'TCP 80',
      'TCP 8000-8004',
      'TCP 8006-8010',
      'UDP 53',
    ]);
  });
});
