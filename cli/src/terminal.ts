import type { Readable, Writable } from 'node:stream';

/** What a command sees of the world; tests put their own in its place. */
export interface Terminal {
  /** Absolute. */
  readonly cwd: string;
  /** Absolute path of the folder with the built bundles. */
  readonly distDirectory: string;
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The exit codes of the contract. */
export const EXIT = { clean: 0, findings: 1, usage: 2, failure: 3 } as const;

/** A mistake of the user's: the message is printed and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Writes all of `text`, waiting where the reader is slower than we are. A reader that went away is no error. */
export function write(stream: Writable, text: string): Promise<void> {
  // A failed write is also raised as an event, which ends the process where nobody listens.
  if (!stream.listeners('error').includes(toldByCallback)) stream.on('error', toldByCallback);
  return new Promise((resolve, reject) => {
    stream.write(text, error => {
      if (!error || (error as NodeJS.ErrnoException).code === 'EPIPE') resolve();
      else reject(error);
    });
  });
}

function toldByCallback(): void {}
