import { TenancyError, type Finding } from '../../lib';

/** The findings with which something is refused. */
export function findingsOf(build: () => unknown): readonly Finding[] {
  try {
    build();
  } catch (error) {
    if (error instanceof TenancyError) return error.findings;
    throw error;
  }
  throw new Error('nothing was thrown');
}
