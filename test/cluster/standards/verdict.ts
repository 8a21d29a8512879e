import { wordsOf } from '../battery/attack';
import type { Response } from '../client';

/** Why an answer is not the expected one. A refusal is that of the guard rail, or the API server finds the pod invalid. */
export function verdictProblem(answer: Response, isAdmitted: boolean): string | undefined {
  const words = wordsOf(answer);
  if (answer.status < 300) return isAdmitted ? undefined : 'it was admitted';
  if (isAdmitted) return words;
  const isOurs =
    answer.status === 403 && words.includes("ValidatingAdmissionPolicy 'pod-security'");
  return isOurs || answer.status === 422 ? undefined : `refused for another reason: ${words}`;
}
