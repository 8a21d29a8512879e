import { emit, FLEET_FILES } from '../golden/fleets';
import { allPages, codesIn, type Page, readPage } from './pages';
import { canPrint, isPrinted, messagesOf, quotesOn, withGaps } from './policy-quotes';

const OBJECTS = FLEET_FILES.flatMap(([, file, cluster]) => emit(file, cluster).files).flatMap(
  ({ objects }) => objects,
);
const MESSAGES = messagesOf(OBJECTS);
const GUARD_RAILS_PAGE = 'docs/how-to/when-a-guard-rail-refuses-a-request.md';

/** Quotes on a page that no policy can print. */
function wrongQuotes(page: Page): string[] {
  return quotesOn(page)
    .filter((quote) => !isPrinted(quote, MESSAGES))
    .map(({ line, text }) => `${page.path}:${line} ${text}`);
}

describe('what the pages quote of admission policies', () => {
  const pages = allPages().filter((page) => quotesOn(page).length > 0);

  test('there are quotes', () => {
    expect(pages.map(({ path }) => path)).toEqual(
      expect.arrayContaining([GUARD_RAILS_PAGE, 'docs/stories.md']),
    );
  });

  test.each(pages.map((page) => [page.path, page]))('%s: a policy can print it', (_, page) => {
    expect(wrongQuotes(page)).toEqual([]);
  });

  test('the page about guard rails names every policy', () => {
    // One that only warns says what the other says.
    const policies = new Set(
      MESSAGES.map(({ policy }) =>
        policy
          .replace(/-(warn|audit)$/, '')
          .replace(/^virtual-cluster-.+$/, 'virtual-cluster-<namespace>'),
      ),
    );
    const named = codesIn(readPage(GUARD_RAILS_PAGE).prose);
    expect([...policies].filter((policy) => !named.includes(policy))).toEqual([]);
  });

  test('a quota that the API server calls exceeded is one that we write', () => {
    const quotas = new Set(
      OBJECTS.filter(({ kind }) => kind === 'ResourceQuota').map(({ metadata }) => metadata.name),
    );
    const named = allPages().flatMap(({ text }) =>
      [...text.matchAll(/exceeded quota: ([\w-]+), requested:/g)].map(([, name]) => name!),
    );
    expect(named).not.toEqual([]);
    expect(named.filter((name) => !quotas.has(name))).toEqual([]);
  });
});

describe('the check finds', () => {
  const { text, ...page } = readPage(GUARD_RAILS_PAGE);
  const tampered = (from: string, to: string): string[] => {
    expect(text).toContain(from);
    const changed = text.replace(from, to);
    return wrongQuotes({ ...page, text: changed, prose: page.prose.replace(from, to) });
  };

  test.each([
    ['a word left out', 'this pod tolerates the taint dedicated', 'this pod tolerates dedicated'],
    ['another fix', 'Remove the toleration, or ask', 'Remove the toleration and ask'],
    ['a policy that does not exist', "Policy 'tenant-pods'", "Policy 'tenant-pod'"],
    ['another binding', "binding\n'tenant-pods'", "binding\n'own-work'"],
    ['another form of the answer', 'denied request:', 'denied request'],
    [
      'an altered message in a table',
      '`this pod asks for the scheduler …; granted here: …`',
      '`this pod asks for the scheduler …; allowed here: …`',
    ],
    [
      'the message of another policy in a table',
      '| `this namespace was not granted the storage class …; granted here: …`',
      '| `this pod mounts storage by its address`',
    ],
  ])('%s', (_, from, to) => {
    expect(tampered(from, to)).toHaveLength(1);
  });
});

test.each([
  ["'a pod'", 'a pod'],
  ["'a ' + variables.name + ', which'", 'a …, which'],
  ["'granted: ' + (size(x) == 0 ? 'none' : x.join(', ')) + '. Ask.'", 'granted: …. Ask.'],
  ["'it\\'s ' + string(variables.all[0])", "it's …"],
])('%s prints %s', (expression, text) => expect(withGaps(expression)).toBe(text));

test.each([
  ['a …, which', 'a taint, which', true],
  ['a …, which', 'a …', true],
  ['a taint, which', 'a …, which', true],
  ['a … of … b', 'a x of y b', true],
  ['a … of … b', 'a x b', false],
  ['a …. Ask.', 'a none. Ask.', true],
  ['a …. Ask.', 'a b. Beg.…', false],
  ['a', 'b', false],
  ['a', 'a', true],
])('the message `%s` and the quote `%s`: %s', (message, quote, expected) => {
  expect(canPrint(message, quote)).toBe(expected);
});
