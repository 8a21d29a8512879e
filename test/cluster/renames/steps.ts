import { serviceAccount } from '../battery/people';
import type { RequestOptions } from '../client';
import type { Delivery } from './deliverer';
import type { Commit } from './fleets';
import { BY_STAGE, BY_TENANT } from './gitops-engine';

export const VISION = 'ren-vision-prod';
export const SPEECH = 'ren-speech-prod';
export const TALK = 'ren-talk-prod';
export const NAMESPACES = ['ren-vision-dev', VISION, 'ren-speech-dev', SPEECH];

export const PEOPLE = {
  vera: { as: 'vera@example.com' },
  paul: { as: 'paul@example.com' },
  sara: { as: 'sara@example.com' },
  'a member of vision': { as: 'victor@example.com', groups: ['vision'] },
  'a member of speech': { as: 'sam@example.com', groups: ['speech'] },
  'the account train of vision': serviceAccount(VISION, 'train'),
  'the account train of speech': serviceAccount(SPEECH, 'train'),
} as const satisfies Readonly<Record<string, RequestOptions>>;

export type Person = keyof typeof PEOPLE;

/** Who may start pods, or report what a workflow did, in which namespaces. */
export type Rights = Readonly<Partial<Record<Person, readonly string[]>>>;

/** A commit, how it is delivered, and what must be true afterwards. */
export interface Step extends Delivery {
  readonly commit: Commit;
  readonly rights: Rights;
  /** Of each namespace, the label by which bills and dashboards group. */
  readonly tenants: Readonly<Record<string, string>>;
  /** What becomes of the tenant that was called vision. */
  readonly becomes?: {
    /** Quotas of its namespaces change, and nothing else that guards them. */
    readonly quotas?: true;
    /** No pod starts there, whoever asks, and its people look on. */
    readonly held?: true;
    /** Its namespaces and all that is in them go. */
    readonly gone?: true;
  };
}

export const AT_FIRST: Rights = {
  vera: ['ren-vision-dev', VISION],
  sara: ['ren-speech-dev', SPEECH],
  'a member of vision': ['ren-vision-dev', VISION],
  'a member of speech': ['ren-speech-dev', SPEECH],
  'the account train of vision': [VISION],
  'the account train of speech': [SPEECH],
};

const { vera, ...OTHERS } = AT_FIRST;
const PAUL_FOR_VERA: Rights = { ...OTHERS, paul: vera };

const AFTER_THE_MOVE: Rights = {
  ...PAUL_FOR_VERA,
  sara: ['ren-speech-dev', TALK],
  'a member of speech': ['ren-speech-dev', TALK],
  'the account train of speech': [],
};

const NOBODY_OF_SIGHT: Rights = { ...AFTER_THE_MOVE, paul: [], 'a member of vision': [] };
const WITHOUT_SIGHT: Rights = { ...NOBODY_OF_SIGHT, 'the account train of vision': [] };

export const STEPS: readonly Step[] = [
  {
    commit: 'vision is called perception, and another admin takes over',
    layout: BY_STAGE,
    rights: PAUL_FOR_VERA,
    tenants: { [VISION]: 'perception', [SPEECH]: 'speech' },
  },
  {
    commit: 'perception is called insight',
    layout: BY_TENANT,
    rights: PAUL_FOR_VERA,
    tenants: { [VISION]: 'insight', [SPEECH]: 'speech' },
  },
  {
    commit: 'insight is called sight',
    layout: BY_TENANT,
    order: 'oldFirst',
    rights: PAUL_FOR_VERA,
    tenants: { [VISION]: 'sight', [SPEECH]: 'speech' },
  },
  {
    commit: 'prod of speech moves to a new namespace',
    layout: BY_TENANT,
    rights: AFTER_THE_MOVE,
    tenants: { [VISION]: 'sight', [SPEECH]: 'speech', [TALK]: 'speech' },
  },
  {
    commit: 'sight is charged to another cost center',
    layout: BY_TENANT,
    rights: AFTER_THE_MOVE,
    tenants: { [VISION]: 'sight' },
  },
  {
    commit: 'sight is suspended',
    layout: BY_TENANT,
    rights: NOBODY_OF_SIGHT,
    tenants: { [VISION]: 'sight' },
    becomes: { quotas: true, held: true },
  },
  {
    commit: 'sight goes on',
    layout: BY_TENANT,
    rights: AFTER_THE_MOVE,
    tenants: { [VISION]: 'sight' },
    becomes: { quotas: true },
  },
  {
    commit: 'sight drains',
    layout: BY_TENANT,
    rights: NOBODY_OF_SIGHT,
    tenants: { [VISION]: 'sight' },
    becomes: { quotas: true, held: true },
  },
  {
    commit: 'sight is given up',
    layout: BY_TENANT,
    rights: AFTER_THE_MOVE,
    tenants: { [VISION]: 'sight' },
    becomes: { quotas: true },
  },
  {
    commit: 'the entry of sight is deleted',
    layout: BY_TENANT,
    rights: WITHOUT_SIGHT,
    tenants: {},
    becomes: { gone: true },
  },
];
