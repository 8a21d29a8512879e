import type { Code } from '../codes';
import { ACCELERATORS } from './accelerators';
import { ACCEPTANCE } from './acceptance';
import type { Explanation, Explanations } from './explanation';
import { EXTENSIONS } from './extensions';
import { GUARD_RAIL_EXPLANATIONS } from './guard-rails';
import { NAMES } from './names';
import { NETWORK } from './network';
import { OUTPUT } from './output';
import { QUANTITIES } from './quantities';
import { READING } from './reading';
import { REFERENCES } from './references';
import { SHAPE } from './shape';
import { WORKLOADS } from './workloads';

/** Explanations of one subject. */
export interface ExplanationSection {
  readonly title: string;
  readonly explanations: Explanations;
}

/** Every code with its explanation, by subject, in the order of the table of codes. */
export const EXPLANATION_SECTIONS: readonly ExplanationSection[] = [
  { title: 'Files and YAML', explanations: READING },
  { title: 'Keys, types, words', explanations: SHAPE },
  { title: 'Names, labels, people', explanations: NAMES },
  { title: 'Quantities and splits', explanations: QUANTITIES },
  { title: 'Accelerators', explanations: ACCELERATORS },
  { title: 'Objects and containers', explanations: WORKLOADS },
  { title: 'Guard rails', explanations: GUARD_RAIL_EXPLANATIONS },
  { title: 'Network', explanations: NETWORK },
  { title: 'References', explanations: REFERENCES },
  { title: 'Accepted warnings', explanations: ACCEPTANCE },
  { title: 'Extensions', explanations: EXTENSIONS },
  { title: 'Output', explanations: OUTPUT },
];

/** What every code means. It does not compile while a code has no explanation. */
export const EXPLANATIONS: Readonly<Record<Code, Explanation>> = {
  ...READING,
  ...SHAPE,
  ...NAMES,
  ...QUANTITIES,
  ...ACCELERATORS,
  ...WORKLOADS,
  ...GUARD_RAIL_EXPLANATIONS,
  ...NETWORK,
  ...REFERENCES,
  ...ACCEPTANCE,
  ...EXTENSIONS,
  ...OUTPUT,
};
