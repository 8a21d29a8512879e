import { fc } from '../../fast-check';
import {
  isAnnotationKey,
  isExtendedResourceName,
  isLabelKey,
  isLabelValue,
  slug,
} from '../../../lib/fleet/values/label-values';
import { isDnsLabel } from '../../../lib/fleet/values/dns-names';

const long = (length: number): string => 'x'.repeat(length);

describe('label values', () => {
  test.each(['', 'a', 'A', '0', 'ENG-001', 'a.b_c-d', 'data-science', long(63)])(
    '%j is one',
    (text) => {
      expect(isLabelValue(text)).toBe(true);
    },
  );

  test.each(['-a', 'a-', '.a', 'a_', 'a b', 'ä', 'a/b', 'a\n', long(64)])('%j is none', (text) => {
    expect(isLabelValue(text)).toBe(false);
  });
});

describe('label keys', () => {
  test.each(['tenant', 'cost-center', 'App_1', 'app.kubernetes.io/name', 'a/B', `a/${long(63)}`])(
    '%s is one',
    (text) => {
      expect(isLabelKey(text)).toBe(true);
    },
  );

  test.each(['', '/', 'a/', '/a', 'A/b', 'a/b/c', '-a', 'a b', `a/${long(64)}`, `${long(254)}/a`])(
    '%j is none',
    (text) => {
      expect(isLabelKey(text)).toBe(false);
    },
  );

  test('annotation keys may have capitals in front of the slash, too', () => {
    expect(isAnnotationKey('Example.com/Owner')).toBe(true);
    expect(isAnnotationKey('Example..com/Owner')).toBe(false);
  });
});

describe('extended resources', () => {
  test.each([
    'nvidia.com/gpu',
    'nvidia.com/mig-1g.10gb.me',
    'rdma/hca',
    'huawei.com/Ascend910',
    `${long(244)}/a`,
  ])('%s can be one', (text) => {
    expect(isExtendedResourceName(text)).toBe(true);
  });

  test.each([
    ['cpu', 'has no domain'],
    ['gpu', 'has no domain'],
    ['kubernetes.io/gpu', 'is in a domain of Kubernetes'],
    ['node.kubernetes.io/gpu', 'is in a domain of Kubernetes'],
    ['requests.nvidia.com/gpu', 'is a quota key already'],
    ['NVIDIA.com/gpu', 'has capitals in its domain'],
    ['nvidia.com/', 'has no name'],
    ['nvidia.com/gpu/shared', 'has two slashes'],
    [`nvidia.com/${long(64)}`, 'has too long a name'],
    [`${long(245)}/a`, 'is too long behind requests.'],
  ])('%s cannot: it %s', (text) => {
    expect(isExtendedResourceName(text)).toBe(false);
  });
});

describe('free text as a label value', () => {
  test.each([
    ['Data Science', 'data-science'],
    ['Forschung & Entwicklung', 'forschung-entwicklung'],
    ['Größe & Maße', 'grosse-masse'],
    ['Équipe Données', 'equipe-donnees'],
    ['Łódź / Ørsted', 'lodz-orsted'],
    ['İstanbul', 'istanbul'],
    ['ＡＩ Lab №７', 'ai-lab-no7'],
    ['  --R&D--  ', 'r-d'],
    ['already-fine-1', 'already-fine-1'],
    ['研究 A', 'a'],
  ])('%j becomes %s', (text, value) => {
    expect(slug(text)).toBe(value);
  });

  test('is cut at 63 characters, and does not end in a hyphen then', () => {
    expect(slug(long(100))).toBe(long(63));
    expect(slug(`${long(62)} yz`)).toBe(long(62));
  });

  test.each(['', '   ', '—', '研究', '😀', '\u0301'])('%j gives none', (text) => {
    expect(slug(text)).toBeUndefined();
  });

  test('is a label value and a DNS label, and stays what it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const value = slug(text);
        if (value === undefined) return;
        expect(isLabelValue(value)).toBe(true);
        expect(isDnsLabel(value)).toBe(true);
        expect(slug(value)).toBe(value);
      }),
    );
  });
});
