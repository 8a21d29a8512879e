import { githubFormat } from './github';
import { jsonFormat } from './json';
import type { FormatName } from './names';
import type { Format } from './report';
import { sarifFormat } from './sarif';

/** The formats for programs. */
export const FORMATS: Readonly<Record<Exclude<FormatName, 'text'>, Format>> = {
  json: jsonFormat,
  github: githubFormat,
  sarif: sarifFormat,
};
