import { createProgram } from './program.ts';
import { EXIT, type Terminal, UsageError, write } from './terminal.ts';

/**
 * Runs one command line (without `node` and the script's name).
 *
 * @returns the exit code: 0 clean, 1 findings, 2 wrong usage or configuration, 3 a failure of Portlint.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await createProgram(terminal, args);
  } catch (error) {
    if (error instanceof UsageError) {
      await write(terminal.stderr, `portlint: ${error.message}\n`);
      return EXIT.usage;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await write(
      terminal.stderr,
      `portlint: this is a failure of Portlint itself, please report it\n${detail}\n`,
    );
    return EXIT.failure;
  }
}
