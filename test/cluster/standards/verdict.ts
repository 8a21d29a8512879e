import { wordsOf } from '../battery/attack';
import type { Response } from '../client';

/**
 * Whether an answer is the expected one. A refusal is that of the guard rail, or the API server finds the pod invalid
 * before anybody judges it.
 */
export function verdictOf(
  answer: Response,
  isAdmitted: boolean,
): { readonly passed: boolean; readonly note: string } {
  const words = answer.status < 300 ? 'admitted' : wordsOf(answer);
  if (answer.status < 300 || isAdmitted) {
    return { passed: answer.status < 300 && isAdmitted, note: words };
  }
  const isOurs = answer.status === 403 && words.includes('[podSecurity]');
  return { passed: isOurs || answer.status === 422, note: words };
}
