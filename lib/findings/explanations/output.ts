import type { Explanations } from './explanation';

/** Files that synth writes, and what stands in their way. */
export const OUTPUT = {
  FILE_FOREIGN: {
    cause:
      'Where synth wants to write, there is a file without our header, a folder or a link. ' +
      'Somebody else made it, and it may be the only copy.',
    fix: 'Move it away, delete it, or write to another folder with `--output`.',
    noExample: 'It is about what stands in the output folder.',
  },
  OUTPUT_UNWRITABLE: {
    cause:
      'The operating system refused a step: the disk is full, a permission is missing, or a file stands where a folder ' +
      'is needed. Files are renamed into place at the end, so none is half-written.',
    fix: 'Remove the cause that the finding names and run synth again. It clears what was left behind.',
    noExample: 'It is about the disk.',
  },
} as const satisfies Explanations;
