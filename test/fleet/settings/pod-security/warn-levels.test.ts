import type { PodSecurityProps } from '../../../../lib/fleet/model/props';
import { environmentOf, found } from '../../resolved';

function levelsOf(podSecurity: 'baseline' | PodSecurityProps): unknown {
  return environmentOf('prod', { podSecurity }).podSecurity;
}

test('a word warns of `restricted`, and a map says what is warned of', () => {
  expect(levelsOf('baseline')).toBe('baseline');
  expect(levelsOf({ standard: 'baseline', warn: 'baseline', audit: 'baseline' })).toMatchObject({
    standard: 'baseline',
    warn: 'baseline',
    audit: 'baseline',
  });
  expect(levelsOf({ standard: 'baseline', warn: 'baseline' })).toMatchObject({
    warn: 'baseline',
    audit: 'restricted',
  });
});

test.each(['enforce', 'warn', 'audit', 'enforce-version'])(
  'the label of `%s` is written by nobody else',
  (level) => {
    const labels = { [`pod-security.kubernetes.io/${level}`]: 'baseline' };
    expect(found({ tenants: [{ name: 'vision', costCenter: 'ENG-1', labels }] })).toContain(
      `LABEL_RESERVED tenants.0.labels.pod-security.kubernetes.io/${level}`,
    );
  },
);
