import { fc } from '../../fast-check';
import { parseDocument } from 'yaml';
import {
  isAmbiguousInYaml11,
  isDnsLabel,
  isDnsSubdomain,
  namespaceName,
  reservedNameReason,
} from '../../../lib/fleet/values/dns-names';

describe('DNS labels', () => {
  test.each(['a', '0', 'a-b', 'team-ml-analytics', '1-2', 'a--b', 'x'.repeat(63)])(
    '%s is one',
    (text) => {
      expect(isDnsLabel(text)).toBe(true);
    },
  );

  test.each(['', '-a', 'a-', 'A', 'a_b', 'a.b', 'ä', 'a b', 'a\n', 'x'.repeat(64)])(
    '%j is none',
    (text) => {
      expect(isDnsLabel(text)).toBe(false);
    },
  );
});

describe('DNS subdomains', () => {
  test.each(['a', 'a.b', 'gpu.nvidia.com', '1.2.3', 'x'.repeat(253)])('%s is one', (text) => {
    expect(isDnsSubdomain(text)).toBe(true);
  });

  test.each(['', '.', 'a.', '.a', 'a..b', 'A.b', 'a.-b', 'a.b\n', 'x'.repeat(254)])(
    '%j is none',
    (text) => {
      expect(isDnsSubdomain(text)).toBe(false);
    },
  );
});

describe('names that YAML readers do not take for text', () => {
  test.each([
    ...['y', 'n', 'Y', 'N', 'yes', 'No', 'on', 'OFF', 'true', 'False', 'null', '~', ''],
    ...['0', '12', '-3', '+4', '007', '089', '0777', '1_000', '0o17', '0x1F', '0b101'],
    ...['1.5', '.5', '5.', '1e3', '1E3', '1e+3', '1.5e-3', '.inf', '-.Inf', '.NaN'],
    ...['1:30', '190:20:30', '2024-01-31', '2024-01-31 12:00:00'],
  ])('%j', (text) => {
    expect(isAmbiguousInYaml11(text)).toBe(true);
  });

  test.each([
    ...[
      'a',
      'dev',
      'nope',
      'yesterday',
      'only',
      'online',
      'none',
      'nil',
      'e3',
      'x10',
      'inf',
      'nan',
    ],
    ...[
      '12a',
      '1-2',
      '3d',
      '0xyz',
      '1.2.3',
      '10.0.0.1',
      '2024-q1',
      'team-1',
      'truely',
      '1e',
      '1e3a',
    ],
  ])('but not %j', (text) => {
    expect(isAmbiguousInYaml11(text)).toBe(false);
  });

  test('every DNS label that a YAML 1.1 or 1.2 reader takes for something else is found', () => {
    const labels = fc.stringMatching(/^[0-9a-foxyn]([-0-9a-foxyn]{0,6}[0-9a-foxyn])?$/);
    fc.assert(
      fc.property(labels, (text) => {
        const readers = ['1.1', '1.2'] as const;
        const other = readers.some(
          (version) => typeof parseDocument(text, { version }).toJS() !== 'string',
        );
        // In mode 1.1 this library alone takes an exponent without digits before it for a number.
        if (other && !/^e-?\d+$/.test(text)) expect(isAmbiguousInYaml11(text)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('names that a namespace must not have', () => {
  test.each(['kube-system', 'kube-x', 'openshift', 'openshift-dns', 'default', 'svc', 'local'])(
    '%s belongs to the cluster',
    (name) => {
      expect(reservedNameReason(name)).toBeDefined();
    },
  );

  test.each([
    ...['com', 'net', 'org', 'io', 'ai', 'dev', 'app', 'cloud', 'co', 'uk', 'de', 'eu', 'ml'],
    ...['internal', 'corp'],
  ])('%s is a top-level domain', (name) => {
    expect(reservedNameReason(name)).toBe(
      `a namespace called like the top-level domain .${name} would answer for names such as github.${name}`,
    );
  });

  test.each([
    ...['ml-team-a-dev', 'team-a', 'dev-com', 'com-dev', 'kubeflow', 'kube', 'prod', 'staging'],
    ...['defaults', 'feature-store', 'monitoring', 'ingress-nginx', 'toString', '__proto__'],
  ])('but %s is free', (name) => {
    expect(reservedNameReason(name)).toBeUndefined();
  });
});

describe('the name of a namespace', () => {
  test('is prefix, tenant and environment, joined by hyphens', () => {
    expect(namespaceName({ prefix: 'ml', tenant: 'team-a', environment: 'dev' })).toBe(
      'ml-team-a-dev',
    );
  });

  test('leaves out what is not there', () => {
    expect(namespaceName({ prefix: 'ml', tenant: 'team-a' })).toBe('ml-team-a');
    expect(namespaceName({ prefix: '', tenant: 'team-a', environment: 'dev' })).toBe('team-a-dev');
    expect(namespaceName({ prefix: '', tenant: 'team-a' })).toBe('team-a');
  });
});
