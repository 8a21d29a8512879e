import type { Response } from './client';
import { waitFor } from './wait';

/**
 * How the API server begins when it counted two requests for one quota at the same moment. It is no refusal: whoever tries
 * again is admitted, or told that the quota is exceeded.
 */
export const QUOTA_CONFLICT = 'Operation cannot be fulfilled on resourcequotas';

/** What it says while the controller has not counted a new quota or kind yet, or still counts what was deleted. */
const BEHIND = /status unknown for quota|exceeded quota/;

type Send = () => Promise<Response>;

/** Sends what quotas count. Whether it is admitted is for the caller to judge. */
export async function sendCounted(send: Send): Promise<Response> {
  let answer = await send();
  for (let tries = 1; tries < 5 && isConflict(answer); tries++) answer = await send();
  return answer;
}

/**
 * Sends what there is room for, as soon as the quotas count what is there, and nothing that was deleted a moment ago. A
 * refusal that lasts is the answer.
 */
export async function sendWithin(send: Send, seconds = 30): Promise<Response> {
  let answer: Response | undefined;
  const isCounted = async (): Promise<boolean> => {
    answer = await sendCounted(send);
    return answer.status < 300 || !BEHIND.test(messageOf(answer));
  };
  try {
    await waitFor(isCounted, { what: 'a quota to be counted', seconds });
  } catch (error) {
    if (!answer) throw error;
  }
  return answer!;
}

function isConflict(answer: Response): boolean {
  return answer.status === 409 && messageOf(answer).startsWith(QUOTA_CONFLICT);
}

function messageOf({ body }: Response): string {
  return String(body?.message ?? '');
}
