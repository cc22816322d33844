import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Session } from '../session.ts';

/** The answer to a request that the client has taken back. */
export function cancelled<E = void>(): ResponseError<E> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

/** Resolves when the client takes its request back. */
export function untilCancelled(token: CancellationToken): Promise<void> {
  if (token.isCancellationRequested) return Promise.resolve();
  return new Promise(resolve => token.onCancellationRequested(() => resolve()));
}

/**
 * Runs a handler so that nothing it throws leaves it: the failure goes to the log and `fallback` to the
 * client. Errors that are meant for the client ({@link ResponseError}) pass.
 */
export async function guarded<T, F>(session: Session, fallback: F, run: () => Promise<T>): Promise<T | F> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    session.logError(error);
    return fallback;
  }
}
