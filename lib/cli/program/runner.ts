import type { Session } from '../session/session';
import type { Status } from '../session/status';

/** What runs a command. */
export type Action<Flags> = (session: Session, flags: Flags) => Status | Promise<Status>;

/** Makes what commander calls: it loads the action of a command when the command runs. */
export type Runner = <Flags>(load: () => Action<Flags>) => (flags: Flags) => Promise<void>;
