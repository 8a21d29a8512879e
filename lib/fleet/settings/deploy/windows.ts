import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { DEFAULT_WINDOW } from '../../model/defaults';
import type { FleetDeployWindow } from '../../model/fleet';
import type { DeployProps, DeployWindowProps } from '../../model/props';
import type { Merged, Written } from '../../model/written';
import { eachEntry } from '../../values/maps';
import { scheduleProblem } from '../../values/cron';
import { DURATION, type TextForm, checkForms } from '../../values/text-forms';
import { isTimeZone } from '../../values/time-zones';
import type { MergedEnvironment } from '../setting';

const TEXTS: Readonly<Record<'schedule' | 'duration' | 'timeZone', TextForm>> = {
  schedule: {
    is: (text) => /^[-0-9A-Za-z*,/?]+(?: [-0-9A-Za-z*,/?]+){4}$/.test(text) && text.length <= 255,
    what: 'a schedule',
    fix: () =>
      'Write minute, hour, day of the month, month and day of the week, such as `0 18 * * 5` for Fridays at 18:00.',
  },
  duration: DURATION,
  timeZone: {
    // Argo CD would read a name that it does not know as UTC.
    is: (text) => isTimeZone(text) && text.length <= 64,
    what: 'the name of a time zone',
    fix: () => 'Write it as the database of IANA does, such as `Europe/Berlin`.',
  },
};

/** Reports windows that never open. */
export function checkWindows(
  windows: Written<DeployProps>['windows'],
  path: FindingPath,
  findings: Findings,
): void {
  eachEntry(windows, (window, index) => {
    checkForms(TEXTS, window, { code: 'DEPLOY_INVALID', path: [...path, index], findings });
    checkSchedule(window.schedule, [...path, index, 'schedule'], findings);
  });
}

/** Reports a schedule that Argo CD does not read, or that never comes: its window would always be open. */
function checkSchedule(schedule: string | undefined, path: FindingPath, findings: Findings): void {
  if (schedule === undefined || !TEXTS.schedule.is(schedule)) return;
  const problem = scheduleProblem(schedule);
  if (problem === undefined) return;
  const { fix } = TEXTS.schedule;
  findings.add('DEPLOY_INVALID', path, `The schedule \`${schedule}\` ${problem}.`, fix(schedule));
}

/** Windows in normal form. Argo CD reads them in any order, and people in theirs. */
export function resolveWindows(
  windows: readonly Merged<DeployWindowProps>[] = [],
): FleetDeployWindow[] {
  return windows.map(({ kind, schedule, duration, timeZone, manualSync }) => ({
    kind: kind ?? DEFAULT_WINDOW.kind,
    schedule,
    duration,
    timeZone: timeZone ?? DEFAULT_WINDOW.timeZone,
    manualSync: manualSync ?? DEFAULT_WINDOW.manualSync,
  }));
}

/** Reports windows of an engine that has none. */
export function checkWindowsOf(
  { environment: { deploy }, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  if (deploy === undefined || deploy.engine === 'argocd' || deploy.windows.length === 0) return;
  findings.addOnce(
    'DEPLOY_INVALID',
    placeOf(['deploy', 'windows']),
    'Windows are for Argo CD, and the engine is Flux, which applies every commit.',
    'Remove `windows`, or write `engine: argocd`.',
  );
}
