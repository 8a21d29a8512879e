/**
 * Text that YAML 1.1 reads back as the same string. It is narrower than need be: what it leaves out is looked at more
 * closely below. `e3` is left out because YAML 1.1 reads it as a number.
 */
const PLAIN = /^(?![eE][-+0-9])[A-Za-z_/](?:[ :]?[\w./@=+,()-])*$/;

/** What YAML 1.1 reads as a boolean or as null, in the spellings that `yaml` knows. */
const RESERVED = new Set(
  ['y', 'yes', 'true', 'on', 'n', 'no', 'false', 'off', 'null'].flatMap((word) => [
    word,
    word.toUpperCase(),
    word.charAt(0).toUpperCase() + word.slice(1),
  ]),
);
const LONGEST_RESERVED = 5;

/** Whether a text stands for itself, as a key and as a value. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text) && !isReserved(text);
}

function isReserved(text: string): boolean {
  return text.length <= LONGEST_RESERVED && RESERVED.has(text);
}

/** One line in which every character is written as it is. */
const PRINTABLE = /^[ -~]+$/;

/** What makes a plain text something else: a first character that has a meaning, `: `, ` #`, a blank at an end. */
const INDICATOR = /^[ ,[\]{}#&*!|>'"%@`]|^[-?](?: |$)|: | #|[ :]$/;

/** First characters of no number, date, null, merge key or document marker, but for the exponent `e3`. */
const BEGINS_NO_NUMBER = /^(?![eE][-+0-9])[A-Za-z_/:($\\;^)]/;

const INTEGER = /^[-+]?[0-9]+$/;

/** What begins like a number and holds a character that no number and no date has: `100m`, `1Ti`, `10.0.0.0/8`. */
const NUMBER_WITH_MORE = /^[-+.0-9].*(?:[%/G-HJ-MO-SU-Wghjkmopqrsuvwy]|i$)/;

/** Documents begin and end with these. */
const MARKER = /^(?:---|\.\.\.)/;

/**
 * The text of a string that is a value, exactly as the package `yaml` writes it; nothing where that has to be asked
 * itself, as for several lines and for anything but ASCII.
 */
export function stringText(text: string): string | undefined {
  if (isPlain(text)) return text;
  if (text === '') return '""';
  if (!PRINTABLE.test(text) || MARKER.test(text)) return undefined;
  if (INDICATOR.test(text) || INTEGER.test(text)) return quote(text);
  if (BEGINS_NO_NUMBER.test(text)) return isReserved(text) ? quote(text) : text;
  return NUMBER_WITH_MORE.test(text) ? text : undefined;
}

/** Single quotes only where that saves escaping double ones. */
function quote(text: string): string {
  return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}
