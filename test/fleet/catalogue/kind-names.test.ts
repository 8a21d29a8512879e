import { BUILT_IN_KINDS } from '../../../lib/fleet/catalogue/built-in-kinds';
import { kindPatterns } from '../../../lib/fleet/catalogue/kind-names';
import { KINDS_OF_SETTINGS } from '../../../lib/fleet/catalogue/kinds-of-settings';
import { KINDS_ON_REQUEST } from '../../../lib/fleet/catalogue/kinds-on-request';
import { CUSTOM_KINDS, kindOf } from '../../cluster/battery/kinds';

/** Plurals that somebody in a tenant may write. */
const WRITTEN = [
  ...[...BUILT_IN_KINDS, ...KINDS_ON_REQUEST]
    .filter(({ user, admin }) => user === 'write' || admin === 'write')
    .map(({ resource }) => resource),
  ...KINDS_OF_SETTINGS.map(({ resource }) => resource),
];

describe('the kind of a plural', () => {
  test.each(WRITTEN)('of %s is a name', (plural) => {
    const [kind, ...others] = kindPatterns(plural);
    expect(others).toEqual([]);
    expect(kind).toMatch(/^[A-Z][A-Za-z]+$/);
    const singular = kind!.toLowerCase();
    expect([`${singular}s`, `${singular}es`, `${singular.slice(0, -1)}ies`]).toContain(plural);
  });

  test.each(WRITTEN.filter((plural) => CUSTOM_KINDS[plural] !== undefined))(
    'of %s is what its project calls it',
    (plural) => expect(kindPatterns(plural)).toEqual([kindOf(plural).kind]),
  );

  describe('that a platform adds', () => {
    const matches = (plural: string, kind: string): boolean =>
      kindPatterns(plural).some((pattern) => new RegExp(`^${pattern}$`).test(kind));

    test.each([
      ['tensorboards', 'Tensorboard'],
      ['tensorboards', 'TensorBoard'],
      ['oauthclients', 'OAuthClient'],
      ['caches', 'Cache'],
      ['databases', 'Database'],
      ['inboxes', 'Inbox'],
      ['policies', 'Policy'],
      ['network-attachments', 'NetworkAttachment'],
      ['data', 'Data'],
      ['s3buckets', 'S3Bucket'],
    ])('of %s matches %s', (plural, kind) => expect(matches(plural, kind)).toBe(true));

    test.each([
      ['tensorboards', 'TensorboardPolicy'],
      ['tensorboards', 'Board'],
      ['tensorboards', 'Tensorboards'],
      ['policies', 'Policies'],
    ])('of %s does not match %s', (plural, kind) => expect(matches(plural, kind)).toBe(false));
  });
});
