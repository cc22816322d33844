/** What a test is given. The suite in the extension host needs nothing, the window's tests a page. */
interface Test<Context> {
  readonly name: string;
  readonly run: (context: Context) => Promise<void>;
}

const TEST_TIMEOUT_MS = 30_000;

/** Marks the lines that are meant for the person who runs the tests, among all that VS Code prints. */
export const REPORT_PREFIX = 'portlint-e2e: ';

/** Tests that run one after the other in one window, in the order in which they were declared. */
export class TestList<Context> {
  readonly #tests: Test<Context>[] = [];
  readonly #onFailure: (context: Context, name: string) => Promise<void>;

  /** `onFailure` keeps what helps to understand a failure, as long as it can be seen. */
  constructor(onFailure: (context: Context, name: string) => Promise<void> = async () => {}) {
    this.#onFailure = onFailure;
  }

  /** Declares a test. It passes when `run` resolves within 30 s. */
  readonly test = (name: string, run: (context: Context) => Promise<void>): void => {
    this.#tests.push({ name, run });
  };

  /**
   * Runs every test and reports one line each, with the error's stack below a failure.
   * @returns whether all passed
   */
  async run(context: Context, report: (line: string) => void): Promise<boolean> {
    let failed = 0;
    for (const { name, run } of this.#tests) {
      const start = performance.now();
      const took = () => `(${Math.round(performance.now() - start)} ms)`;
      try {
        await inTime(run(context));
        report(`ok - ${name} ${took()}`);
      } catch (error) {
        failed++;
        report(`not ok - ${name} ${took()}`);
        report(indent(plain(error instanceof Error ? (error.stack ?? error.message) : String(error))));
        await this.#onFailure(context, name);
      }
    }
    report(`# ${this.#tests.length - failed} of ${this.#tests.length} tests passed`);
    return failed === 0;
  }
}

function inTime(run: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${TEST_TIMEOUT_MS / 1000} s`)), TEST_TIMEOUT_MS);
  });
  return Promise.race([run, timeout]).finally(() => clearTimeout(timer));
}

/** Without the colours that Playwright writes. */
function plain(text: string): string {
  return text.replace(/\x1b\[[\d;]*m/g, '');
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
