import { type Disposable, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { STATUS_NOTIFICATION, type StatusParams } from '../../shared/protocol.ts';
import { countOf } from './count-of.ts';

/** The status bar item: how far the scan is, how many ports and problems there are, or that the server is down. */
export class StatusItem implements Disposable {
  readonly #item = window.createStatusBarItem('portlint.status', StatusBarAlignment.Left, 40);
  readonly #subscriptions: Disposable[];

  /** Follows `client` until it is disposed. */
  constructor(client: BaseLanguageClient) {
    this.#item.name = 'Portlint';
    this.#subscriptions = [
      this.#item,
      client.onNotification(STATUS_NOTIFICATION, (status: StatusParams) => this.#follow(status)),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Starting) this.#starting();
        else if (newState === State.Stopped || newState === State.StartFailed) this.#down();
      }),
    ];
    this.#starting();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #follow(status: StatusParams): void {
    const { errors, warnings, information, hints } = status;
    if (status.state === 'scanning') {
      this.#show(`$(sync~spin) Portlint ${status.read}/${status.files}`, [
        `Reading the workspace: ${status.read} of ${countOf(status.files, 'file')}`,
      ]);
      return;
    }
    const ports = countOf(status.ports, 'port');
    const problems = errors + warnings;
    this.#show(`$(plug) ${ports}${problems > 0 ? `, ${countOf(problems, 'problem')}` : ''}`, [
      `${ports} in ${countOf(status.files, 'file')}`,
      `${countOf(errors, 'error')}, ${countOf(warnings, 'warning')}, ${countOf(information + hints, 'note')}`,
      ...(status.skipped > 0
        ? [`${countOf(status.skipped, 'file')} skipped or read in part ([log](command:portlint.showOutput))`]
        : []),
      'Click to show the port report.',
    ]);
  }

  #starting(): void {
    this.#show('$(sync~spin) Portlint', ['The language server is starting.']);
  }

  #down(): void {
    this.#show('$(error) Portlint', ['The language server is not running. Click to show its output.']);
    this.#item.command = 'portlint.showOutput';
    this.#item.backgroundColor = new ThemeColor('statusBarItem.errorBackground');
  }

  #show(text: string, tooltip: readonly string[]): void {
    const markdown = new MarkdownString(tooltip.join('\n\n'), true);
    markdown.isTrusted = { enabledCommands: ['portlint.showOutput'] };
    this.#item.text = text;
    this.#item.tooltip = markdown;
    this.#item.command = 'portlint.showReport';
    this.#item.backgroundColor = undefined;
    this.#item.show();
  }
}
