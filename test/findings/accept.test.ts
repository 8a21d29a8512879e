import { type Acceptance, takeAccepted } from '../../lib/findings/accept';
import { formatPath } from '../../lib/findings/finding';
import { Findings, startsWith } from '../../lib/findings/findings';

/** An acceptance of what is below `start`. */
const acceptance = (
  code: Acceptance['code'],
  why: string,
  ...start: readonly string[]
): Acceptance => ({
  code,
  why,
  path: [...start, 'accept', 0],
  covers: (place) => startsWith(place, start),
});

function warnings(...paths: readonly string[]): Findings {
  const findings = new Findings();
  for (const path of paths) findings.add('GPU_ZERO', [path, 'gpu'], 'None.', 'Fix it.');
  return findings;
}

const shown = ({ all }: Findings): string[] =>
  all.map(({ code, path }) => `${code} ${formatPath(path)}`);

describe('an accepted warning', () => {
  test('is no finding any more, and keeps its reason', () => {
    const findings = warnings('a', 'b');
    const accepted = takeAccepted([acceptance('GPU_ZERO', 'It is meant.', 'a')], findings);
    expect(accepted.map(({ finding, why }) => [finding.path[0], why])).toEqual([
      ['a', 'It is meant.'],
    ]);
    expect(shown(findings)).toEqual(['GPU_ZERO b.gpu']);
  });

  test('is not one with another code', () => {
    const findings = warnings('a');
    expect(takeAccepted([acceptance('QUOTA_REST', 'No.', 'a')], findings)).toEqual([]);
    expect(shown(findings)).toEqual(['GPU_ZERO a.gpu', 'ACCEPT_UNUSED a.accept[0]']);
  });

  test('of several reasons, the first counts, and none is unused', () => {
    const findings = warnings('a');
    const accepted = takeAccepted(
      [acceptance('GPU_ZERO', 'First.'), acceptance('GPU_ZERO', 'Second.', 'a')],
      findings,
    );
    expect(accepted.map(({ why }) => why)).toEqual(['First.']);
    expect(shown(findings)).toEqual([]);
  });

  test('can be many with one reason', () => {
    const findings = warnings('a', 'b');
    expect(takeAccepted([acceptance('GPU_ZERO', 'All.')], findings)).toHaveLength(2);
  });
});

describe('an error', () => {
  test('is never accepted', () => {
    const findings = new Findings();
    findings.add('POOL_UNKNOWN', ['a'], 'Wrong.', 'Fix it.');
    expect(takeAccepted([acceptance('POOL_UNKNOWN', 'No.')], findings)).toEqual([]);
    expect(shown(findings)).toEqual(['POOL_UNKNOWN a']);
  });

  test('keeps quiet about unused acceptances, because it stops later checks', () => {
    const findings = warnings('b');
    findings.add('POOL_UNKNOWN', ['a'], 'Wrong.', 'Fix it.');
    const accepted = takeAccepted(
      [acceptance('QUOTA_REST', 'Later.'), acceptance('GPU_ZERO', 'Now.')],
      findings,
    );
    expect(accepted.map(({ why }) => why)).toEqual(['Now.']);
    expect(shown(findings)).toEqual(['POOL_UNKNOWN a']);
  });
});
