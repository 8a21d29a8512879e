/** A turn of phrase that makes readers read a sentence twice. */
export interface Turn {
  readonly pattern: RegExp;
  readonly why: string;
  /** What to write instead. */
  readonly instead: string;
  /** Uses that are fine: a hit inside of one of these does not count. */
  readonly unless?: RegExp;
  /** Sentences with the turn. */
  readonly wrong: readonly string[];
  /** The same sentences without it, and uses that are fine. */
  readonly right: readonly string[];
}

/**
 * Turns of phrase that the project avoids. A pattern sees one paragraph, comment or message at a time, with every run of
 * white space as one space, and `…` for what a program fills in.
 */
export const TURNS: readonly Turn[] = [
  {
    pattern: /\bwhoever\b/gi,
    why: 'it is bookish',
    instead: '`people who`, `everybody who`, or name the actor, such as `the platform team`',
    wrong: ['Whoever may merge decides.', 'A token outlives whoever it was made for.'],
    right: ['People who may merge decide.', 'A token outlives the person that it was made for.'],
  },
  {
    pattern: /\bmend(s|ed|ing)?\b/gi,
    why: 'people mend socks',
    instead: '`fix`, `correct`',
    wrong: ['Mend those first.', 'what can be mended'],
    right: ['Fix those first.', 'Amend the commit.'],
  },
  {
    pattern: /\b(wear|wears|worn)\b/gi,
    why: 'objects have labels',
    instead: '`has`, `carries`',
    wrong: ['Both would wear the label.'],
    right: ['Both would have the label.', 'the software'],
  },
  {
    pattern: /\bin vain\b/gi,
    why: 'it is bookish',
    instead: 'what happens, such as `without success`',
    wrong: ['The operator waits in vain.'],
    right: ['The operator waits for ever.'],
  },
  {
    pattern: /\bnobody of\b/gi,
    why: 'it is not English',
    instead: '`none of`, `nobody in`',
    wrong: ['Nobody of the tenant may.'],
    right: ['Nobody in the tenant may.'],
  },
  {
    pattern: /, too(?=[.:;,)]|$)/gi,
    why: 'the reader learns only at the end that this comes on top',
    instead: '`also` before the verb, or `as well`',
    wrong: ['Policies add up, too.', 'Copy it, too: it helps.'],
    right: ['Policies also add up.', 'If it is too long, too many lines follow.'],
  },
  {
    pattern:
      /(?<!\b(?:there|which|what|who) )\b(is|are) no (?!longer\b|more than\b|fewer than\b|less than\b|different\b)/gi,
    why: 'the verb takes the negation',
    instead: '`is not a`, `does not have`',
    wrong: ['`200GB` is no quantity.', '`viewer` is no key of a tenant.', 'Devices are no pods.'],
    right: [
      '`200GB` is not a quantity.',
      'There is no pool `h10`.',
      'There are no limits.',
      'It is no longer used.',
    ],
  },
  {
    pattern: /\b(stand|stands|stood)\b/gi,
    why: 'files, keys and objects do not stand anywhere',
    instead: '`is`, `is in`, `applies`; of texts `says`',
    unless: /\b(stands? for|stands? in for|stand-in)\b/gi,
    wrong: ['The roles stand in `dist/platform`.', 'where it stands'],
    right: ['The roles are in `dist/platform`.', '`…` stands for any text.', 'a standalone file'],
  },
  {
    pattern: /\bthe own\b/gi,
    why: 'it is not English',
    instead: '`its own`, `their own`, or the owner: `the tenant’s own`',
    wrong: ['Pods reach the own environment.'],
    right: ['Pods reach their own environment.'],
  },
  {
    pattern: /\b(is|are|was|were|be) (not )?said\b/gi,
    why: 'it hides who says so',
    instead: '`tenants.yaml says`, `defines`, `limits`',
    wrong: ['How many there may be is said by `objects`.', 'It is not said which pool.'],
    right: ['`objects` limits how many there may be.', 'The file does not say which pool.'],
  },
  {
    pattern: /\b(can|cannot|to|not) be had\b/gi,
    why: 'it is bookish',
    instead: '`is available`, `you can get`',
    wrong: ['The list of teams is not to be had.'],
    right: ['The list of teams is out of reach.'],
  },
  {
    pattern: /\banew\b/gi,
    why: 'it is bookish',
    instead: '`again`',
    wrong: ['A test writes it anew.'],
    right: ['A test writes it again.', 'a new file'],
  },
  {
    pattern: /\b(give|gives|given|gave|giving) ((it|them|one|that|this|(a|the) tenant) )?up\b/gi,
    why: 'the key says `state: removed`',
    instead: '`remove`, `removed`',
    wrong: ['Give up a tenant.', 'The namespace is given up.', 'before you give a tenant up'],
    right: ['Remove a tenant.', 'before you remove a tenant'],
  },
  {
    pattern: /\btyping errors?\b/gi,
    why: 'there is a shorter word',
    instead: '`typo`',
    wrong: ['A typing error costs you the tree.'],
    right: ['A typo costs you the tree.'],
  },
  {
    pattern: /\bbeside (that|those|these|this)\b/gi,
    why: '`beside` means next to',
    instead: '`besides`, `in addition to`; of places `next to`',
    wrong: ['Beside those, some stay open.'],
    right: ['Besides those, some stay open.'],
  },
  {
    pattern: /\bcost centres?\b/gi,
    why: 'one word for one thing: the key is `costCenter`',
    instead: '`cost center`',
    wrong: ['It moves to another cost centre.'],
    right: ['It moves to another cost center.'],
  },
  {
    pattern: /\bbut for\b/gi,
    why: 'it is bookish',
    instead: '`except for`',
    wrong: ['Everything is closed but for DNS.'],
    right: ['Everything is closed except for DNS.'],
  },
  {
    pattern: /\b(is|are|was|were) meant(?=[.,:;)]|$)/gi,
    why: 'it hides who means it',
    instead: '`you intend`, `is intentional`',
    unless: /\bwhich [a-z]+ (is|are|was|were) meant/gi,
    wrong: ['Accept a warning that is meant.'],
    right: ['Accept a warning that is intentional.', 'It is unclear which range is meant.'],
  },
  {
    pattern:
      /\bWho [a-z]+ [^.?!:,;]*?(?<!\b(?:that|which|who|what|it|they) )\b(has|had|gets|can|cannot|must|needs|would|reads|sees|takes|makes|comes|gave|knows|reaches|runs)\b/g,
    why: 'it reads like a question until its second verb',
    instead: '`people who`, `somebody who`, or name the actor',
    wrong: ['Who breaks out of a container has everything.', 'Who reads a kind reads its status.'],
    right: ['People who read a kind read its status.', 'Who may do what', 'Who has it?'],
  },
  {
    pattern: /\b(is|are|was|were) (not )?there( already| before)?(?=[.,:;)]|$)/gi,
    why: '`there` is nowhere',
    instead: '`exists`, `is installed`',
    wrong: ['It never writes over a file that is there.', 'The CRD is not there.'],
    right: ['It never overwrites an existing file.', 'The CRD is not installed.'],
  },
];
