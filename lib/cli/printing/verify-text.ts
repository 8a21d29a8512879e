import { harmless } from '../../findings/print/frame-text';
import { objectTitle } from '../../verify/objects/manifest-objects';
import type { Outcome, Verdict } from '../../verify/verify-objects';
import {
  type Evidence,
  type Judgement,
  countOutcomes,
  evidenceOf,
  isBroken,
} from '../formats/judgement';
import { type Colors, colors } from '../session/color';
import { plural, wrapToWidth } from './words';

export interface VerifyTextOptions {
  readonly isColored: boolean;
  /** Whether only what is broken is printed. */
  readonly quiet: boolean;
}

/** How many places of one defect are listed. */
const PLACES = 3;

const COLUMNS = 96;

/** The judgement for people: what is broken first, each with its evidence, and then what holds. */
export function verifyText(judgement: Judgement, { isColored, quiet }: VerifyTextOptions): string {
  const paint = colors(isColored);
  const of = (outcome: Outcome): Verdict[] =>
    judgement.report.verdicts.filter((verdict) => verdict.outcome === outcome);
  const blocks = [...of('failed'), ...of('warned')].map((verdict) =>
    brokenText(judgement, verdict, paint),
  );
  if (!quiet) {
    blocks.push(
      listText(
        'Holds',
        of('passed').map(({ invariant }) => invariant.id),
      ),
      listText(
        'Not judged',
        of('skipped').map(({ invariant, why }) => `${invariant.id} (${why!})`),
      ),
    );
  }
  return [...blocks.filter((block) => block !== ''), verdictText(judgement, paint)].join('\n');
}

function brokenText(judgement: Judgement, verdict: Verdict, paint: Colors): string {
  const { invariant, outcome } = verdict;
  const mark = outcome === 'failed' ? paint.red('FAILED') : paint.yellow('WARNING');
  const heading = `${mark} ${paint.bold(invariant.id)}: ${invariant.title}.`;
  const groups = new Map<string, Evidence[]>();
  for (const item of evidenceOf(judgement, verdict)) {
    const words = `${item.message}\n${item.fix}`;
    groups.set(words, [...(groups.get(words) ?? []), item]);
  }
  return [heading, ...indented(invariant.reason, 2), ...[...groups.values()].flatMap(groupLines)]
    .map((line) => `${line}\n`)
    .join('');
}

/** One defect, and all places where it is. */
function groupLines(group: readonly Evidence[]): string[] {
  const { message, fix } = group[0]!;
  const places = group.slice(0, PLACES).map((item) => `  ${harmless(placeText(item))}`);
  const more = group.length - PLACES;
  return [
    ...places,
    ...(more > 0 ? [`  … and in ${plural(more, 'more place')}`] : []),
    ...indented(harmless(message), 4),
    ...indented(`> ${harmless(fix)}`, 4),
  ];
}

function placeText({ file, line, object, field }: Evidence): string {
  const where = object.namespace === undefined ? '' : ` in ${object.namespace}`;
  return `${file}:${line} ${objectTitle(object)}${where}${field === '' ? '' : `, ${field}`}`;
}

function indented(text: string, columns: number): string[] {
  return wrapToWidth(text, COLUMNS - columns).map((line) => `${' '.repeat(columns)}${line}`);
}

function listText(what: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return [`${what} (${items.length}):`, ...indented(items.join(', '), 2)]
    .map((line) => `${line}\n`)
    .join('');
}

function verdictText(judgement: Judgement, paint: Colors): string {
  const { target, report } = judgement;
  const { failed, warned, passed } = countOutcomes(report);
  const name = target === '-' ? 'Standard input' : target;
  const judged = `${plural(report.objects, 'object')}, ${plural(failed + warned + passed, 'invariant')}`;
  const broken = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(warned > 0 ? [`${warned} worth a look`] : []),
  ].join(', ');
  const verdict = isBroken(judgement) ? paint.red('fails') : paint.green('passes');
  return `${name} ${verdict}: ${judged}${broken === '' ? '' : `, ${broken}`}.\n`;
}
