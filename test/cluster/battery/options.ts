import * as os from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { AREAS } from '../cases/areas';
import type { ReviewOptions } from '../rights/prove-rights';
import type { MutationChoice } from './mutation';
import { type Share, WHOLE } from './sample';

/** Proofs that have a platform of their own, in the order in which they run. */
export const BY_THEMSELVES = [
  'stories',
  'renames',
  'queue-rails',
  'devices',
  'access-reviews',
] as const;

export interface Options {
  readonly kubernetes?: string;
  readonly only?: readonly string[];
  readonly share: Share;
  readonly mutate?: MutationChoice;
  readonly reviews: ReviewOptions;
  readonly results: string;
  readonly record: boolean;
}

const REVIEWS = 1000;

/** The options of the command line, as test.ts explains them. */
export function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      kubernetes: { type: 'string' },
      only: { type: 'string' },
      share: { type: 'string' },
      mutate: { type: 'string' },
      mutants: { type: 'string' },
      noticed: { type: 'string' },
      reviews: { type: 'string' },
      seed: { type: 'string' },
      results: { type: 'string' },
      record: { type: 'boolean' },
    },
  });
  const only = values.only?.split(',');
  const names = ['apply', ...BY_THEMSELVES, ...AREAS.map(({ name }) => name)];
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown) throw new Error(`there is no area ${unknown}; there are ${names.join(', ')}`);
  const { mutate: depth, mutants, noticed, record } = values;
  if (depth !== undefined && depth !== 'objects' && depth !== 'all') {
    throw new Error(`--mutate takes objects or all, not ${depth}`);
  }
  const seed = wholeNumber('--seed', values.seed ?? '1');
  const of = wholeNumber('--share', values.share ?? '1');
  if (of > 1 && (record || depth)) throw new Error('--record and --mutate are for whole runs');
  const isWhole = !only || only.join() === 'stories';
  if (record && (!isWhole || mutants)) throw new Error('--record is for whole runs, or stories');
  const reviews = wholeNumber('--reviews', values.reviews ?? String(Math.ceil(REVIEWS / of)));
  return {
    kubernetes: values.kubernetes,
    only,
    share: of === 1 ? WHOLE : { of, seed },
    ...(depth && {
      mutate: {
        depth,
        before: noticed?.split(','),
        ...(mutants && { titles: new RegExp(mutants) }),
      },
    }),
    reviews: { reviews, seed },
    record: record ?? false,
    results: values.results ?? path.join(os.tmpdir(), 'cdk8s-tenancy-cluster.json'),
  };
}

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9][0-9]*$/.test(text)) {
    throw new Error(`${option} takes a number from 1 on, not ${text}`);
  }
  return Number(text);
}
