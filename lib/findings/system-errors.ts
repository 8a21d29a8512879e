/** Why the operating system refuses something with a file, by the code of its error. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EBUSY: 'another program holds it',
  EDQUOT: 'your disk quota is used up',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links form a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'no such file',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is not a folder',
  ENXIO: 'it is not a regular file',
  EPERM: 'the system does not permit it',
  EROFS: 'the file system is read-only',
  ERR_INVALID_ARG_VALUE: 'its name contains a null byte',
  EXDEV: 'it is on another file system',
};

/** Codes of missing rights. */
const LACKS_RIGHTS: readonly (string | undefined)[] = ['EACCES', 'EPERM'];

/** Codes of a full disk, or of a used-up quota. */
const LACKS_ROOM: readonly (string | undefined)[] = ['ENOSPC', 'EDQUOT'];

/**
 * The reason of the system in words, such as `permission is denied`. Codes without words are shown as they are.
 *
 * @param own - words for what was attempted, where they say more
 */
export function systemReason(error: unknown, own: Readonly<Record<string, string>> = {}): string {
  const code = systemCode(error);
  return code === undefined ? String(error) : (own[code] ?? REASONS[code] ?? code);
}

/** The message for a file that the system does not let us write. */
export function writeRefusal(file: string, error: unknown): string {
  return `${file} cannot be written: ${systemReason(error, { ENOENT: 'its folder does not exist' })}`;
}

/** The code of an error of the system, such as `ENOSPC`; undefined for other errors. */
export function systemCode(error: unknown): string | undefined {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** Whether rights are what is missing. */
export function lacksRights(error: unknown): boolean {
  return LACKS_RIGHTS.includes(systemCode(error));
}

/** Whether the disk or the quota of the disk is full. */
export function lacksRoom(error: unknown): boolean {
  return LACKS_ROOM.includes(systemCode(error));
}
