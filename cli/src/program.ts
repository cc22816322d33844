import { Command, CommanderError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { REPORT_FORMATS, rules } from '../../shared/index.ts';
import { explain } from './commands/explain.ts';
import { init } from './commands/init.ts';
import { type LintOptions, lint } from './commands/lint.ts';
import { lsp } from './commands/lsp.ts';
import { type ReportOptions, report } from './commands/report.ts';
import { EXIT, type Terminal, write } from './terminal.ts';

const SEVERITIES = ['hint', 'information', 'warning', 'error'] as const;

/** Parses the command line, runs the command it names, and gives its exit code. */
export async function createProgram(terminal: Terminal, args: readonly string[]): Promise<number> {
  let code: number = EXIT.clean;
  // What commander prints is collected, so that it goes out whole and in order.
  let out = '';
  let err = '';
  const program = new Command('portlint')
    .description(
      'Finds TCP and UDP ports in manifests, settings, scripts and code, judges them, and offers fixes.',
    )
    .version(packageJson.version, '-v, --version')
    .configureOutput({
      writeOut: text => {
        out += text;
      },
      writeErr: text => {
        err += text;
      },
      outputError: text => {
        err += text.replace(/^error: /, 'portlint: ');
      },
    })
    .exitOverride()
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      '\nExit codes: 0 no finding at or above --fail-on, 1 findings, 2 wrong usage or configuration, 3 a failure of Portlint itself.',
    );

  const colour = new Option('--color <when>', 'colours and links')
    .choices(['auto', 'always', 'never'])
    .default('auto');
  const config = new Option(
    '--config <file>',
    'the configuration for every file, instead of the nearest .portlint.yaml',
  );

  const noCache = new Option('--no-cache', 'read every file, also those unchanged since the last run');

  program
    .command('lint', { isDefault: true })
    .description('judge the ports of files and folders (this folder, where none is named)')
    .argument('[path...]')
    .addOption(new Option('-f, --format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on')
        .choices(SEVERITIES)
        .default('warning'),
    )
    .addOption(
      new Option('--min-severity <severity>', 'print findings from this severity on')
        .choices(SEVERITIES)
        .default('hint'),
    )
    .option('--fix', 'apply the safe fixes, then report what is left')
    .addOption(config)
    .addOption(noCache)
    .addOption(colour)
    .action(async (paths: string[], options: LintOptions) => {
      code = await lint(terminal, paths, options);
    });

  program
    .command('report')
    .description('print the register: every port with its owner, role, place and verdicts')
    .argument('[path...]')
    .addOption(
      new Option('-f, --format <format>', 'how to print')
        .choices(['text', ...REPORT_FORMATS])
        .default('text'),
    )
    .addOption(config)
    .addOption(noCache)
    .addOption(colour)
    .action(async (paths: string[], options: ReportOptions) => {
      code = await report(terminal, paths, options);
    });

  program
    .command('lsp')
    .description('run the language server for an editor')
    .option('--stdio', 'talk over standard input and output (the only way)', true)
    .action(async () => {
      code = await lsp(terminal);
    });

  program
    .command('explain')
    .description('print what a rule finds, why it matters, and how to mend it')
    .argument('[rule]', `one of ${rules.map(rule => rule.meta.id).join(', ')}`)
    .addOption(colour)
    .action(async (rule: string | undefined, options: { color: 'auto' | 'always' | 'never' }) => {
      code = await explain(terminal, rule, options.color);
    });

  program
    .command('init')
    .description('write a commented .portlint.yaml into this folder')
    .option('--force', 'replace the one that is there')
    .action(async (options: { force?: boolean }) => {
      code = await init(terminal, options);
    });

  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end with 0; every mistake is a wrong usage.
    code = error.exitCode === 0 ? EXIT.clean : EXIT.usage;
  }
  if (out) await write(terminal.stdout, out);
  if (err) await write(terminal.stderr, err);
  return code;
}
