/** Hooks of a test: one that throws (an `RpcError`) refuses the call at that point, one that never answers hangs it there. */
export interface Faults {
  /** Before anything is written. */
  beforeAppend?: (stream: string) => void | Promise<void>;
  /** What was written stays, whatever becomes of the answer. */
  afterCommit?: (stream: string) => void | Promise<void>;
  beforeRead?: () => void | Promise<void>;
  /** Before a subscription is confirmed, and before each thing that it is told. */
  beforeTold?: () => void | Promise<void>;
}

/** For a hook: never answers. */
export const hang = (): Promise<void> => new Promise(() => {});
