import { TenancyError, loadFleet, type FleetProps } from '../../lib';
import { formatPath } from '../../lib/findings/finding';

/** The findings of a fleet, each with its code and path in one text. */
export function readFleetOf(fleet: FleetProps): { place: string; message: string }[] {
  const findings = (() => {
    try {
      return loadFleet(fleet).warnings;
    } catch (error) {
      if (!(error instanceof TenancyError)) throw error;
      return error.findings;
    }
  })();
  return findings.map(({ code, path, message }) => ({
    place: `${code} ${formatPath(path)}`,
    message,
  }));
}
