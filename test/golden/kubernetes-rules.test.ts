import {
  isCanonicalQuantity,
  isDns1123Label,
  isDns1123Subdomain,
  isLabelValue,
  isPathSegment,
  isQualifiedName,
  prefixOf,
} from './kubernetes-rules';

/** The rules that the other tests measure by. */
describe('rules of the API server', () => {
  test('names', () => {
    expect(['a', 'a-b', '0', 'x'.repeat(63)].every(isDns1123Label)).toBe(true);
    expect(['', '-a', 'a.b', 'A', 'x'.repeat(64)].some(isDns1123Label)).toBe(false);
    expect(['a.b', 'gpu.nvidia.com'].every(isDns1123Subdomain)).toBe(true);
    expect(['a..b', '.a', 'x'.repeat(254)].some(isDns1123Subdomain)).toBe(false);
    expect(['system:auth', 'A_b'].every(isPathSegment)).toBe(true);
    expect(['', '.', 'a/b', 'a%b'].some(isPathSegment)).toBe(false);
  });

  test('keys and values', () => {
    expect(['a', 'a.b/C_d', 'count/pods', 'requests.nvidia.com/gpu'].every(isQualifiedName)).toBe(
      true,
    );
    expect(['', 'a/b/c', '/a', 'a/', 'A.b/c', `a/${'x'.repeat(64)}`].some(isQualifiedName)).toBe(
      false,
    );
    expect(['', 'ENG-001', 'a.b_c'].every(isLabelValue)).toBe(true);
    expect(['-a', 'a b', 'ä', 'x'.repeat(64)].some(isLabelValue)).toBe(false);
  });

  test('quantities', () => {
    const canonical = ['0', '1', '999', '1k', '1500m', '10k', '512Mi', '1Gi', '1025', '64G', '1E'];
    expect(canonical.filter((text) => !isCanonicalQuantity(text))).toEqual([]);
    const others = ['', '1000', '1000m', '1024Mi', '1.5', '01', '+1', '-1', '1e3', '0Gi', '1 Gi'];
    expect(others.filter(isCanonicalQuantity)).toEqual([]);
  });

  test('address ranges', () => {
    expect(prefixOf('10.0.0.0/8')).toBe('00001010');
    expect(prefixOf('0.0.0.0/0')).toBe('');
    expect(prefixOf('fc00::/7')).toBe('1111110');
    expect(prefixOf('2001:db8::1/128')).toHaveLength(128);
    for (const text of ['10.0.0.1/8', '10.0.0.0', '10.0.0.0/33', 'fc00::/129', '010.0.0.0/8']) {
      expect(prefixOf(text)).toBeUndefined();
    }
  });
});
