import { matchesKey } from '../../../../lib/constructs/guard-rails/workload-metadata/metadata-keys';

test('whole keys need no look at their domain', () => {
  expect(matchesKey('k', ['a/b', 'queue'])).toBe("k in ['a/b', 'queue']");
});

test.each([
  ['a domain', 'cni.example.com/*', "d in ['cni.example.com']"],
  ['domains below another one', '*.nri.io', "d.endsWith('.nri.io')"],
  ['keys that start so', 'run.oci.*', "k.startsWith('run.oci.')"],
  [
    'a name in domains below another one',
    '*.kubernetes.io/ip_address',
    "(d.endsWith('.kubernetes.io') && k.split('/')[1] in ['ip_address'])",
  ],
])('%s', (_what, pattern, cel) => {
  expect(matchesKey('k', [pattern])).toBe(`[k.split('/')[0]].exists(d, ${cel})`);
});

test('names in the same domains are one comparison', () => {
  expect(matchesKey('k', ['*.a.io/x', '*.a.io/y'])).toContain("in ['x', 'y']");
});
